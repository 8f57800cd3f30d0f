import { describe, expect, it } from 'vitest';
import { NOTE_INDEXES, Notes } from '../../src/processes/notes.ts';
import type { Note } from '../../src/processes/process.ts';
import { openMemoryReadModels } from '../../src/read-models/memory.ts';

/** Notes of which the first are stored, the others of facts in hand. */
async function notesOf(stored: readonly Note[], fresh: readonly Note[]): Promise<Notes> {
  const readModels = openMemoryReadModels({ now: () => 0 });
  const collection = await readModels.open<Note>('process-p', 1, 'b', NOTE_INDEXES);
  const first = new Notes();
  for (const [index, note] of stored.entries()) first.take(note, index + 1);
  await collection.load({ puts: first.puts(), deletes: [], parked: [] });
  await collection.seal({ ledger: 'l', epoch: 1, through: 100 });
  const notes = new Notes(collection);
  for (const [index, note] of fresh.entries()) notes.take(note, index + 101);
  return notes;
}

const under = (key: string, ...values: readonly string[]): readonly Note[] =>
  values.map((value) => ({ key, value }));

describe('the last notes under a key', () => {
  it('are those that sort before a value, stored or not, the last first', async () => {
    const stored = [...under('SN-1', '01 a', '02 b', '03 c'), ...under('SN-10', '02 z')];
    const notes = await notesOf(stored, under('SN-1', '04 d', '05 e'));
    expect(await notes.lastNoted('SN-1', '05', 9)).toEqual(['04 d', '03 c', '02 b', '01 a']);
    expect(await notes.lastNoted('SN-1', '05', 2)).toEqual(['04 d', '03 c']);
    expect(await notes.lastNoted('SN-1', '03', 2)).toEqual(['02 b', '01 a']);
    expect(await notes.lastNoted('SN-1', '01', 2)).toEqual([]);
    expect(await notes.lastNoted('SN-9', '05', 2)).toEqual([]);
  });
});
