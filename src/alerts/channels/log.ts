import type { AlertFact } from '../../domain/alert/facts.ts';
import type { Recorded } from '../../domain/envelope.ts';
import type { OutboxFact } from '../../domain/outbox/facts.ts';
import type { SubscriptionFact } from '../../domain/subscription/facts.ts';
import { alertText } from '../../wording/alerts.ts';

/** What a logger of pino offers, as far as it is used here. */
export interface AlertLog {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

type Fact = Recorded<AlertFact | OutboxFact | SubscriptionFact>;

/**
 * The channel that is always on: alerts as they are raised, seen to and cleared, messages that
 * were given up, subscriptions whose receiver is gone. Texts are English, as all of the log.
 */
export function tellLog(log: AlertLog, fact: Recorded): void {
  const { stream, type, data, position } = fact as Fact;
  const about = { fact: type, stream, position };
  switch (type) {
    case 'AlertRaised': {
      const { rule, subject, severity, params } = data;
      const told = { ...about, rule, subject, severity, params };
      log[LEVELS[severity]](told, `alert: ${alertText(rule, params, 'en')}`);
      return;
    }
    case 'AlertAcknowledged':
      log.info({ ...about, occurrence: data.occurrence }, 'alert acknowledged');
      return;
    case 'AlertCleared':
      log.info({ ...about, occurrence: data.occurrence, why: data.why }, 'alert cleared');
      return;
    case 'NotificationDead':
      log.warn({ ...about, ...data }, 'a notification was given up');
      return;
    case 'SubscriptionPaused':
      log.warn({ ...about, why: data.why }, 'a subscription was paused');
      return;
    default:
      return;
  }
}

const LEVELS = { info: 'info', warning: 'warn', critical: 'error' } as const;
