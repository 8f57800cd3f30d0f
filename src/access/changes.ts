import { randomUUID } from 'node:crypto';
import { type AccessCommand, accessCommands } from '../domain/access/commands.ts';
import type { AccessState } from '../domain/access/state.ts';
import type { Refusal } from '../domain/decider.ts';
import type { Envelope, Position } from '../domain/envelope.ts';
import { toInstant } from '../domain/instant.ts';
import { isWithin, type Scope } from '../domain/territory.ts';
import { commandDigest, type Execute } from '../ledger/execute.ts';
import type { States } from '../ledger/states.ts';
import type { AccessRole, Principal } from './principal.ts';

/** Who changes something, and how far that reaches. */
export type Changer = Pick<Principal, 'actor' | 'role' | 'scope'> & {
  readonly capture: Envelope['capture'];
};

export interface Granted {
  readonly role: AccessRole;
  readonly scope: Scope;
}

/** It was recorded, or was so already. */
export interface Changed {
  readonly position: Position;
}

export interface ChangesOptions {
  readonly execute: Execute;
  readonly states: Pick<States, 'state'>;
  /** The installation's. */
  readonly secret: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How changes of keys and people are recorded: never by a client's own command. */
export interface Changes {
  record(stream: string, command: AccessCommand, by: Changer): Promise<Changed | Refusal>;
  /** Whether it is there and lies within the changer's own scope. */
  reaches(stream: string, by: Changer): Promise<boolean>;
}

export function createChanges({ execute, states, secret, now }: ChangesOptions): Changes {
  return {
    async record(stream, { type, data }, { actor, role, capture }) {
      const parsed = accessCommands[type].schema.parse(data);
      const envelope = {
        occurredAt: toInstant(now()),
        timeQuality: 'server',
        actor,
        role,
        capture,
        commandId: randomUUID(),
        commandDigest: commandDigest(secret, type, parsed),
      } as const;
      const outcome = await execute({ stream, type, data: parsed, envelope });
      if (outcome.kind === 'stale') throw new Error(`no version was named for ${stream}`);
      return outcome.kind === 'refused' ? outcome.refusal : { position: outcome.position };
    },
    async reaches(stream, { scope }) {
      const state = await states.state<AccessState>(stream);
      return state !== undefined && state.kind !== 'none' && isWithin(state.scope, scope);
    },
  };
}

/** Lists of one's own, as a command carries them. */
export function copied(scope: Scope): { [K in keyof Scope]: string[] } {
  return Object.fromEntries(Object.entries(scope).map(([kind, codes]) => [kind, [...codes]]));
}

export function because(reason: string | undefined): { reason?: string } {
  return reason === undefined ? {} : { reason };
}
