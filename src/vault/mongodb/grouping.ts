import { type VaultEntry, VaultOverloaded } from '../vault.ts';

const GROUP_ENTRIES_MAX = 1_000;
const GROUP_CHARS_MAX = 4_000_000;
const WAITING_ENTRIES_MAX = 20_000;
const WAITING_CHARS_MAX = 64_000_000;

interface Waiting {
  readonly entries: readonly VaultEntry[];
  readonly chars: number;
  readonly settle: (failure?: unknown) => void;
}

export interface GroupedPuts {
  add(entries: readonly VaultEntry[]): Promise<void>;
  /** Everything added so far has been stored or has failed. */
  settled(): Promise<void>;
}

/**
 * Puts that come while others are being stored wait, and are then stored together: one group at a
 * time, in the order in which they came.
 */
export function groupPuts(store: (entries: readonly VaultEntry[]) => Promise<void>): GroupedPuts {
  const waiting: Waiting[] = [];
  let entriesWaiting = 0;
  let charsWaiting = 0;
  let storing: Promise<void> | undefined;

  function nextGroup(): readonly Waiting[] {
    const group: Waiting[] = [];
    let entries = 0;
    let chars = 0;
    for (const put of waiting) {
      entries += put.entries.length;
      chars += put.chars;
      const isFull = entries > GROUP_ENTRIES_MAX || chars > GROUP_CHARS_MAX;
      if (isFull && group.length > 0) break;
      group.push(put);
      entriesWaiting -= put.entries.length;
      charsWaiting -= put.chars;
    }
    waiting.splice(0, group.length);
    return group;
  }
  async function storeAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = nextGroup();
      try {
        await store(group.flatMap(({ entries }) => entries));
        for (const { settle } of group) settle();
      } catch (failure) {
        for (const { settle } of group) settle(failure);
      }
    }
    storing = undefined;
  }
  return {
    async add(entries) {
      const chars = entries.reduce((sum, { text }) => sum + text.length, 0);
      const isTooMuch =
        entriesWaiting + entries.length > WAITING_ENTRIES_MAX ||
        charsWaiting + chars > WAITING_CHARS_MAX;
      if (isTooMuch && waiting.length > 0) throw new VaultOverloaded('too many puts wait');
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({
        entries,
        chars,
        settle: (failure) => (failure === undefined ? resolve() : reject(failure)),
      });
      entriesWaiting += entries.length;
      charsWaiting += chars;
      // A turn later, so that puts of one turn go together.
      storing ??= Promise.resolve().then(storeAll);
      await promise;
    },
    settled: async () => storing,
  };
}
