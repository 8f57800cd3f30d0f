import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { type Histories, makeHistories } from './histories.ts';
import { measure } from './measure.ts';
import { type Figures, keyOf, type Probe, probesOf, type Variant } from './plan.ts';
import { judge, type Result, unmeasured } from './results.ts';
import { groupsOf, ROWS } from './rows.ts';
import { makeScratch } from './scratch.ts';

export interface BenchOptions {
  /** Letters of the rows to measure; none = all. */
  readonly rows: readonly string[];
  readonly rounds: number;
  /** Facts of the large history. */
  readonly facts: number;
  /** CSV of the order log for row i. */
  readonly log: string;
  /** Hears how far the run has come. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface Report {
  readonly machine: {
    readonly node: string;
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGiB: number;
  };
  readonly rounds: number;
  readonly facts: number;
  readonly seconds: number;
  /** What went wrong where a figure should have been; a missed reach is no failure. */
  readonly failures: readonly string[];
  readonly rows: readonly Result[];
}

/** Measures the chosen rows, every measurement in a process of its own, in a temporary folder. */
export async function runBench(options: BenchOptions): Promise<Report> {
  const startedMs = performance.now();
  const rows: Result[] = [];
  const failures: string[] = [];
  {
    await using scratch = await makeScratch();
    const histories = makeHistories(scratch.dir, options.say, options.signal);
    for (const group of chosenGroups(options)) {
      try {
        rows.push(...(await measureGroup(group, histories, options)));
      } catch (error) {
        options.signal.throwIfAborted();
        const failure = error instanceof Error ? error.message : String(error);
        failures.push(failure);
        rows.push(...group.map((variant) => unmeasured(variant, failure)));
      }
    }
  }
  const letters = Object.keys(ROWS);
  return {
    machine: machine(),
    rounds: options.rounds,
    facts: options.facts,
    seconds: Math.round((performance.now() - startedMs) / 1000),
    failures,
    rows: rows.toSorted((a, b) => letters.indexOf(a.row) - letters.indexOf(b.row)),
  };
}

function chosenGroups(options: BenchOptions): readonly (readonly Variant[])[] {
  const wanted = options.rows.length === 0 ? Object.keys(ROWS) : options.rows;
  return groupsOf(options)
    .map((group) => group.filter(({ row }) => wanted.includes(row)))
    .filter((group) => group.length > 0);
}

async function measureGroup(
  group: readonly Variant[],
  histories: Histories,
  options: BenchOptions,
): Promise<readonly Result[]> {
  const possible = group.filter(({ needs }) => needs === undefined || existsSync(needs));
  const probes = distinctProbes(possible);
  for (const probe of probes) await histories.prepare(probe);
  const rounds: ReadonlyMap<string, Figures>[] = [];
  while (possible.length > 0 && rounds.length < options.rounds) {
    // Every second round goes backwards, so that a drift of the machine favours nobody.
    const order = rounds.length % 2 === 0 ? probes : probes.toReversed();
    rounds.push(await measureRound(order, histories, options, rounds.length + 1));
  }
  return group.map((variant) =>
    possible.includes(variant)
      ? judge(variant, rounds)
      : unmeasured(variant, `not measured: there is no file ${variant.needs}`),
  );
}

async function measureRound(
  probes: readonly Probe[],
  histories: Histories,
  { say, rounds, signal }: BenchOptions,
  round: number,
): Promise<ReadonlyMap<string, Figures>> {
  const measured = new Map<string, Figures>();
  for (const probe of probes) {
    const size = probe.history ? ` on ${probe.history.facts} facts` : '';
    say(
      `round ${round} of ${rounds}: ${[probe.name, ...Object.values(probe.args)].join(' ')}${size}`,
    );
    const figures = await histories.lend(probe, (dir) =>
      measure(probe.name, { ...probe.args, dir }, signal),
    );
    measured.set(keyOf(probe), figures);
  }
  return measured;
}

function distinctProbes(variants: readonly Variant[]): readonly Probe[] {
  const all = variants.flatMap(({ ours, reference }) => [
    ...probesOf(ours),
    ...(reference ? probesOf(reference) : []),
  ]);
  return [...new Map(all.map((probe) => [keyOf(probe), probe])).values()];
}

function machine(): Report['machine'] {
  return {
    node: process.versions.node,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
}
