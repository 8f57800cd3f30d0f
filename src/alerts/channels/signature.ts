import { createHmac } from 'node:crypto';
import type { Message } from './channel.ts';

const PREFIX = 'whsec_';
const SECRET_BYTES_MIN = 24;
const SECRET_BYTES_MAX = 64;
const MS_A_SECOND = 1_000;

/**
 * The headers of Standard Webhooks (standardwebhooks.com): of every secret the base64 of
 * HMAC-SHA256 over `id.timestamp.body`, its key being the base64 behind `whsec_`.
 */
export function signed(
  { id, body, atMs }: Message,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / MS_A_SECOND));
  const signatures = secrets.map((secret) => {
    const hmac = createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'));
    return `v1,${hmac.update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

/** A secret of 32 bytes, the same for the same installation and name. */
export function secretNamed(installation: Uint8Array, name: string): string {
  const key = createHmac('sha256', installation).update(`webhook secret\n${name}`).digest();
  return PREFIX + key.toString('base64');
}

/** Whether somebody's own secret is one: `whsec_` and 24 to 64 bytes in base64. */
export function isSecret(text: string): boolean {
  if (!text.startsWith(PREFIX)) return false;
  const key = Buffer.from(text.slice(PREFIX.length), 'base64');
  const isWhole = key.toString('base64') === text.slice(PREFIX.length);
  return isWhole && key.length >= SECRET_BYTES_MIN && key.length <= SECRET_BYTES_MAX;
}
