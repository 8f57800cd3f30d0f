import type { Position } from '../domain/envelope.ts';
import { isSame } from '../domain/same.ts';
import {
  type Collection,
  type ReadModels,
  type Stored,
  UnreadableStore,
} from '../read-models/read-models.ts';
import { type BulkOptions, foldBulk } from './bulk.ts';
import { foldDocument } from './document.ts';
import { turn } from './pause.ts';
import type { AnyProjection } from './projection.ts';
import { Superseded, usableBuild } from './usable.ts';

const FINDINGS_MAX = 100;

export interface VerifyOptions
  extends Pick<BulkOptions, 'ledger' | 'correctionOf' | 'correctionTypes' | 'progress' | 'signal'> {
  readonly readModels: ReadModels;
  readonly projections: readonly AnyProjection[];
  /** Empty, and the caller's to throw away: holds the fresh fold meanwhile. */
  readonly scratch: ReadModels;
}

interface Finding {
  readonly projection: string;
  /** Absent where the whole read model is meant. */
  readonly id?: string;
  /**
   * `unusable`: nothing published that fits this ledger and version. `parked`: waits behind a
   * fact that could not be applied. The others: not what a fresh fold of the stream gives.
   */
  readonly kind: 'unusable' | 'parked' | 'missing' | 'extra' | 'different';
  readonly detail: string;
}

export interface Verified {
  /** Documents that are what a fresh fold gives. */
  readonly documents: number;
  /** The first FINDINGS_MAX of them. */
  readonly findings: readonly Finding[];
  readonly found: number;
}

interface Checked {
  readonly projection: AnyProjection;
  readonly collection: Collection<object>;
  readonly through: Position;
  readonly parked: ReadonlySet<string>;
  readonly cold: Collection<object>;
}

type Report = (projection: string, kind: Finding['kind'], detail: string, id?: string) => void;

/** Compares every published document with a fresh fold of the ledger up to its checkpoint. */
export async function verifyReadModels(options: VerifyOptions): Promise<Verified> {
  const findings: Finding[] = [];
  let found = 0;
  const report: Report = (projection, kind, detail, id) => {
    found += 1;
    const finding = { projection, kind, detail };
    if (findings.length < FINDINGS_MAX)
      findings.push(id === undefined ? finding : { ...finding, id });
  };
  const checked: Checked[] = [];
  for (const projection of options.projections) {
    await unlessDamaged(projection, report, async () => {
      const one = await openToCheck(options, projection, report);
      if (one) checked.push(one);
    });
  }
  await foldBulk({ ...options, targets: checked });
  let documents = 0;
  for (const one of checked) {
    await unlessDamaged(one.projection, report, async () => {
      documents += await compareStored(options, one, report);
      await reportMissing(one, report);
    });
  }
  return { documents, findings, found };
}

async function unlessDamaged(
  { name }: AnyProjection,
  report: Report,
  look: () => Promise<void>,
): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof UnreadableStore || error instanceof Superseded)) throw error;
    report(name, 'unusable', error.message);
  }
}

async function openToCheck(
  { ledger, readModels, scratch }: VerifyOptions,
  projection: AnyProjection,
  report: Report,
): Promise<Checked | undefined> {
  const { name, version } = projection;
  // Says what is damaged; whether a build is usable does not.
  await readModels.published(name);
  const collection = await usableBuild(ledger, readModels, projection);
  const checkpoint = await collection?.checkpoint();
  if (!collection || !checkpoint) {
    report(name, 'unusable', 'nothing that fits this ledger is published: rebuild it');
    return undefined;
  }
  const parked = await collection.parked();
  for (const { id, position, factType, error } of parked) {
    report(name, 'parked', `${factType} at position ${position}: ${error}`, id);
  }
  const ids = new Set(parked.map(({ id }) => id));
  const cold = await scratch.open<object>(name, version, 'fresh', {});
  return { projection, collection, through: checkpoint.through, parked: ids, cold };
}

/** Answers how many documents are as they should be. */
async function compareStored(
  options: VerifyOptions,
  one: Checked,
  report: Report,
): Promise<number> {
  const { name } = one.projection;
  let good = 0;
  for await (const page of one.collection.all()) {
    await turn();
    options.signal?.throwIfAborted();
    for (const stored of page) {
      if (one.parked.has(stored.id)) continue;
      const fresh = await freshDocument(options, one, stored);
      if (fresh && isSame(stored.doc, fresh)) good += 1;
      else if (fresh) report(name, 'different', `not what its stream says`, stored.id);
      else report(name, 'extra', 'no stream gives this document', stored.id);
    }
  }
  return good;
}

async function freshDocument(
  { ledger, correctionOf }: VerifyOptions,
  { projection, through, cold }: Checked,
  { id, position }: Stored<object>,
): Promise<object | undefined> {
  if (position <= through) return (await cold.get(id))?.doc;
  // Written since we looked, or by an owner whose checkpoint could not follow any more.
  const correction = correctionOf(projection.category);
  const folded = await foldDocument(ledger, projection, correction, id, { position });
  return folded.doc;
}

async function reportMissing(
  { projection, collection, parked, cold }: Checked,
  report: Report,
): Promise<void> {
  for await (const page of cold.all()) {
    const stored = await Promise.all(page.map(({ id }) => collection.get(id)));
    for (const [at, { id }] of page.entries()) {
      if (parked.has(id) || stored[at]) continue;
      report(projection.name, 'missing', 'its stream gives a document', id);
    }
  }
}
