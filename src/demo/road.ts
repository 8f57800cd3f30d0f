import { toInstant } from '../domain/instant.ts';
import { type Teller, ZONE_MINUTES } from './diary.ts';
import { atTheDoor, cameBack } from './door.ts';
import { customsBroker, driver, erpPostings, shiftLeader } from './people.ts';
import {
  arrive,
  breakDown,
  callAtHub,
  depart,
  load,
  planVoyage,
  type Rider,
  tellPositions,
  untilOnline,
  type Voyage,
} from './voyage.ts';
import type { Parcel } from './warehouse.ts';

const DAY_MINUTES = 1_440;
/** What calling at a hub takes of a road's days. */
const HUB_DAYS = 0.35;

/** From the loading dock to the customer's signature and the closed file. */
export function onTheRoad(riders: readonly [Rider, ...Rider[]]): void {
  const [{ parcel }] = riders;
  if (parcel.fate.episode === 'customs') clearCustoms(parcel);
  const voyage = planVoyage(riders);
  load(voyage);
  for (const rider of riders) holdAtTheGate(rider.parcel);
  parcel.diary.pass(10, 70);
  for (const rider of riders) postGoodsIssue(rider.parcel);
  const by = driver(parcel.random);
  drive(voyage, by);
  for (const rider of riders) {
    if (rider.parcel.fate.episode === 'called-back') cameBack(rider);
    else atTheDoor(rider, by);
  }
}

/** Export goods wait for their declaration: a hold keeps them in the yard meanwhile. */
function clearCustoms({ diary, id }: Parcel): void {
  const declaration = `DEC-${id.slice(-6)}`;
  const hold = { hold: 'customs-1', kind: 'customs', scope: 'depart', reason: '等待海关放行' };
  diary.tell(erpPostings, 'RequireDocument', { kind: 'customs-declaration' });
  diary.tell(customsBroker, 'HoldShipment', hold);
  diary.pass(60, 300);
  diary.tell(customsBroker, 'AttachDocument', {
    kind: 'customs-declaration',
    number: declaration,
  });
  for (const status of ['declared', 'inspected', 'released']) {
    diary.tell(customsBroker, 'ReportCustoms', { status, declaration });
    diary.pass(60, 500);
  }
  diary.tell(customsBroker, 'LiftHold', { hold: 'customs-1', reason: '海关已放行' });
  diary.pass(20, 90);
}

function holdAtTheGate({ fate, diary, site }: Parcel): void {
  if (!fate.leavesUnderHold) return;
  const hold = { hold: 'quality-1', kind: 'quality', scope: 'depart', reason: '抽检未完' };
  diary.tell(shiftLeader(site), 'HoldShipment', hold);
  diary.reached('loaded');
}

/** Projects are invoiced by what has left; the ERP's period may be closed. */
function postGoodsIssue({ order, fate, diary }: Parcel): void {
  const fails = fate.episode === 'posting-failed';
  if (fate.leavesUnderHold || !(fails || order.customer.project)) return;
  const issue = 'issue-1';
  diary.tell(erpPostings, 'RequestGoodsIssue', { issue });
  diary.pass(1, 4);
  if (fails) {
    const reason = '会计期间已关闭';
    diary.tell(erpPostings, 'ConfirmPosting', { issue, outcome: 'failed', code: 'M7053', reason });
    diary.pass(30, 200);
  }
  const document = `49${order.number.slice(-8)}`;
  diary.tell(erpPostings, 'ConfirmPosting', { issue, outcome: 'posted', document });
  diary.reached('loaded');
  diary.pass(2, 10);
}

function drive(voyage: Voyage, by: Teller): void {
  const { riders, days, hub, diary } = voyage;
  const held = Math.max(...riders.map(({ parcel }) => parcel.fate.heldUpDays));
  depart(voyage, by, Math.max(...riders.map(({ parcel }) => untilOnline(parcel))));
  reachedAll(riders, 'in-transit');
  for (const { parcel } of riders) liftAtLast(parcel);
  if (hub) {
    callAtHub(voyage, by);
    reachedAll(riders, 'in-transit');
  }
  const road = days - 0.5 + held - (hub ? HUB_DAYS : 0);
  if (held > 0) {
    const etaMs = diary.nowMs + (road + 0.5) * DAY_MINUTES * 60_000;
    breakDown(voyage, by, toInstant(Math.round(etaMs), ZONE_MINUTES));
    reachedAll(riders, 'in-transit');
  }
  diary.pass((road - 0.3) * DAY_MINUTES, (road + 0.2) * DAY_MINUTES);
  if (voyage.end === 'consignee') tellPositions(voyage);
  arrive(voyage, by);
  if (riders.every(({ parcel }) => parcel.order.customer.policy.steps.includes('arrive'))) {
    reachedAll(riders, 'arrived');
    diary.pass(20, 240);
  }
}

function liftAtLast({ fate, diary, site }: Parcel): void {
  if (!fate.leavesUnderHold) return;
  diary.pass(120, 600);
  diary.tell(shiftLeader(site), 'LiftHold', { hold: 'quality-1', reason: '抽检合格' });
}

function reachedAll(riders: Voyage['riders'], stage: 'in-transit' | 'arrived'): void {
  for (const { parcel } of riders) parcel.diary.reached(stage);
}
