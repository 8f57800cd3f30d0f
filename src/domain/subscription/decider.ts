import { type Decider, type Draft, type Refusal, refuse, unreachable } from '../decider.ts';
import type { Position, Recorded } from '../envelope.ts';
import { isSame } from '../same.ts';
import type { Scope, Territory } from '../territory.ts';
import { type SubscriptionCommand, subscriptionCommands } from './commands.ts';
import { type SubscriptionFact, type SubscriptionTarget, subscriptionFacts } from './facts.ts';
import { subscriptionIdOf } from './id.ts';
import type { SubscriptionRule } from './rules.ts';

export interface SubscriptionState {
  readonly standing: 'unknown' | 'active' | 'paused' | 'removed';
  /** Undefined while it is unknown. */
  readonly target?: SubscriptionTarget;
  /** The secret before the one in force, and when that took its place. */
  readonly before?: { readonly secret: string; readonly until: string } | undefined;
  /** Of the fact that paused it. */
  readonly pausedAt?: Position;
}

type Decision = readonly Draft<SubscriptionFact>[] | Refusal<SubscriptionRule>;

/** A call-back: one stream each. */
export const subscription: Decider<
  SubscriptionState,
  SubscriptionCommand,
  SubscriptionFact,
  SubscriptionRule
> = {
  category: 'subscription',
  idOf: subscriptionIdOf,
  facts: subscriptionFacts,
  commands: subscriptionCommands,
  initial: { standing: 'unknown' },
  decide(state, command): Decision {
    switch (command.type) {
      case 'PutSubscription':
        return put(state, command.data);
      case 'PauseSubscription':
        return lackingIn(state) ?? pause(state, command.data);
      case 'ResumeSubscription':
        return lackingIn(state) ?? resume(state, command.data);
      case 'RemoveSubscription':
        if (state.standing === 'unknown') return refuse('subscription-must-exist');
        return state.standing === 'removed' ? [] : [{ type: 'SubscriptionRemoved', data: {} }];
      default:
        return unreachable(command);
    }
  },
  /** Those who may see all that it can tell of; one without a scope is for nobody confined. */
  territory: ({ target }) => target && territoryOf(target),
  evolve,
  correction: () => null,
  coherent: () => null,
};

function put({ standing, target }: SubscriptionState, data: SubscriptionTarget): Decision {
  if (standing === 'removed') return refuse('subscription-must-not-be-removed');
  return isSame(target, data) ? [] : [{ type: 'SubscriptionPut', data }];
}

function pause({ standing }: SubscriptionState, data: DataOf<'PauseSubscription'>): Decision {
  return standing === 'paused' ? [] : [{ type: 'SubscriptionPaused', data }];
}

function resume({ standing }: SubscriptionState, data: DataOf<'ResumeSubscription'>): Decision {
  if (standing === 'active' && data.fromPosition === undefined) return [];
  return [{ type: 'SubscriptionResumed', data }];
}

type DataOf<K extends SubscriptionCommand['type']> = Extract<
  SubscriptionCommand,
  { readonly type: K }
>['data'];

function lackingIn({ standing }: SubscriptionState): Refusal<SubscriptionRule> | undefined {
  if (standing === 'unknown') return refuse('subscription-must-exist');
  return standing === 'removed' ? refuse('subscription-must-not-be-removed') : undefined;
}

function territoryOf({ scope = {} }: SubscriptionTarget): Territory {
  const { divisions = [], projects = [], sites = [] } = scope;
  return { divisions, projects, sites };
}

/** What its messages are confined to. */
export function scopeOf({ scope = {} }: Pick<SubscriptionTarget, 'scope'>): Scope {
  return Object.fromEntries(Object.entries(scope).filter(([, codes]) => codes !== undefined));
}

function evolve(state: SubscriptionState, fact: Recorded<SubscriptionFact>): SubscriptionState {
  switch (fact.type) {
    case 'SubscriptionPut': {
      const { standing, target } = state;
      const before = target?.secret;
      const isReplaced = before !== undefined && before !== fact.data.secret;
      return {
        ...state,
        standing: standing === 'unknown' ? 'active' : standing,
        target: fact.data,
        ...(isReplaced && { before: { secret: before, until: fact.meta.recordedAt } }),
      };
    }
    case 'SubscriptionPaused':
      return { ...state, standing: 'paused', pausedAt: fact.position };
    case 'SubscriptionResumed':
      return { ...state, standing: 'active' };
    case 'SubscriptionRemoved':
      return { ...state, standing: 'removed' };
    default:
      return state;
  }
}
