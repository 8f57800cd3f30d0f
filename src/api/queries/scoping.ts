import type { Principal } from '../../access/principal.ts';
import type { Territory } from '../../domain/territory.ts';
import { type TripPage, trips } from '../../projections/trips.ts';
import type { Collection, Condition, Where } from '../../read-models/read-models.ts';
import type { Api } from '../api.ts';

/** Newest first; what a driver has behind him for longer is found by its id. */
const TRIPS_OF_DRIVER_MAX = 200;

/**
 * Which index of a read model says where a document belongs. A kind that is left out: whoever is
 * confined by it sees nothing.
 */
export type ScopedBy = Partial<
  Readonly<Record<keyof Territory, { readonly field: string; readonly isList?: true }>>
>;

/**
 * The conditions that were asked for within the scope of who asks; undefined where nothing can
 * fulfil both. So what is foreign is neither listed nor counted.
 */
export function withinScope(
  { scope }: Pick<Principal, 'scope'>,
  by: ScopedBy,
  asked: Where,
): Where | undefined {
  let where = asked;
  for (const kind of KINDS) {
    const codes = scope[kind];
    if (codes === undefined) continue;
    const index = by[kind];
    if (!index) return undefined;
    const { field, isList } = index;
    const wanted = wantedIn(asked[field]);
    const left = wanted ? codes.filter((code) => wanted.includes(code)) : codes;
    if (left.length === 0) return undefined;
    where = { ...where, [field]: isList ? { hasAny: left } : { in: left } };
  }
  return where;
}

/** Where a driver's own loads are: by the trips that he drives. Undefined where there are none. */
async function ownTrips(
  { readModels }: Pick<Api, 'readModels'>,
  { subject }: Pick<Principal, 'subject'>,
): Promise<readonly string[]> {
  const documents = await readModels.published<TripPage>(trips.name);
  if (!documents || subject === undefined) return [];
  const ofStanding = (standing: readonly string[]) =>
    newestOf(documents, { driver: subject, standing: { in: standing } });
  const found = await Promise.all([
    ofStanding(['planned', 'under-way']),
    ofStanding(['completed', 'cancelled']),
  ]);
  return found.flat();
}

export function isDriver({ role }: Pick<Principal, 'role'>): boolean {
  return role === 'driver';
}

/** With what a driver may see: `field` lists the trips of a document. */
export async function withinLoads(
  api: Pick<Api, 'readModels'>,
  principal: Pick<Principal, 'role' | 'subject'>,
  field: string,
  asked: Where | undefined,
): Promise<Where | undefined> {
  if (!asked || !isDriver(principal)) return asked;
  const own = await ownTrips(api, principal);
  const wanted = wantedIn(asked[field]);
  const left = wanted ? own.filter((trip) => wanted.includes(trip)) : own;
  return left.length === 0 ? undefined : { ...asked, [field]: { hasAny: left } };
}

const KINDS = ['divisions', 'projects', 'sites'] as const satisfies readonly (keyof Territory)[];

/** The values of a condition that names them; undefined for one that does not. */
function wantedIn(condition: Condition | undefined): readonly unknown[] | undefined {
  if (condition === undefined) return undefined;
  if (typeof condition !== 'object') return [condition];
  if ('has' in condition) return [condition.has];
  if ('hasAny' in condition) return condition.hasAny;
  return 'in' in condition ? condition.in : undefined;
}

async function newestOf(documents: Collection<TripPage>, where: Where): Promise<readonly string[]> {
  const sort = { by: 'departedAt', descending: true };
  const { docs } = await documents.find({ where, sort, limit: TRIPS_OF_DRIVER_MAX });
  return docs.map(({ id }) => id);
}
