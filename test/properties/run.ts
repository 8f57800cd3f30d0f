import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { breaches } from './laws.ts';
import { day, type Move } from './moves.ts';
import { played } from './played.ts';
import { Tally } from './tally.ts';

/** Days of a company, other ones at every run: `--seed N` takes those of an earlier run again. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    runs: { type: 'string' },
    path: { type: 'string' },
  },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const numRuns = Number(values.runs ?? 200);
console.log(`seed ${seed}, ${numRuns} days`);

const tally = new Tally();
const property = fc.asyncProperty(day, async (moves) => {
  const playground = await played(moves);
  await tally.add(playground);
  const found = await breaches(playground);
  if (found.length > 0) throw new Error(found.slice(0, 20).join('\n'));
});
const { path } = values;
const details = await fc.check(property, { seed, numRuns, ...(path !== undefined && { path }) });

const most = (counts: ReadonlyMap<string, number>, max = 100): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, max)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');
console.log(`${tally.facts} facts in ${tally.days} days`);
console.log(`commands: ${most(tally.answers)}; ${Math.round(tally.accepted * 100)} % accepted`);
console.log(`shipments ended: ${most(tally.stages)}`);
console.log(`recorded: ${most(tally.commands)}`);
console.log(`refused: ${most(tally.refusals, 30)}`);
if (details.failed) {
  const [moves] = details.counterexample ?? [];
  console.log(
    `broken, the least that breaks it (--seed ${seed} --path ${details.counterexamplePath})`,
  );
  console.log(moves ? await toldIn(moves) : '');
  console.log(String(details.errorInstance));
  process.exitCode = 1;
} else console.log('all laws hold');

async function toldIn(moves: readonly Move[]): Promise<string> {
  const { said } = await played(moves);
  return said
    .map(({ sending, answer }) => {
      const { at, occurredAt, stream, command, data } = sending;
      const late = occurredAt === at ? '' : ` (happened ${occurredAt})`;
      const answered = answer.kind === 'refused' ? answer.refusal.refused : answer.kind;
      return `${at}${late} ${stream} ${command} ${JSON.stringify(data)}: ${answered}`;
    })
    .join('\n');
}
