import fc from 'fast-check';

/** One thing that somebody does in a day of the company. */
export interface Move {
  /** What the one who tells it decides by, see Dice. */
  readonly seed: number;
  /** Minutes since the move before. */
  readonly minutes: number;
  /** Minutes between what happened and its telling. */
  readonly late: number;
  readonly trouble: Trouble;
}

/**
 * `again`: the same command is sent twice. `later`: it waits in the device until a `flush` sends
 * all that wait, in another order. `busy`: the processes do nothing yet. `crash`: they are killed
 * after so many commands.
 */
type Trouble =
  | { readonly kind: 'none' | 'again' | 'later' | 'flush' | 'busy' }
  | { readonly kind: 'crash'; readonly after: number };

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Trouble>({ kind: 'none' }) },
  { weight: 2, arbitrary: fc.constant<Trouble>({ kind: 'again' }) },
  { weight: 2, arbitrary: fc.constant<Trouble>({ kind: 'later' }) },
  { weight: 1, arbitrary: fc.constant<Trouble>({ kind: 'flush' }) },
  { weight: 2, arbitrary: fc.constant<Trouble>({ kind: 'busy' }) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 6 }).map((after): Trouble => ({ kind: 'crash', after })),
  },
);

const MOVES_MAX = 150;

const move: fc.Arbitrary<Move> = fc.record({
  seed: fc.noShrink(fc.nat()),
  minutes: fc.integer({ min: 0, max: 20 }),
  late: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 240 }) },
  ),
  trouble,
});

/** A day of the company, mostly so long that goods come to their consignees. */
export const day: fc.Arbitrary<readonly Move[]> = fc.noBias(
  fc.array(move, { minLength: 1, maxLength: MOVES_MAX, size: 'max' }),
);
