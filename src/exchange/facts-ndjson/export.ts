import { type History, historyOf, type Part } from '../history.ts';

/**
 * Facts as they are recorded, one JSON object a line, in recording order: the form in which an
 * installation moves. Persons are references here; what they stand for stays in the vault. What
 * `importFacts` takes back is a whole history or whole streams, not a part cut out by time.
 */
export async function* exportFacts(
  ledger: History,
  part: Part,
): AsyncGenerator<string, void, undefined> {
  for await (const facts of historyOf(ledger, part)) {
    yield facts.map((fact) => `${JSON.stringify(fact)}\n`).join('');
  }
}
