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

const WELL_BEGUN: readonly Told[] = [...upToLoaded.slice(1), load('U1', { trip: 'T1' }), depart()];

/** A story of one day, begun well or not: every telling has its own instant, in no order. */
export const story: fc.Arbitrary<readonly Told[]> = fc
  .tuple(
    fc.integer({ min: 0, max: WELL_BEGUN.length }),
    fc.array(anything, { minLength: 2, maxLength: 25, size: 'max' }),
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
