import type { Recorded } from '../../src/domain/envelope.ts';
import type { ShipmentFact } from '../../src/domain/shipment/facts.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { projections } from '../../src/projections/all.ts';
import { type ReplayedState, stateAt } from '../../src/projections/shipment-at.ts';
import { openReadModels } from '../../src/read-models/open.ts';
import { must, mustBeAlike } from './checks.ts';
import { ask, lading } from './lading.ts';
import type { Log, Parcel } from './log.ts';
import { type Standing, type Step, standingAfter, stepsOf } from './parcel.ts';

const PAGE_FACTS = 1_000;
const BY_COMMAND = 3;

type Fact = Recorded<ShipmentFact>;

interface Difference {
  readonly changes: readonly { what: string; before?: unknown; after?: unknown }[];
}

/** Every package, by both clocks, before, at and between all of its events. */
export async function allStandingsAgree(dataDir: string, log: Log): Promise<string> {
  const streams = await streamsOf(dataDir);
  let compared = 0;
  for (const parcel of log.parcels) {
    const facts = streams.get(`shipment-OML${parcel.id}`) ?? [];
    const steps = stepsOf(parcel);
    mustBeAlike(
      facts.map(({ type }) => type),
      steps.map(({ fact }) => fact),
      parcel.id,
    );
    for (const ms of instantsAround(steps)) {
      const at = new Date(ms).toISOString();
      const happened = standingAfter(
        parcel,
        steps.filter((step) => step.ms <= ms),
      );
      compare(`${parcel.id} at ${at}`, stateAt(facts, { at, by: 'occurred' }), happened);
      compared += 1;
    }
    for (const at of new Set(facts.map(({ meta }) => meta.recordedAt))) {
      const known = facts.filter(({ meta }) => meta.recordedAt <= at).length;
      const recorded = standingAfter(parcel, steps.slice(0, known));
      compare(`${parcel.id} recorded ${at}`, stateAt(facts, { at, by: 'recorded' }), recorded);
      compared += 1;
    }
  }
  return `${compared} states of ${log.parcels.length} packages`;
}

/** Some packages from the whole log through the command line itself. */
export async function standingsByCommandAgree(dataDir: string, log: Log): Promise<string> {
  const every = Math.floor(log.parcels.length / BY_COMMAND);
  for (let index = 0; index < BY_COMMAND; index += 1) {
    const parcel = log.parcels[index * every];
    if (parcel) await standingByCommandAgrees(dataDir, parcel);
  }
  return `${BY_COMMAND} packages`;
}

async function standingByCommandAgrees(dataDir: string, parcel: Parcel): Promise<void> {
  const id = `OML-${parcel.id}`;
  const steps = stepsOf(parcel);
  const packedMs = steps.find(({ fact }) => fact === 'UnitPacked')?.ms ?? Number.NaN;
  const at = new Date(packedMs).toISOString();
  const then = await ask<ReplayedState>(dataDir, 'replay', id, '--at', at);
  compare(
    `${id} at ${at}`,
    then,
    standingAfter(
      parcel,
      steps.filter(({ ms }) => ms <= packedMs),
    ),
  );
  const now = await ask<ReplayedState>(dataDir, 'replay', id, '--by', 'recorded');
  compare(id, now, standingAfter(parcel, steps));
  const early = new Date(Math.min(...steps.map(({ ms }) => ms)) - 1).toISOString();
  const { code } = await lading(dataDir, 'replay', id, '--at', early, '--json');
  must(code === 1, `${id} was there before it was planned`);
  const last = new Date(Math.max(...steps.map(({ ms }) => ms))).toISOString();
  const { changes } = await ask<Difference>(dataDir, 'replay', id, '--at', at, '--diff', last);
  const stage = changes.find(({ what }) => what === 'stage');
  mustBeAlike([stage?.before, stage?.after], ['packed', 'signed-off'], `${id}: the difference`);
}

function compare(of: string, found: ReplayedState | undefined, expected: Standing | undefined) {
  if (!(found && expected)) {
    must(!(found || expected), `${of} is ${found ? found.stage : 'not there'}`);
    return;
  }
  const sum = (column: 'picked' | 'shorted' | 'packed' | 'accepted'): number =>
    found.lines.reduce((total, line) => total + line[column], 0);
  const entered = Object.entries(found.entered).map(([stage, at]) => [stage, Date.parse(at)]);
  const standing: Standing = {
    stage: found.stage,
    entered: Object.fromEntries(entered),
    picked: sum('picked'),
    shorted: sum('shorted'),
    packed: sum('packed'),
    accepted: sum('accepted'),
    failedAttempts: found.attempts.length,
    facts: found.timeline.length,
  };
  mustBeAlike(standing, expected, of);
}

/** A millisecond before every step, at it, and halfway to the next. */
function instantsAround(steps: readonly Step[]): ReadonlySet<number> {
  const times = [...new Set(steps.map(({ ms }) => ms))];
  return new Set(
    times.flatMap((ms, index) => [ms - 1, ms, Math.floor((ms + (times[index + 1] ?? ms)) / 2)]),
  );
}

async function streamsOf(dataDir: string): Promise<ReadonlyMap<string, readonly Fact[]>> {
  await using ledger = await openLedger('sqlite:', dataDir, { write: false });
  const streams = new Map<string, Fact[]>();
  for (let after = 0; ; ) {
    const { facts, through } = await ledger.readAll(after, PAGE_FACTS);
    if (facts.length === 0) return streams;
    after = through;
    for (const fact of facts as readonly Fact[]) {
      const known = streams.get(fact.stream);
      if (known) known.push(fact);
      else streams.set(fact.stream, [fact]);
    }
  }
}

/** Every published document of every read model. */
export async function documentsOf(dataDir: string): Promise<readonly unknown[]> {
  await using readModels = await openReadModels('sqlite:', dataDir, { write: false });
  const documents: unknown[] = [];
  for (const { name } of projections) {
    const collection = await readModels.published(name);
    must(collection !== undefined, `${name} is not published`);
    for await (const page of collection?.all() ?? []) {
      for (const { id, position, doc } of page) documents.push([name, id, position, doc]);
    }
  }
  return documents;
}
