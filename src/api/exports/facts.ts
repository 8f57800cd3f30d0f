import type { Recorded } from '../../domain/envelope.ts';
import { exportFactsCsv } from '../../exchange/facts-csv.ts';
import { exportFacts } from '../../exchange/facts-ndjson/export.ts';
import { type History, isPartOf, type Part } from '../../exchange/history.ts';
import { turn } from '../../projections/pause.ts';
import type { Api } from '../api.ts';
import { sightOf } from '../feed/sight.ts';
import type { Asked } from '../route.ts';
import { type Export, type Format, nothingYet } from './export.ts';
import type { Period } from './wishes.ts';

/** Few, so that what waits for a slow reader is little. */
const PAGE_FACTS = 200;
const ALL: Part = {};

/**
 * Facts that the asker may see, as they are recorded up to now: persons stay references. It ends
 * by throwing once the asker has gone.
 */
export async function factsExport(
  api: Pick<Api, 'ledger' | 'aggregates' | 'states'>,
  { principal, signal }: Pick<Asked, 'principal' | 'signal'>,
  { fromMs, toMs }: Period,
  format: Format,
): Promise<Export> {
  const { ledger } = api;
  const part = { fromMs, toMs: toMs + 1 };
  const counts = nothingYet();
  const through = await ledger.head();
  const sees = sightOf(api, principal);

  async function wanted(facts: readonly Recorded[]): Promise<readonly Recorded[]> {
    const found: Recorded[] = [];
    for (const fact of facts) {
      if (fact.position > through || !isPartOf(part, fact)) continue;
      if (await sees(fact)) found.push(fact);
    }
    counts.rows += found.length;
    return found;
  }
  const history: History = {
    head: async () => through,
    read: (...asked) => ledger.read(...asked),
    async readAll(after, limit, want) {
      // An embedded store never waits: others, and who hangs up, need their turn.
      await turn();
      signal.throwIfAborted();
      const page = await ledger.readAll(after, Math.min(limit, PAGE_FACTS), want);
      return { facts: await wanted(page.facts), through: page.through };
    },
  };
  const write = format === 'csv' ? exportFactsCsv : exportFacts;
  return { about: 'facts', format, texts: write(history, ALL), counts, through };
}
