import {
  type Appended,
  type Ledger,
  NotRecorded,
  OutcomeUnknown,
} from '../../src/ledger/ledger.ts';

/** What happens to an append on its way to the ledger and back. */
export type Trouble =
  | 'none'
  /** Recorded, but the answer is lost. */
  | 'answer lost'
  /** Never arrived, and nobody knows. */
  | 'request lost'
  | 'refused'
  /** Another process appends to the stream first. */
  | 'overtaken'
  /** Answered after a while. */
  | 'slow';

export interface Troubled extends Ledger {
  /** Calls so far. */
  readonly calls: { append: number; read: number };
}

/** A ledger whose appends meet these troubles in turn, then none. */
export function troubled(
  ledger: Ledger,
  troubles: readonly Trouble[],
  overtake: (stream: string) => Promise<unknown> = async () => {},
): Troubled {
  const calls = { append: 0, read: 0 };
  const coming = [...troubles];
  return {
    ...ledger,
    calls,
    async append(...given) {
      calls.append += 1;
      return suffer(
        coming.shift() ?? 'none',
        () => ledger.append(...given),
        () => overtake(given[0]),
      );
    },
    read(...asked) {
      calls.read += 1;
      return ledger.read(...asked);
    },
  };
}

async function suffer(
  trouble: Trouble,
  append: () => Promise<Appended>,
  overtake: () => Promise<unknown>,
): Promise<Appended> {
  switch (trouble) {
    case 'none':
      return append();
    case 'answer lost':
      await append();
      throw new OutcomeUnknown('connection lost');
    case 'request lost':
      throw new OutcomeUnknown('connection lost');
    case 'refused':
      throw new NotRecorded('no room');
    case 'overtaken':
      await overtake();
      return append();
    case 'slow': {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return append();
    }
  }
}
