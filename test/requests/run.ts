import { parseArgs } from 'node:util';
import { openApiDocument } from '../../src/api/openapi/document.ts';
import type { Route } from '../../src/api/route.ts';
import { allRoutes } from '../../src/api/routes.ts';
import { randomFrom } from '../faults/fault.ts';
import { openApi, type Reply } from '../support/api.ts';
import { furnish, KNOWN_IDS } from '../support/furnished.ts';
import { wrongRequest } from './asking.ts';
import { pick } from './broken.ts';
import { promisedBy } from './expected-answers.ts';

/**
 * `npm run test:requests [-- --runs N] [--seed N]`: wrong requests to every route, made from the
 * routes' own schemas and examples. None may make the server fail, every answer is one that the
 * document promises, and a no changes nothing. Exit 1 with the requests that show otherwise.
 */
const RUNS = 20_000;
const FINDINGS_MAX = 20;
/** A wrong scan is a fact of its own, although it is answered by a no. */
const RECORDED_ALL_THE_SAME = new Set(['ScanRejected']);
/** Streams that do not end by themselves: their own tests read them. */
const ENDLESS = new Set(['/v1/live']);

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
});
const runs = Number(values.runs ?? RUNS);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`seed ${seed}; --seed ${seed} repeats this run`);
const random = randomFrom(seed);
const findings: string[] = [];
const statuses = new Map<number, number>();

await using opened = await openApi();
const admin = opened.as('admin');
await furnish(opened);
const routes = allRoutes(opened.api).filter(({ path }) => !ENDLESS.has(path));
const promised = promisedBy(openApiDocument(routes, { locale: 'en', version: '0' }));

for (let run = 0; run < runs && findings.length < FINDINGS_MAX; run += 1) {
  // Each route in turn, so that none is left out by chance.
  await tryOne(routes[run % routes.length] ?? pick(routes, random));
}
const counted = [...statuses].toSorted(([a], [b]) => a - b);
console.log(`${routes.length} routes; ${counted.map(([s, n]) => `${s}: ${n}`).join(', ')}`);
for (const finding of findings) console.log(`FOUND ${finding}`);
console.log(`${runs - findings.length} passed, ${findings.length} failed`);
process.exit(findings.length === 0 ? 0 : 1);

async function tryOne(route: Route): Promise<void> {
  const { request, broken } = wrongRequest(route, KNOWN_IDS, random);
  const before = await opened.api.ledger.head();
  const reply = await opened.ask({
    ...request,
    headers: { ...request.headers, ...admin.headers },
  });
  statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
  const wrong = wrongWith(route, reply) ?? (await changed(before, reply));
  if (wrong) findings.push(`${route.method} ${route.path} (${broken}): ${reply.status} ${wrong}`);
  if (reply.status < 300 && route.method !== 'GET') await opened.settled();
}

function wrongWith(route: Route, reply: Reply): string | undefined {
  if (reply.status >= 500) return `the server has failed: ${reply.text.slice(0, 300)}`;
  // Whatever is answered before the route is found is promised by none.
  const isElsewhere = reply.body?.type === '/problems/route-must-exist';
  return isElsewhere ? undefined : promised(route, reply);
}

async function changed(before: number, { status }: Reply): Promise<string | undefined> {
  if (status < 400) return undefined;
  const { facts } = await opened.api.ledger.readAll(before, 10);
  const types = facts.map(({ type }) => type).filter((type) => !RECORDED_ALL_THE_SAME.has(type));
  return types.length === 0 ? undefined : `and recorded ${types.join(', ')}`;
}
