import type { AnyDecider } from '../../domain/decider.ts';
import type { Recorded } from '../../domain/envelope.ts';
import type { Fact } from '../../domain/facts.ts';
import { struckVersions } from '../../domain/history.ts';
import { epochMs } from '../../domain/instant.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { historyOf, type Part, wholeStream } from '../history.ts';
import { openDeclarations } from './attributes.ts';
import { eventOf } from './event.ts';
import { type OcelObject, objectsOf } from './objects.ts';
import { type ObjectType, type Relation, relationsOf } from './relations.ts';

type Aggregates = ReadonlyMap<string, AnyDecider>;
type Category = 'shipment' | 'order';

/**
 * The history as an object-centric event log, OCEL 2.0 in JSON, for process-mining tools. Facts
 * are the events, by occurredAt; shipments, units, orders, lines and what they name are the
 * objects. Facts that a correction struck are left out, their replacements stand in. Personal
 * data is not in it. The history is read twice; kept in memory are the ids of the objects and
 * what was struck. The types come last, when all their attributes have been met.
 */
export async function* exportOcel(
  ledger: Ledger,
  aggregates: Aggregates,
  part: Part,
): AsyncGenerator<string, void, undefined> {
  const [objectTypes, eventTypes] = [openDeclarations(), openDeclarations()];
  const struck = new Set<string>();
  yield '{"objects":[';
  let separator = '';
  for await (const object of objectsIn(ledger, aggregates, part, struck)) {
    const { id, type, attributes, relations } = object;
    const times = attributes.map(({ time }) => time);
    const named = objectTypes.declare(type, attributes);
    const values = named.map(({ name, value }, index) => ({ name, value, time: times[index] }));
    yield separator + JSON.stringify({ id, type, attributes: values, ...related(relations) });
    separator = ',\n';
  }
  yield '],\n"events":[';
  separator = '';
  for await (const facts of historyOf(ledger, part)) {
    for (const fact of facts as readonly Recorded<Fact>[]) {
      const { category, subject } = ownerOf(fact.stream);
      if (!category || struck.has(placeOf(fact))) continue;
      const { id, type, time, attributes, relations } = eventOf(fact, category, subject);
      const named = eventTypes.declare(type, attributes);
      yield separator +
        JSON.stringify({ id, type, time, attributes: named, ...related(relations) });
      separator = ',\n';
    }
  }
  yield `],\n"objectTypes":${JSON.stringify(objectTypes.types())},`;
  yield `\n"eventTypes":${JSON.stringify(eventTypes.types())}}\n`;
}

/** Every object that an event of the part is about, each once; fills in what was struck. */
async function* objectsIn(
  ledger: Ledger,
  aggregates: Aggregates,
  part: Part,
  struck: Set<string>,
): AsyncGenerator<OcelObject, void, undefined> {
  const { toMs = Number.POSITIVE_INFINITY } = part;
  const told = new Set<string>();
  const given = new Set<string>();
  /** What facts are about, and perhaps no stream tells more of. */
  const wanted = new Map<string, ObjectType>();

  async function* newsOf(stream: string) {
    const { category, subject } = ownerOf(stream);
    if (!category || told.has(stream)) return;
    told.add(stream);
    const all = (await wholeStream(ledger, stream)) as readonly Recorded<Fact>[];
    const facts = all.filter(({ meta }) => epochMs(meta.recordedAt) < toMs);
    const correction = aggregates.get(category)?.correction ?? (() => null);
    const versions = struckVersions(facts, correction);
    for (const version of versions.keys()) struck.add(placeOf({ stream, version }));
    const valid = facts.filter(({ version }) => !versions.has(version));
    const related = valid.flatMap((fact) => relationsOf(fact, subject));
    for (const { id, type } of related) wanted.set(id, type);
    yield* news(objectsOf(valid, subject), given);
  }
  for await (const facts of historyOf(ledger, part)) {
    for (const { stream } of facts) yield* newsOf(stream);
  }
  // The orders of a shipment that is exported alone.
  const orders = [...wanted].filter(([, type]) => type === 'order');
  for (const [stream] of orders) yield* newsOf(stream);
  for (const [id, type] of wanted) yield* news([{ id, type, ...NOTHING }], given);
}

const NOTHING = { attributes: [], relations: [] };

function* news(objects: readonly OcelObject[], given: Set<string>) {
  for (const object of objects) {
    if (given.has(object.id)) continue;
    given.add(object.id);
    yield object;
  }
}

function related(relations: readonly Relation[]) {
  return { relationships: relations.map(({ id, qualifier }) => ({ objectId: id, qualifier })) };
}

function placeOf({ stream, version }: { readonly stream: string; readonly version: number }) {
  return `${stream} ${version}`;
}

/** undefined for a stream of a category that has no objects here. */
function ownerOf(stream: string): { readonly category?: Category; readonly subject: string } {
  const dash = stream.indexOf('-');
  const [category, subject] = [stream.slice(0, dash), stream.slice(dash + 1)];
  return category === 'shipment' || category === 'order' ? { category, subject } : { subject };
}
