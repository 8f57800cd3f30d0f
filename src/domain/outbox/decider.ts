import { type Decider, type Draft, type Refusal, refuse, unreachable } from '../decider.ts';
import type { Recorded } from '../envelope.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import type { Territory } from '../territory.ts';
import { type OutboxCommand, outboxCommands } from './commands.ts';
import { type OutboxFact, outboxFacts } from './facts.ts';
import { outboxIdOf } from './id.ts';
import type { OutboxRule } from './rules.ts';

type Planned = Extract<OutboxFact, { readonly type: 'NotificationPlanned' }>['data'];

export interface Notification extends Planned {
  readonly standing: 'due' | 'sent' | 'dead';
  readonly attempts: number;
  /** Attempts since it was planned or replayed. */
  readonly tries: number;
  /** Not to be tried before; absent: at once. */
  readonly next?: string | undefined;
}

export interface OutboxState {
  /** In the order in which they were planned. */
  readonly notifications: Keyed<Notification>;
}

type Decision = readonly Draft<OutboxFact>[] | Refusal<OutboxRule>;

/** One stream a subscription and subject: so each subject is told of in order, and alone. */
export const outbox: Decider<OutboxState, OutboxCommand, OutboxFact, OutboxRule> = {
  category: 'outbox',
  idOf: outboxIdOf,
  facts: outboxFacts,
  commands: outboxCommands,
  initial: { notifications: NO_ROWS },
  decide({ notifications }, command): Decision {
    const known = row(notifications, command.data.notification);
    if (!known && command.type !== 'PlanNotification') {
      const { notification } = command.data;
      return refuse('notification-must-be-planned', { notification });
    }
    switch (command.type) {
      case 'PlanNotification':
        return plan(known, command.data);
      case 'RecordSent':
        if (!isNext(known, command.data)) return [];
        return [{ type: 'NotificationSent', data: command.data }];
      case 'RecordSendingFailed':
        if (!isNext(known, command.data)) return [];
        return [{ type: 'NotificationFailed', data: command.data }];
      case 'GiveUpSending':
        if (!isNext(known, command.data)) return [];
        return [{ type: 'NotificationDead', data: command.data }];
      case 'ReplayNotification':
        if (known?.standing === 'due') return [];
        return [{ type: 'NotificationReplayed', data: command.data }];
      default:
        return unreachable(command);
    }
  },
  /** It tells of subjects that it does not know the territory of. */
  territory: () => NOWHERE,
  evolve,
  correction: () => null,
  coherent: () => null,
};

const NOWHERE: Territory = { divisions: [], projects: [], sites: [] };

/** The one that is to be sent before all others of its subject. */
export function firstDue({ notifications }: OutboxState): Notification | undefined {
  return notifications.rows.find(({ standing }) => standing === 'due');
}

function plan(
  known: Notification | undefined,
  { resume, ...planned }: Extract<OutboxCommand, { type: 'PlanNotification' }>['data'],
): readonly Draft<OutboxFact>[] {
  if (!known) return [{ type: 'NotificationPlanned', data: planned }];
  if (resume === undefined || known.standing === 'due') return [];
  return [{ type: 'NotificationReplayed', data: { notification: known.notification, resume } }];
}

/** What a sender tells of a try that another one has told of already is no news. */
function isNext(known: Notification | undefined, { attempt }: { attempt: number }): boolean {
  return known?.standing === 'due' && attempt === known.attempts + 1;
}

function evolve({ notifications }: OutboxState, fact: Recorded<OutboxFact>): OutboxState {
  if (fact.type === 'NotificationPlanned') {
    const planned = { ...fact.data, standing: 'due', attempts: 0, tries: 0 } as const;
    return { notifications: withRow(notifications, planned.notification, planned) };
  }
  const known = row(notifications, fact.data.notification);
  if (!known) return { notifications };
  const next = { ...known, ...changed(known, fact) };
  return { notifications: withRow(notifications, known.notification, next) };
}

function changed(
  { tries }: Notification,
  fact: Recorded<Exclude<OutboxFact, { type: 'NotificationPlanned' }>>,
): Partial<Notification> {
  switch (fact.type) {
    case 'NotificationSent':
      return { standing: 'sent', attempts: fact.data.attempt, tries: tries + 1 };
    case 'NotificationFailed':
      return { attempts: fact.data.attempt, tries: tries + 1, next: fact.data.next };
    case 'NotificationDead':
      return { standing: 'dead', attempts: fact.data.attempt, tries: tries + 1 };
    case 'NotificationReplayed':
      return { standing: 'due', tries: 0, next: undefined };
    default:
      return {};
  }
}
