import type { Recorded } from '../domain/envelope.ts';
import { type Cell, csvHead, csvRows } from './csv-table.ts';
import { type History, historyOf, type Part } from './history.ts';

/** What every fact has a column for; what is its own stands in `data`, as JSON. */
const COLUMNS: Readonly<Record<string, (fact: Recorded) => Cell | undefined>> = {
  position: ({ position }) => position,
  id: ({ id }) => id,
  stream: ({ stream }) => stream,
  version: ({ version }) => version,
  type: ({ type }) => type,
  v: ({ v }) => v,
  occurredAt: ({ meta }) => meta.occurredAt,
  recordedAt: ({ meta }) => meta.recordedAt,
  timeQuality: ({ meta }) => meta.timeQuality,
  capture: ({ meta }) => meta.capture,
  actor: ({ meta }) => meta.actor,
  role: ({ meta }) => meta.role,
  source: ({ meta }) => meta.source,
  device: ({ meta }) => meta.device,
  site: ({ meta }) => meta.place?.site,
  lat: ({ meta }) => meta.place?.lat,
  lon: ({ meta }) => meta.place?.lon,
  commandId: ({ meta }) => meta.commandId,
  causationId: ({ meta }) => meta.causationId,
  correlationId: ({ meta }) => meta.correlationId,
  deviations: ({ deviations = [] }) => deviations.join(' '),
  data: ({ data }) => JSON.stringify(data),
};

/** Facts as a table for spreadsheets, in recording order, one row a fact; see `exportFacts`. */
export async function* exportFactsCsv(
  history: History,
  part: Part,
): AsyncGenerator<string, void, undefined> {
  yield csvHead(Object.keys(COLUMNS));
  const columns = Object.values(COLUMNS);
  for await (const facts of historyOf(history, part)) {
    yield csvRows(facts.map((fact) => columns.map((cellOf) => cellOf(fact) ?? '')));
  }
}
