import type { Collection } from '../read-models/read-models.ts';
import { asTheyAre, type Shown } from './documents-csv.ts';

/** Makes the id come first, whatever the document has. */
const FIRST = { id: '' };

/** A read model as one JSON object a line; `id` comes first. */
export async function* exportDocumentLines(
  collection: Pick<Collection<object>, 'all'>,
  shown: Shown = asTheyAre,
): AsyncGenerator<string, void, undefined> {
  for await (const page of collection.all()) {
    const lines = (await shown(page)).map(
      ({ id, doc }) => `${JSON.stringify({ ...FIRST, ...doc, id })}\n`,
    );
    yield lines.join('');
  }
}
