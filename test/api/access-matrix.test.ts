import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessRole } from '../../src/access/principal.ts';
import type { Route } from '../../src/api/route.ts';
import { allRoutes } from '../../src/api/routes.ts';
import { ACCESS_ROLES } from '../../src/domain/access/words.ts';
import { type Asker, type OpenedApi, openApi, type Reply } from '../support/api.ts';
import { DRIVER, furnish, KNOWN_IDS } from '../support/furnished.ts';

/**
 * Every route, every role, with a scope that holds the subject, with another one, and without a
 * key. What must come of it stands in `access-matrix.txt`, a line for each route, and is not
 * derived from the product's own tables: a new route without a line fails.
 *
 * `<method> <path> <what the scope does> <roles that may>`. The scope: `subject` hides it with
 * 404; `list` leaves out what is foreign; `free` has no say; `own-tests` says that signing in has
 * tests of its own. `open` and `all` instead of roles: anybody, and anybody with a key;
 * `driver(none)`: a driver may, and none of them is a load.
 */
interface Row {
  readonly scope: 'subject' | 'list' | 'free' | 'own-tests';
  readonly roles: readonly string[];
}

const ROWS = new Map(
  readFileSync(join(import.meta.dirname, 'access-matrix.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line): [string, Row] => {
      const [method, path, scope, ...roles] = line.split(' ');
      return [`${method} ${path}`, { scope: scope as Row['scope'], roles }];
    }),
);
const OWN = { sites: ['SZ-01'] };
const OTHER = { sites: ['ELSEWHERE-9'] };
const STRANGER = `subject:${'8'.repeat(32)}`;
/** Streams that end only with their reader: their own tests look at who may. */
const ENDLESS = new Set(['GET /v1/live']);

let opened: OpenedApi;
let routes: readonly Route[];

beforeAll(async () => {
  opened = await openApi();
  await furnish(opened);
  routes = allRoutes(opened.api).filter((route) => {
    return !ENDLESS.has(nameOf(route)) && ROWS.get(nameOf(route))?.scope !== 'own-tests';
  });
});
afterAll(() => opened[Symbol.asyncDispose]());

describe('the table of access', () => {
  it('has a line for every route and no other', () => {
    const names = allRoutes(opened.api).map(nameOf);
    expect([...ROWS.keys()].toSorted()).toEqual(names.toSorted());
  });

  it('asks everybody but the open routes who they are', async () => {
    const wrong = await failing(async (route, row) => {
      const { status } = await asked(opened.stranger, route);
      return (status === 401) === isOpen(row) ? `${status}` : undefined;
    });
    expect(wrong).toEqual([]);
  });

  for (const role of ACCESS_ROLES) {
    it(`holds for ${role}, within the own scope and outside of it`, async () => {
      const [own, other] = askers(role);
      const wrong = await failing(async (route, row) => {
        const may = ['open', 'all', role].some((who) => row.roles.includes(who));
        if (row.roles.includes(`${role}(none)`)) return onlyUnknown(await asked(own, route));
        const within = wrongWithin(await asked(own, route), may, row);
        return within ?? wrongOutside(await asked(other, route), may, row);
      });
      expect(wrong).toEqual([]);
    });
  }
});

function askers(role: AccessRole): readonly [Asker, Asker] {
  if (role !== 'driver') return [opened.as(role, OWN), opened.as(role, OTHER)];
  return [opened.as(role, {}, { subject: DRIVER }), opened.as(role, {}, { subject: STRANGER })];
}

function onlyUnknown({ status }: Reply): string | undefined {
  return status === 404 ? undefined : `within: ${status}, not 404`;
}

/** What somebody with the right scope was told and should not have been. */
function wrongWithin({ status, text }: Reply, may: boolean, { scope }: Row): string | undefined {
  if (!may) return status === 403 ? undefined : `within: ${status}, not 403`;
  const isLet = status !== 401 && status !== 403 && status < 500;
  const isFound = scope === 'free' || status !== 404;
  return isLet && isFound ? undefined : `within: ${status} ${text.slice(0, 120)}`;
}

/** Nobody learns from outside whether there is such a subject. */
function wrongOutside({ status, text }: Reply, may: boolean, { scope }: Row): string | undefined {
  if (!may) return status === 403 ? undefined : `outside: ${status}, not 403`;
  if (scope === 'subject') return status === 404 ? undefined : `outside: ${status}, not 404`;
  const isTold =
    scope === 'list' && status < 300 && Object.values(KNOWN_IDS).some((id) => names(text, id));
  return isTold ? `outside: told of ${text.slice(0, 120)}` : undefined;
}

/** Master data and reports have names that everybody knows. */
function names(text: string, id: string): boolean {
  const bare = id.replaceAll('-', '');
  const isSubject = bare.startsWith('PS') || id.includes(':') || id.startsWith('T-');
  return isSubject && (text.includes(id) || text.includes(bare));
}

async function failing(
  wrongWith: (route: Route, row: Row) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const route of routes) {
    const row = ROWS.get(nameOf(route));
    const wrong = row && (await wrongWith(route, row));
    if (wrong !== undefined) found.push(`${nameOf(route)}: ${wrong}`);
  }
  return found;
}

/** Tries only, where the route can: what one role does must not be in the way of the next. */
function asked(asker: Asker, route: Route): Promise<Reply> {
  const query = route.query && 'dry-run' in route.query.shape ? '?dry-run=true' : '';
  const path = `${route.path.replaceAll(/:(\w+)/g, (_, name: string) => idFor(name, route))}${query}`;
  const [example] = Object.values(route.body?.examples ?? {});
  const media = route.body?.media?.[0] ?? 'application/json';
  const headers = example ? { 'content-type': media } : {};
  const body = example?.value;
  switch (route.method) {
    case 'GET':
      return asker.get(path);
    case 'DELETE':
      return asker.delete(path);
    case 'POST':
      return asker.post(path, body, headers);
    case 'PUT':
      return asker.put(path, body, headers);
  }
}

function idFor(name: string, { topic }: Route): string {
  const known = name === 'trip' ? KNOWN_IDS.trips : KNOWN_IDS[topic];
  return encodeURIComponent(known ?? 'NONE-1');
}

function isOpen({ roles }: Row): boolean {
  return roles.includes('open');
}

function nameOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}
