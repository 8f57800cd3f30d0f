import type { Principal } from '../../access/principal.ts';
import { streamOf } from '../../domain/ids.ts';
import { type SubscriptionState, scopeOf } from '../../domain/subscription/decider.ts';
import { subscriptionIdOf } from '../../domain/subscription/id.ts';
import { isWithin } from '../../domain/territory.ts';
import type { Api } from '../api.ts';
import { notWellFormed } from '../failures.ts';
import { unknownSubject } from '../queries/reading.ts';

/** A subscription that whoever asks may see: it tells of nothing beyond their own scope. */
export interface Owned {
  readonly subscription: string;
  readonly stream: string;
  readonly state: SubscriptionState | undefined;
}

/** Throws 404 where it is there and foreign; `state` is undefined where it is not there. */
export async function ownedOrNew(
  { states }: Pick<Api, 'states'>,
  principal: Principal,
  text: string,
): Promise<Owned> {
  const subscription = subscriptionIdOf(text);
  if (typeof subscription !== 'string') {
    const { refused: rule, params } = subscription;
    throw notWellFormed([{ path: 'id', rule, params }]);
  }
  const stream = streamOf('subscription', subscription);
  const state = await states.state<SubscriptionState>(stream);
  if (state?.target && !isMine(state.target, principal)) throw unknownSubject();
  return { subscription, stream, state };
}

/** Throws 404 where it is not there as well. */
export async function owned(
  api: Pick<Api, 'states'>,
  principal: Principal,
  text: string,
): Promise<Owned & { readonly state: SubscriptionState }> {
  const { state, ...one } = await ownedOrNew(api, principal, text);
  if (!state) throw unknownSubject();
  return { ...one, state };
}

export function isMine(
  target: Parameters<typeof scopeOf>[0],
  { scope }: Pick<Principal, 'scope'>,
): boolean {
  return isWithin(scopeOf(target), scope);
}
