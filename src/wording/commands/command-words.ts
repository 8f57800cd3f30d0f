import type { Words } from '../say.ts';

/** How a command is spoken of: what a button says, and what it does in one sentence. */
export interface CommandWords {
  readonly name: Words;
  readonly does: Words;
}
