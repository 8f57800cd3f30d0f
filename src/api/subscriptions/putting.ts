import { createHmac, randomUUID } from 'node:crypto';
import type { Principal } from '../../access/principal.ts';
import { isPublicAddress, literalAddress } from '../../alerts/channels/addresses.ts';
import { isSecret, secretNamed } from '../../alerts/channels/signature.ts';
import { SECRET_FIELD } from '../../alerts/secrets.ts';
import { scopeOf } from '../../domain/subscription/decider.ts';
import type { SubscriptionTarget } from '../../domain/subscription/facts.ts';
import type { Scope, Territory } from '../../domain/territory.ts';
import type { Fault } from '../../intake/faults.ts';
import { commandIdOf } from '../../ledger/execute.ts';
import type { TargetRule } from '../../wording/alert-rules.ts';
import type { Api } from '../api.ts';
import { answerOf } from '../commands/answers.ts';
import { sentWith } from '../commands/headers.ts';
import { runCommand } from '../commands/running.ts';
import { notWellFormed } from '../failures.ts';
import type { Answered, Asked } from '../route.ts';
import type { PutBody } from './contract.ts';
import { type Owned, ownedOrNew } from './owned.ts';

const REFERENCE_HEX = 32;
const ID_HEX = 16;
const KINDS = ['divisions', 'projects', 'sites'] as const satisfies readonly (keyof Territory)[];

export interface PuttingPorts {
  readonly allowPrivate: boolean;
}

/** Makes one under an id of its own; the same Idempotency-Key finds the same one. */
export function making(api: Api, ports: PuttingPorts) {
  return (asked: Asked): Promise<Answered> => {
    const key = keyOf(asked);
    const hex = commandIdOf(asked.principal.actor, key).replaceAll('-', '');
    return put(api, ports, asked, `s${hex.slice(0, ID_HEX)}`, key);
  };
}

export function putting(api: Api, ports: PuttingPorts) {
  return (asked: Asked): Promise<Answered> =>
    put(api, ports, asked, asked.params.id ?? '', keyOf(asked));
}

async function put(
  api: Api,
  { allowPrivate }: PuttingPorts,
  asked: Asked,
  id: string,
  key: string,
): Promise<Answered> {
  const { principal } = asked;
  const body = asked.body as PutBody;
  const one = await ownedOrNew(api, principal, id);
  const faults = faultsIn(body, principal, allowPrivate);
  if (faults.length > 0) throw notWellFormed(faults);
  const { reference, shown } = await secretFor(api, one, body, key);
  const { secret: _own, newSecret: _new, ...target } = body;
  const data = { ...target, ...scopeWithin(body, principal), secret: reference };
  const raw = { stream: one.stream, command: 'PutSubscription', data, ...sentWith(asked.headers) };
  const outcome = await runCommand(api, asked, { ...raw, commandId: key });
  const answered = answerOf(outcome);
  const secret = shown === undefined ? {} : { secret: shown };
  const created = { location: `/v1/subscriptions/${one.subscription}` };
  return {
    ...answered,
    body: { ...answered.body, subscription: one.subscription, ...secret },
    headers: { ...answered.headers, ...(answered.status === 201 && created) },
  };
}

function keyOf({ headers }: Asked): string {
  return sentWith(headers).commandId ?? randomUUID();
}

function faultsIn(
  { url, secret, ...target }: PutBody,
  { scope }: Principal,
  allowPrivate: boolean,
): readonly Fault[] {
  const unsafe = allowPrivate ? undefined : unsafeIn(new URL(url));
  const isWrongSecret = secret !== undefined && !isSecret(secret);
  const wanted = scopeOf(target);
  const foreign = KINDS.flatMap((kind) =>
    [...(wanted[kind] ?? []).entries()].flatMap(([at, code]): readonly Fault[] => {
      if (scope[kind]?.includes(code) ?? true) return [];
      return [{ path: `scope.${kind}.${at}`, rule: 'code-must-be-in-scope', params: { code } }];
    }),
  );
  return [
    ...(unsafe ? [{ path: 'url', rule: unsafe, params: {} }] : []),
    ...(isWrongSecret ? [{ path: 'secret', rule: 'secret-must-be-whsec', params: {} }] : []),
    ...foreign,
  ];
}

/** The rule that an address breaks, as far as it can be seen without looking it up. */
function unsafeIn(address: URL): TargetRule | undefined {
  if (address.protocol !== 'https:') return 'address-must-be-encrypted';
  const literal = literalAddress(address);
  const isPrivate = literal !== undefined && !isPublicAddress(literal);
  return isPrivate || isLocal(address) ? 'address-must-be-public' : undefined;
}

/** Found at once, as a name server would only say so when something is sent. */
function isLocal({ hostname }: URL): boolean {
  return /(^|\.)(localhost|local|internal)\.?$/.test(hostname);
}

/** Whoever is confined makes what is confined as well, whatever they leave out. */
function scopeWithin(target: PutBody, { scope }: Principal): { readonly scope?: Scope } {
  const merged = { ...scope, ...scopeOf(target) };
  return Object.keys(merged).length === 0 ? {} : { scope: merged };
}

/** What the fact refers to, and the secret where it is to be shown. */
async function secretFor(
  { secret: installation, vault }: Pick<Api, 'secret' | 'vault'>,
  { stream, state }: Owned,
  { secret: own, newSecret }: PutBody,
  key: string,
): Promise<{ readonly reference: SubscriptionTarget['secret']; readonly shown?: string }> {
  const known = state?.target?.secret;
  const made = own ?? secretNamed(installation, JSON.stringify([stream, key]));
  const reference = referenceTo(installation, stream, made);
  const isNew = own !== undefined || newSecret || known === undefined;
  // The same request once more is answered the same.
  if (known !== undefined && !isNew && known !== reference) return { reference: known };
  await vault.put([{ subject: reference, field: SECRET_FIELD, text: made }]);
  return { reference, shown: made };
}

function referenceTo(installation: Uint8Array, stream: string, secret: string): string {
  const hmac = createHmac('sha256', installation);
  const hex = hmac.update(JSON.stringify(['signing secret', stream, secret])).digest('hex');
  return `subject:${hex.slice(0, REFERENCE_HEX)}`;
}
