import type { Words } from '../say.ts';

/** How a fact is spoken of: its name in a list, and what it says in one sentence. */
export interface FactWords {
  readonly name: Words;
  readonly says: Words;
}
