import type { Move } from './moves.ts';
import { Playground } from './playground.ts';

/** A company after a day of moves, at rest. */
export async function played(moves: readonly Move[]): Promise<Playground> {
  const playground = new Playground();
  for (const move of moves) await playground.play(move);
  await playground.rest();
  return playground;
}
