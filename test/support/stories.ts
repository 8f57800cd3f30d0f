import fc from 'fast-check';
import {
  apply,
  arrive,
  attempt,
  CABLE,
  close,
  closeUnit,
  confirm,
  correct,
  depart,
  hold,
  instead,
  lift,
  load,
  neverHappened,
  PUMPS,
  pack,
  pick,
  plan,
  print,
  release,
  reopen,
  shortPick,
  startDelivery,
  type Told,
  upToLoaded,
  voidLabel,
} from './controls.ts';
import {
  assign,
  cancel,
  find,
  handOver,
  inspect,
  lose,
  nest,
  pallet,
  putBack,
  receiveBack,
  receiveTransfer,
  seal,
  stage,
  startPick,
  transfer,
  unload,
  unnest,
  unpack,
} from './floor.ts';

const goods = fc.constantFrom(PUMPS, CABLE);
const qty = fc.constantFrom(0.5, 1, 1.001, 2, 3, 5);
const unit = fc.constantFrom('U1', 'U2', 'U3');
const some = fc.option(fc.subarray(['U1', 'U2', 'U3'], { minLength: 1 }), { nil: undefined });
const among = (units: string[] | undefined) => (units ? { units } : {});
const contents = fc.array(
  fc.record({ of: goods, qty }).map((row) => ({ ...row.of, qty: row.qty })),
  { minLength: 1, maxLength: 2 },
);
const disposition = fc.constantFrom('accepted', 'refused', 'missing', 'over');
const outcome = fc
  .record({ of: goods, qty, disposition, unit: fc.option(unit, { nil: undefined }) })
  .map((row) => ({
    ...row.of,
    qty: row.qty,
    disposition: row.disposition,
    ...(row.unit === undefined ? {} : { unit: row.unit }),
  }));

/** Whatever people may tell of a shipment, sensible or not. */
const anything: fc.Arbitrary<Told> = fc.oneof(
  fc.constantFrom(release(), hold('all'), hold('pick'), lift(), close(), reopen(), attempt()),
  fc.tuple(goods, qty).map(([of, n]) => pick(of, n)),
  fc.tuple(goods, qty).map(([of, n]) => shortPick(of, n)),
  fc
    .tuple(unit, contents)
    .map(([name, inside]) => pack({ unit: name, kind: 'carton', contents: inside })),
  unit.map((name) => closeUnit(name)),
  fc
    .tuple(unit, fc.constantFrom('L1', 'L2'))
    .map(([of, label]) => print(of, label, { reason: 'torn' })),
  fc.tuple(unit, fc.constantFrom('L1', 'L2')).map(([of, label]) => apply(of, label)),
  fc.tuple(unit, fc.constantFrom('L1', 'L2')).map(([of, label]) => voidLabel(of, label)),
  fc.tuple(unit, fc.constantFrom('T1', 'T2')).map(([of, trip]) => load(of, { trip })),
  fc
    .tuple(some, fc.option(fc.constantFrom('T1', 'T2'), { nil: undefined }))
    .map(([units, trip]) => depart({ ...among(units), ...(trip === undefined ? {} : { trip }) })),
  fc
    .tuple(some, fc.constantFrom('hub', 'depot', 'consignee'))
    .map(([units, stop]) => arrive(stop, among(units))),
  some.map((units) => startDelivery(among(units))),
  fc.constant(confirm()),
  fc.array(outcome, { minLength: 1, maxLength: 3 }).map((rows) => confirm({ rows })),
  fc.integer({ min: 1, max: 12 }).map((target) => correct(neverHappened(target))),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), goods, qty)
    .map(([target, of, n]) => correct(instead(target, 'ItemPicked', { ...of, qty: n }))),
);

const parent = fc.constantFrom('P1', 'P2', 'U3');
const back = fc
  .record({
    of: goods,
    qty,
    unit: fc.option(unit, { nil: undefined }),
    disposition: fc.constantFrom('restock', 'quarantine', 'scrap', 'redeliver'),
  })
  .map((row) => ({
    ...row.of,
    qty: row.qty,
    disposition: row.disposition,
    ...(row.unit === undefined ? {} : { unit: row.unit }),
  }));

/** What undoes, moves about, loses, finds and brings back. */
const roundabout: fc.Arbitrary<Told> = fc.oneof(
  fc.constantFrom(startPick(), cancel(), pallet('P1'), pallet('P2'), assign('T1'), handOver()),
  fc.tuple(goods, qty).map(([of, n]) => putBack(of, n)),
  fc.oneof(unit, parent).map((name) => unpack(name)),
  fc.tuple(fc.oneof(unit, parent), parent).map(([name, into]) => nest(name, into)),
  fc.tuple(fc.oneof(unit, parent), parent).map(([name, from]) => unnest(name, from)),
  unit.map((name) => seal(name, 'S1')),
  unit.map((name) => stage(name)),
  unit.map((name) => inspect(name, 'failed', { defects: ['dent'] })),
  fc.tuple(unit, fc.constantFrom('T1', 'T2')).map(([of, trip]) => unload(of, { trip })),
  fc.oneof(unit, parent).map((name) => lose(name)),
  fc.oneof(unit, parent).map((name) => find(name, 'HUB-W')),
  fc.array(back, { minLength: 1, maxLength: 2 }).map((rows) => receiveBack(rows)),
  fc
    .tuple(fc.constantFrom('T1', 'T2'), fc.constantFrom('hub', 'depot', 'consignee'))
    .map(([trip, stop]) => arrive(stop, { trip })),
  fc.constantFrom('T1', 'T2').map((trip) => startDelivery({ trip })),
  unit.map((name) => transfer(name)),
  fc.tuple(goods, qty).map(([of, n]) => cameOver(of, n)),
  fc
    .tuple(fc.integer({ min: 1, max: 25 }), unit, parent)
    .map(([target, name, into]) =>
      correct(instead(target, 'UnitNested', { unit: name, parent: into })),
    ),
  fc
    .tuple(fc.integer({ min: 1, max: 25 }), goods, qty)
    .map(([target, of, n]) => correct(instead(target, 'ItemPutBack', { ...of, qty: n }))),
);

/** A carton that another shipment gave. */
function cameOver(of: typeof PUMPS, n: number): Told {
  return receiveTransfer({
    transfer: 'X2',
    from: 'OML660003',
    party: 'SITE-METRO-7',
    units: [{ unit: 'U9', kind: 'carton', contents: [{ ...of, qty: n }] }],
    lines: [{ ...of, sku: 'PUMP-IS80', uom: 'H87' }],
  });
}

const WELL_BEGUN: readonly Told[] = [...upToLoaded.slice(1), load('U1', { trip: 'T1' }), depart()];

/** A story of one day, begun well or not: every telling has its own instant, in no order. */
export const story: fc.Arbitrary<readonly Told[]> = fc
  .tuple(
    fc.integer({ min: 0, max: WELL_BEGUN.length }),
    fc.array(fc.oneof(anything, roundabout), { minLength: 2, maxLength: 25, size: 'max' }),
    fc.infiniteStream(fc.integer({ min: 0, max: 86_399 })),
  )
  .map(([begun, tail, seconds]) => [
    plan(),
    ...[...WELL_BEGUN.slice(0, begun), ...tail].map((telling, index) => ({
      ...telling,
      envelope: { occurredAt: instantOf(seconds.next().value, index) },
    })),
  ]);

function instantOf(second: number, index: number): string {
  const time = new Date(Date.UTC(2026, 2, 2) + second * 1000 + index);
  return time.toISOString();
}
