import { epochMs } from '../domain/instant.ts';
import type { SubscriptionState } from '../domain/subscription/decider.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * What a signing secret is called in the vault. It is not the name of the fact's field, by which
 * the texts about a person are found: nobody who may read those ever gets to see a secret.
 */
export const SECRET_FIELD = 'webhook-signing-secret';

/** So long the secret before the one in force still signs as well: the receiver may be late. */
const OVERLAP_MS = 24 * 60 * 60 * 1_000;

/** The secrets to sign with, the one in force first; none where it is erased. */
export async function secretsOf(
  vault: Pick<Vault, 'get'>,
  { target, before }: Pick<SubscriptionState, 'target' | 'before'>,
  nowMs: number,
): Promise<readonly string[]> {
  const isOverlapping = before && epochMs(before.until) + OVERLAP_MS > nowMs;
  const references = [
    ...(target ? [target.secret] : []),
    ...(isOverlapping ? [before.secret] : []),
  ];
  const secrets = await Promise.all(references.map((one) => vault.get(one, SECRET_FIELD)));
  const [inForce] = secrets;
  return typeof inForce === 'string' ? secrets.filter((one) => typeof one === 'string') : [];
}
