import { streamOf } from '../domain/ids.ts';
import { toInstant } from '../domain/instant.ts';
import type { Notification } from '../domain/outbox/decider.ts';
import { outboxParts } from '../domain/outbox/id.ts';
import type { SubscriptionState } from '../domain/subscription/decider.ts';
import type { States } from '../ledger/states.ts';
import type { Vault } from '../vault/vault.ts';
import type { Send, Sending } from './channels/channel.ts';
import { bodyOf } from './message.ts';
import { type Recording, record } from './recording.ts';
import { type Verdict, verdictOn } from './retrying.ts';
import { secretsOf } from './secrets.ts';

export interface TryingOptions extends Recording {
  readonly states: States;
  readonly vault: Pick<Vault, 'get'>;
  readonly send: Send;
  /** 0 to below 1: spreads retries. */
  readonly random: () => number;
}

/**
 * Sends a notification once and records what came of it; answers whether the next one of its
 * subject may go. What was sent and could not be recorded is sent again, under the same id.
 */
export async function tryOnce(
  options: TryingOptions,
  outbox: string,
  notification: Notification,
  subscriber: SubscriptionState,
  signal: AbortSignal,
): Promise<boolean> {
  const sending = await sent(options, outbox, notification, subscriber, signal);
  const verdict = verdictOn(sending, notification.tries, options.random());
  await recordTry(options, outbox, notification, sending, verdict);
  if ('why' in verdict && verdict.why === 'http-gone') {
    await pause(options, outbox, notification);
    return false;
  }
  return verdict.kind !== 'again';
}

async function sent(
  { states, vault, now, send }: TryingOptions,
  outbox: string,
  notification: Notification,
  { target, before }: SubscriptionState,
  signal: AbortSignal,
): Promise<Sending> {
  const parts = outboxParts(outbox);
  if (!target || !parts) throw new Error(`outbox-${outbox} has no target`);
  const secrets = await secretsOf(vault, { target, before }, now());
  if (secrets.length === 0) return { kind: 'failed', why: 'secret-not-there', ms: 0 };
  const body = await bodyOf(states, parts, notification);
  const message = { id: notification.notification, body, atMs: now() };
  return send({ url: target.url, secrets }, message, signal);
}

function recordTry(
  options: TryingOptions,
  outbox: string,
  { notification, attempts }: Notification,
  sending: Sending,
  verdict: Verdict,
): Promise<void> {
  const attempt = attempts + 1;
  const { ms } = sending;
  const status = sending.kind === 'answered' ? { status: sending.status } : {};
  const tell = (command: string, data: object): Promise<void> =>
    record(options, {
      stream: streamOf('outbox', outbox),
      command,
      data: { notification, attempt, ms, ...status, ...data },
      by: 'notifications',
      step: [notification, `${attempt} ${command}`],
    });
  switch (verdict.kind) {
    case 'sent':
      return tell('RecordSent', {});
    case 'never':
      return tell('GiveUpSending', { why: verdict.why });
    case 'again': {
      const next = toInstant(options.now() + verdict.waitMs);
      return tell('RecordSendingFailed', { why: verdict.why, next });
    }
  }
}

/** The receiver says that it will never be there again. */
function pause(
  options: TryingOptions,
  outbox: string,
  { notification, attempts }: Notification,
): Promise<void> {
  const { subscription = '' } = outboxParts(outbox) ?? {};
  return record(options, {
    stream: streamOf('subscription', subscription),
    command: 'PauseSubscription',
    data: { why: 'http-gone' },
    by: 'notifications',
    step: [notification, `${attempts + 1} pause`],
  });
}
