import { type Decider, type Draft, type Refusal, refuse, unreachable } from '../decider.ts';
import type { Recorded } from '../envelope.ts';
import { listed } from '../territory.ts';
import { type AlertCommand, alertCommands } from './commands.ts';
import { type AlertFact, alertFacts } from './facts.ts';
import { alertIdOf } from './id.ts';
import type { AlertRule } from './rules.ts';

export interface AlertState {
  readonly standing: 'never' | 'open' | 'acknowledged' | 'cleared';
  /** How often it was raised. */
  readonly occurrence: number;
  readonly raised?: Extract<AlertFact, { readonly type: 'AlertRaised' }>['data'];
}

type Decision = readonly Draft<AlertFact>[] | Refusal<AlertRule>;

/** One stream a rule and subject; it is armed again once it is cleared. */
export const alert: Decider<AlertState, AlertCommand, AlertFact, AlertRule> = {
  category: 'alert',
  idOf: alertIdOf,
  facts: alertFacts,
  commands: alertCommands,
  initial: { standing: 'never', occurrence: 0 },
  decide(state, command): Decision {
    const { occurrence } = state;
    switch (command.type) {
      case 'RaiseAlert':
        if (isOpen(state) && state.raised?.found === command.data.found) return [];
        return [{ type: 'AlertRaised', data: { ...command.data, occurrence: occurrence + 1 } }];
      case 'AcknowledgeAlert':
        if (!isOpen(state)) return refuse('alert-must-be-open');
        if (state.standing === 'acknowledged') return [];
        return [{ type: 'AlertAcknowledged', data: { ...command.data, occurrence } }];
      case 'ClearAlert':
        if (!isOpen(state)) return [];
        return [{ type: 'AlertCleared', data: { ...command.data, occurrence } }];
      default:
        return unreachable(command);
    }
  },
  territory: ({ raised }) =>
    raised && {
      divisions: listed(raised.division),
      projects: listed(raised.project),
      sites: listed(raised.site),
    },
  evolve,
  correction: () => null,
  coherent: () => null,
};

export function isOpen({ standing }: AlertState): boolean {
  return standing === 'open' || standing === 'acknowledged';
}

function evolve(state: AlertState, { type, data }: Recorded<AlertFact>): AlertState {
  switch (type) {
    case 'AlertRaised':
      return { standing: 'open', occurrence: data.occurrence, raised: data };
    case 'AlertAcknowledged':
      return { ...state, standing: 'acknowledged' };
    case 'AlertCleared':
      return { ...state, standing: 'cleared' };
    default:
      return state;
  }
}
