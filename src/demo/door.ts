import { streamOf } from '../domain/ids.ts';
import { SIGNATORIES } from './company.ts';
import type { Teller } from './diary.ts';
import { orderKey } from './orders.ts';
import { picker, planner, service, serviceLead, shiftLeader } from './people.ts';
import type { PackedUnit } from './units.ts';
import { type Rider, untilOnline } from './voyage.ts';
import type { Parcel } from './warehouse.ts';

const DAY_MINUTES = 1_440;
const RELATIONS = ['consignee', 'gate-keeper', 'agent'] as const;
const SITE_RELATIONS = ['site-manager', 'contractor', 'supervisor'] as const;
const ATTEMPT_FAILURES = [
  { reason: 'absent', responsible: 'consignee' },
  { reason: 'access', responsible: 'consignee' },
  { reason: 'address', responsible: 'shipper' },
  { reason: 'vehicle', responsible: 'carrier' },
] as const;

/** From the last stop to the customer's signature and the closed file. */
export function atTheDoor({ parcel, units }: Rider, by: Teller): void {
  if (parcel.fate.episode === 'mislaid') mislay(parcel, by, units);
  startDelivery(parcel, by);
  attempt(parcel, by);
  confirm(parcel, by, units);
  if (parcel.fate.miscounted) correctCount(parcel, units);
  signPaper(parcel, by);
  settle(parcel, units);
  close(parcel);
}

/** The customer has cancelled while it was on the road: it is stopped at the last stop. */
export function cameBack({ parcel, units }: Rider): void {
  const { diary, site, random, order, lines } = parcel;
  const place = order.customer.address;
  diary.of(streamOf('order', orderKey(order))).tell(service, 'CancelOrderLines', {
    request: `cancel-${site.slice(0, 2)}`,
    lines: lines.map(({ line }) => ({ line })),
    reason: '客户项目暂停',
  });
  diary.tell(service, 'RequestIntercept', { intercept: 'stop-1', reason: '客户取消订单' });
  diary.pass(20, 120);
  const stopped = { intercept: 'stop-1', outcome: 'confirmed', place };
  diary.tell(service, 'ReportIntercept', stopped);
  const rows = rowsIn(units);
  diary.tell(service, 'StartReturn', { return: 'back-1', rows, reason: '客户取消订单' });
  diary.pass(DAY_MINUTES, 3 * DAY_MINUTES);
  const restocked = rows.map((row) => ({ ...row, disposition: 'restock' }));
  const back = { return: 'back-1', rows: restocked, place: site };
  diary.tell(picker(site, random), 'ReceiveReturn', back);
  diary.pass(60, 600);
  diary.tell(planner, 'CloseShipment', {});
}

/** One unit is not where it should be, and turns up a day later. */
function mislay({ diary, order }: Parcel, by: Teller, [lost]: readonly PackedUnit[]): void {
  if (!lost) return;
  const { unit } = lost;
  const about = { kind: 'lost', responsible: 'carrier', severity: 'high' };
  diary.tell(by, 'ReportLost', { unit, responsible: 'carrier' });
  diary.pass(10, 60);
  diary.tell(service, 'RaiseException', { exception: 'lost-1', unit, ...about });
  diary.pass(0.4 * DAY_MINUTES, 0.9 * DAY_MINUTES);
  diary.tell(by, 'ReportFound', { unit, place: order.customer.address });
  diary.pass(5, 40);
  const resolution = '在相邻货位找到';
  diary.tell(service, 'ResolveException', { exception: 'lost-1', resolution });
  diary.pass(10, 60);
}

function startDelivery({ diary, order }: Parcel, by: Teller): void {
  if (!order.customer.policy.steps.includes('out-for-delivery')) return;
  diary.tell(by, 'StartDelivery', {});
  diary.reached('out-for-delivery');
  diary.pass(40, 300);
}

function attempt(parcel: Parcel, by: Teller): void {
  const { diary, fate, random } = parcel;
  for (let failed = 0; failed < fate.failedAttempts; failed += 1) {
    diary.tell(by, 'AttemptDelivery', random.pick(ATTEMPT_FAILURES));
    diary.pass(0.6 * DAY_MINUTES, 1.2 * DAY_MINUTES);
    startDelivery(parcel, by);
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
  return rowsIn(units).map((row) => ({ ...row, disposition: 'accepted' }));
}

function rowsIn(units: readonly PackedUnit[]) {
  return units.flatMap(({ unit, contents }) => contents.map((goods) => ({ unit, ...goods })));
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

/** The stamped receipt 回单 on its way to the invoice. */
function signPaper({ id, order, diary }: Parcel, by: Teller): void {
  if (!order.customer.policy.signOff?.paperReceipt) return;
  const receipt = `R-${id.slice(-7)}`;
  diary.tell(by, 'RecordPaperReceipt', { state: 'signed', receipt });
  diary.pass(60, 600);
  diary.tell(by, 'RecordPaperReceipt', { state: 'sent', receipt });
  diary.pass(0.5 * DAY_MINUTES, 1.5 * DAY_MINUTES);
  diary.tell(service, 'RecordPaperReceipt', { state: 'received', receipt });
}

/** What was not as it should be: an exception and its end, goods that come back. */
function settle(parcel: Parcel, units: readonly PackedUnit[]): void {
  const { diary, fate, site, random } = parcel;
  if (fate.miscounted) return;
  const [first] = rowsIn(units);
  if (!first || (fate.outcome !== 'damaged' && fate.outcome !== 'refused')) return;
  const exception = `${fate.outcome}-1`;
  const { order, line, unit } = first;
  const about = { kind: 'damage', responsible: 'carrier', severity: 'medium', order, line, unit };
  diary.pass(20, 200);
  diary.tell(service, 'RaiseException', { exception, ...about, qty: Math.min(1, first.qty) });
  if (fate.outcome === 'damaged') {
    const text = '外箱破损，要求补发包装';
    diary.tell(service, 'RecordComplaint', { complaint: 'complaint-1', kind: 'packaging', text });
    diary.pass(60, DAY_MINUTES);
    const answer = '已补发包装材料';
    diary.tell(service, 'CloseComplaint', { complaint: 'complaint-1', answer });
  } else {
    const rows = [{ ...first, qty: Math.min(1, first.qty) }];
    diary.tell(service, 'StartReturn', { return: 'back-1', rows, reason: '泵体渗漏' });
    diary.pass(DAY_MINUTES, 3 * DAY_MINUTES);
    const back = rows.map((row) => ({ ...row, disposition: 'quarantine' }));
    const data = { return: 'back-1', rows: back, place: site };
    diary.tell(picker(site, random), 'ReceiveReturn', data);
  }
  diary.tell(service, 'ResolveException', { exception, resolution: '承运商已认赔' });
}

function close({ id, order, diary, fate, site }: Parcel): void {
  if (!order.customer.policy.signOff?.paperReceipt) diary.pass(0.8 * DAY_MINUTES, 3 * DAY_MINUTES);
  else diary.pass(60, DAY_MINUTES);
  const missing = fate.outcome === 'missing' && !fate.miscounted;
  const override = { approvedBy: shiftLeader(site).actor, reason: '承运商已认赔' };
  const claim = `CLM-${id.slice(-6)}`;
  diary.tell(planner, 'CloseShipment', missing ? { claim, override } : {});
  diary.reached('closed');
}
