import type { Action } from '../../access/actions.ts';
import type { Principal } from '../../access/principal.ts';
import { mayDo } from '../../access/roles.ts';
import { createReach, isUnconfined } from '../../access/scope.ts';
import type { Recorded } from '../../domain/envelope.ts';
import { masters } from '../../domain/master/decider.ts';
import type { Territory } from '../../domain/territory.ts';
import type { Api } from '../api.ts';

/** Whether a fact may be told to somebody. */
export type Sight = (fact: Pick<Recorded, 'stream' | 'data'>) => Promise<boolean>;

type SightApi = Pick<Api, 'aggregates' | 'states'>;

/** What a role must be allowed to read beside the facts; operations where nothing is said. */
const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['access', 'read:access'],
  ['alert', 'read:alerts'],
  ['outbox', 'subscription:manage'],
  ['subscription', 'subscription:manage'],
  ...masters.map(({ category }): [string, Action] => [category, 'read:master']),
]);
const STREAMS_REMEMBERED_MAX = 10_000;

/**
 * What one principal may see of the ledger's streams: by role, and by where the subject belongs
 * as the ledger knows it now. One that belongs nowhere yet is for those whom nothing confines.
 * A stream is looked at once; ask for a new sight with every request.
 */
export function sightOf(api: SightApi, principal: Principal): Sight {
  const reach = createReach(api.states, api.aggregates);
  const judged = new Map<string, boolean>();

  async function judge(stream: string): Promise<boolean> {
    const category = categoryOf(stream);
    if (!mayDo(principal.role, ACTIONS.get(category) ?? 'read:operations')) return false;
    if (!(await reach.sees(principal, stream))) return false;
    if (isUnconfined(principal.scope) || !api.aggregates.get(category)?.territory) return true;
    return (await territoryOf(api, stream)) !== undefined;
  }
  const seesStream = async (stream: string): Promise<boolean> => {
    const known = judged.get(stream);
    if (known !== undefined) return known;
    const sees = await judge(stream);
    if (judged.size >= STREAMS_REMEMBERED_MAX) judged.clear();
    judged.set(stream, sees);
    return sees;
  };
  return async ({ stream, data }) => {
    // A stub of master data says whose order or shipment has named it.
    const { seenIn } = data as { readonly seenIn?: unknown };
    const isToldOf = typeof seenIn !== 'string' || (await seesStream(seenIn));
    return isToldOf && seesStream(stream);
  };
}

/** Where a stream's subject belongs now; undefined while it belongs nowhere. */
export async function territoryOf(
  { aggregates, states }: SightApi,
  stream: string,
): Promise<Territory | undefined> {
  const territory = aggregates.get(categoryOf(stream))?.territory;
  const state = territory && (await states.state(stream));
  return state === undefined ? undefined : territory?.(state);
}

function categoryOf(stream: string): string {
  return stream.slice(0, Math.max(0, stream.indexOf('-')));
}
