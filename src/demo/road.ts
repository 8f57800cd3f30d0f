import { SIGNATORIES } from './company.ts';
import type { Teller } from './diary.ts';
import { driver, planner, service, serviceLead, shiftLeader } from './people.ts';
import type { PackedUnit } from './units.ts';
import type { Parcel } from './warehouse.ts';

const DAY_MINUTES = 1_440;
const OFFLINE_MINUTES = { from: 180, to: 1_100 };
const RELATIONS = ['consignee', 'gate-keeper', 'agent'] as const;
const SITE_RELATIONS = ['site-manager', 'contractor', 'supervisor'] as const;
const ATTEMPT_FAILURES = [
  { reason: 'absent', responsible: 'consignee' },
  { reason: 'access', responsible: 'consignee' },
  { reason: 'address', responsible: 'shipper' },
  { reason: 'vehicle', responsible: 'carrier' },
] as const;

/** From the loading dock to the customer's signature and the closed file. */
export function onTheRoad(parcel: Parcel, units: readonly PackedUnit[]): void {
  if (units.length === 0) return;
  const by = driver(parcel.random);
  depart(parcel, by);
  arrive(parcel, by);
  attempt(parcel, by);
  confirm(parcel, by, units);
  close(parcel);
}

function depart(parcel: Parcel, by: Teller): void {
  const { diary, fate, order, random } = parcel;
  diary.tell(by, 'DepartShipment', {}, { lateMinutes: untilOnline(parcel) });
  diary.reached('in-transit');
  if (fate.leavesUnderHold) {
    diary.pass(120, 600);
    diary.tell(shiftLeader(parcel.site), 'LiftHold', { hold: 'quality-1', reason: '抽检合格' });
  }
  const [least, most] = order.customer.roadDays;
  const days = random.int(least, most);
  if (days > 1) {
    diary.pass(0.3 * DAY_MINUTES, 0.6 * DAY_MINUTES);
    const place = random.pick(['HUB-WUXI', 'HUB-CHANGSHA', 'HUB-XIAN']);
    diary.tell(by, 'ArriveShipment', { stop: 'hub', place });
    diary.reached('in-transit');
  }
  const road = days - 0.5 + fate.heldUpDays;
  diary.pass((road - 0.3) * DAY_MINUTES, (road + 0.2) * DAY_MINUTES);
}

/** Minutes until a driver's reports reach us. */
function untilOnline({ fate, random }: Parcel): number {
  return fate.offline ? random.int(OFFLINE_MINUTES.from, OFFLINE_MINUTES.to) : 0;
}

function arrive({ diary, order }: Parcel, by: Teller): void {
  const { steps } = order.customer.policy;
  if (steps.includes('arrive')) {
    const stop = steps.includes('out-for-delivery') ? 'depot' : 'consignee';
    diary.tell(by, 'ArriveShipment', { stop, place: order.customer.address });
    diary.reached('arrived');
    diary.pass(20, 240);
  }
  if (steps.includes('out-for-delivery')) startDelivery({ diary }, by);
}

function startDelivery({ diary }: Pick<Parcel, 'diary'>, by: Teller): void {
  diary.tell(by, 'StartDelivery', {});
  diary.reached('out-for-delivery');
  diary.pass(40, 300);
}

function attempt({ diary, fate, order, random }: Parcel, by: Teller): void {
  for (let failed = 0; failed < fate.failedAttempts; failed += 1) {
    diary.tell(by, 'AttemptDelivery', random.pick(ATTEMPT_FAILURES));
    diary.pass(0.6 * DAY_MINUTES, 1.2 * DAY_MINUTES);
    if (order.customer.policy.steps.includes('out-for-delivery')) startDelivery({ diary }, by);
  }
}

function confirm(parcel: Parcel, by: Teller, units: readonly PackedUnit[]): void {
  const { diary, fate, order, random } = parcel;
  const { policy, project } = order.customer;
  const rows = rowsOf(units, fate.miscounted ? 'missing' : fate.outcome);
  const relation = random.pick(project ? SITE_RELATIONS : RELATIONS);
  const lateMinutes = fate.miscounted ? 0 : untilOnline(parcel);
  diary.tell(
    by,
    'ConfirmDelivery',
    {
      ...(rows && { rows }),
      signatory: random.pick(SIGNATORIES),
      relation,
      ...(relation !== 'consignee' && !fate.withoutProof && { evidence: [`POD-${parcel.id}`] }),
      ...(policy.signOff?.stamp && { stamped: true }),
      ...(fate.outcome === 'remarks' && { remarks: '外箱有压痕，内物完好' }),
    },
    { note: 'delivery', lateMinutes },
  );
  diary.reached('signed-off');
  if (fate.miscounted) correctCount(parcel, units);
}

/** What the consignee said, row by row; undefined where all was well. */
function rowsOf(units: readonly PackedUnit[], outcome: Parcel['fate']['outcome']) {
  if (outcome === 'clean' || outcome === 'remarks') return undefined;
  const rows = acceptedRows(units);
  const [first, ...others] = rows;
  if (!first) return undefined;
  const odd = {
    damaged: { disposition: 'accepted', condition: 'damaged', reason: '外箱破损' },
    refused: { disposition: 'refused', condition: 'damaged', reason: '泵体渗漏' },
    missing: { disposition: 'missing' },
  }[outcome];
  const left = first.qty > 1 ? [{ ...first, qty: first.qty - 1 }] : [];
  return [{ ...first, qty: Math.min(1, first.qty), ...odd }, ...left, ...others];
}

function acceptedRows(units: readonly PackedUnit[]) {
  return units.flatMap(({ unit, contents }) =>
    contents.map(({ order, line, qty }) => ({ unit, order, line, qty, disposition: 'accepted' })),
  );
}

function correctCount({ diary, fate }: Parcel, units: readonly PackedUnit[]): void {
  const n = fate.failedAttempts + 1;
  const data = { n, rows: acceptedRows(units), relation: 'consignee' };
  diary.pass(60, 400);
  diary.tell(service, 'RequestCorrection', (versionOf) => ({
    request: 'count-1',
    reason: '货主清点无误，司机漏数一件',
    groups: [
      {
        target: versionOf('delivery'),
        kind: 'incorrect_data',
        replacements: [{ type: 'DeliveryConfirmed', data }],
      },
    ],
  }));
  diary.pass(30, 200);
  diary.tell(serviceLead, 'ApproveCorrection', { request: 'count-1' });
}

function close({ diary, fate, site }: Parcel): void {
  diary.pass(0.8 * DAY_MINUTES, 3 * DAY_MINUTES);
  if (fate.outcome === 'refused') return;
  const missing = fate.outcome === 'missing' && !fate.miscounted;
  const override = { approvedBy: shiftLeader(site).actor, reason: '承运商已认赔' };
  diary.tell(planner, 'CloseShipment', missing ? { override } : {});
  diary.reached('closed');
}
