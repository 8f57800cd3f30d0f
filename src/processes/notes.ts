import type { Collection, Put } from '../read-models/read-models.ts';
import type { Note } from './process.ts';

/** What the notes of a process are found by. */
export const NOTE_INDEXES = { key: 'text' } as const;
const PAGE_NOTES = 1_000;

/**
 * The notes of a process: those in its collection, and those of the facts in hand, which are only
 * stored together with the checkpoint that lies behind them.
 */
export class Notes {
  readonly #stored: Pick<Collection<Note>, 'find'> | undefined;
  readonly #fresh = new Map<string, Put<Note>>();

  /** Without a collection they last as long as this object. */
  constructor(stored?: Pick<Collection<Note>, 'find'>) {
    this.#stored = stored;
  }

  take(note: Note, position: number): void {
    const id = idOf(note);
    if (!this.#fresh.has(id)) this.#fresh.set(id, { id, position, doc: note });
  }

  async noted(key: string): Promise<readonly string[]> {
    const values = new Set<string>();
    for await (const note of this.#storedUnder(key)) values.add(note.value);
    for (const { doc } of this.#fresh.values()) if (doc.key === key) values.add(doc.value);
    return [...values];
  }

  /** Of those values that sort before `before` the last ones, at most `most`, last first. */
  async lastNoted(key: string, before: string, most: number): Promise<readonly string[]> {
    const where = { key, id: { to: idOf({ key, value: before }) } };
    const sort = { by: 'id', descending: true };
    const found = await this.#stored?.find({ where, sort, limit: most });
    const stored = found?.docs.map(({ doc }) => doc.value) ?? [];
    const fresh = [...this.#fresh.values()].filter(({ doc }) => doc.key === key);
    const values = new Set([...stored, ...fresh.map(({ doc }) => doc.value)]);
    const earlier = [...values].filter((value) => value < before);
    return earlier.sort().reverse().slice(0, most);
  }

  /** Those to be stored. */
  puts(): readonly Put<Note>[] {
    return [...this.#fresh.values()];
  }

  /** They are stored now. */
  stored(): void {
    this.#fresh.clear();
  }

  async *#storedUnder(key: string): AsyncIterable<Note> {
    let after: string | undefined;
    do {
      const page = { where: { key }, limit: PAGE_NOTES, ...(after !== undefined && { after }) };
      const found = await this.#stored?.find(page);
      for (const { doc } of found?.docs ?? []) yield doc;
      after = found?.cursor;
    } while (after !== undefined);
  }
}

function idOf({ key, value }: Note): string {
  return `${key}\t${value}`;
}
