import type { Position } from '../../domain/envelope.ts';
import type { TripState } from '../../domain/trip/state.ts';
import { pause, turn } from '../../projections/pause.ts';
import type { Collection, ReadModels } from '../../read-models/read-models.ts';
import type { Locale } from '../../wording/say.ts';
import type { Api } from '../api.ts';
import { territoryOf } from '../feed/sight.ts';
import { eventLines } from './lines.ts';
import { type Changed, keyOf } from './news.ts';
import type { LiveEvent, LiveTopic } from './topic.ts';

const READ_TOGETHER = 50;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

export type TellingApi = Pick<Api, 'ledger' | 'readModels' | 'aggregates' | 'states'>;

/**
 * Changes as they are told, once the read models have come so far: each document as it stands
 * then. In lists, so that what is told is taken before more is read. Ends early at the signal.
 */
export async function* tell(
  api: TellingApi,
  changed: readonly Changed[],
  signal: AbortSignal,
): AsyncGenerator<readonly LiveEvent[], void, undefined> {
  const reached = new Map<LiveTopic, Collection<object>>();
  for (const [topic, ofTopic] of Map.groupBy(changed, (one) => one.topic)) {
    const wanted = Math.max(...ofTopic.map(({ position }) => position));
    const documents = await documentsAt(api, topic, wanted, signal);
    if (!documents) return;
    reached.set(topic, documents);
  }
  for (let at = 0; at < changed.length && !signal.aborted; at += READ_TOGETHER) {
    const some = changed.slice(at, at + READ_TOGETHER);
    yield await Promise.all(some.map((one) => eventOf(api, one, reached.get(one.topic))));
    await turn();
  }
}

/** Waits however long it takes; undefined at the signal. */
async function documentsAt(
  { ledger, readModels }: Pick<Api, 'ledger' | 'readModels'>,
  { projection }: LiveTopic,
  wanted: Position,
  signal: AbortSignal,
): Promise<Collection<object> | undefined> {
  const { identity } = ledger;
  for (let ms = FIRST_PAUSE_MS; !signal.aborted; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
    const documents = await publishedNow(readModels, projection);
    const checkpoint = await documents?.checkpoint();
    const isOurs = checkpoint?.ledger === identity.ledger && checkpoint.epoch === identity.epoch;
    if (isOurs && checkpoint.through >= wanted) return documents;
    await pause(ms, signal);
  }
  return undefined;
}

async function publishedNow(
  readModels: ReadModels,
  { name, version }: LiveTopic['projection'],
): Promise<Collection<object> | undefined> {
  const documents = await readModels.published<object>(name);
  return documents?.version === version ? documents : undefined;
}

async function eventOf(
  api: TellingApi,
  changed: Changed,
  documents: Collection<object> | undefined,
): Promise<LiveEvent> {
  const { topic, id, stream, position } = changed;
  const doc = (await documents?.get(id))?.doc;
  return {
    topic: topic.name,
    key: keyOf(changed),
    position,
    lines: linesOf(changed, doc),
    territory: doc ? topic.territory(doc) : await territoryOf(api, stream),
    drivers: await driversOf(api, doc ? topic.trips(doc) : []),
  };
}

/** The same for all languages where nothing is said in words. */
function linesOf({ topic, id, position }: Changed, doc: object | undefined): LiveEvent['lines'] {
  const subject = { [topic.subject]: id };
  const inWords = (locale: Locale) =>
    doc
      ? eventLines(topic.event, { ...subject, ...topic.shown(id, doc, locale) }, position)
      : eventLines('gone', { topic: topic.name, ...subject }, position);
  const zh = Buffer.from(inWords('zh-CN'));
  return { 'zh-CN': zh, en: topic.isWorded ? Buffer.from(inWords('en')) : zh };
}

async function driversOf(
  { states }: Pick<Api, 'states'>,
  trips: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(trips.map((trip) => states.state<TripState>(`trip-${trip}`)));
  return new Set(found.flatMap((state) => state?.vehicle?.driver ?? []));
}
