import { beyondOwn } from '../domain/access/granting.ts';
import { isRefusal, type Refusal, refuse } from '../domain/decider.ts';
import {
  because,
  type Changed,
  type Changer,
  type Changes,
  copied,
  type Granted,
} from './changes.ts';
import { newKey } from './keys.ts';
import { streamOfKey } from './people.ts';

interface NewKeyAsked extends Granted {
  readonly label?: string;
  readonly source?: string;
  /** ISO 8601 with offset. */
  readonly expiresAt?: string;
}

interface KeyMade extends Changed {
  readonly id: string;
  readonly key: string;
}

/** Keys of machines. To change one, a second is made and the first revoked when it is not used. */
export interface KeyRegistry {
  /** The key is told here and never again. */
  create(asked: NewKeyAsked, by: Changer): Promise<KeyMade | Refusal>;
  revoke(id: string, reason: string | undefined, by: Changer): Promise<Changed | Refusal>;
}

export function createKeyRegistry(changes: Changes): KeyRegistry {
  return {
    async create(asked, by) {
      const beyond = beyondOwn(asked.scope, by.scope);
      if (beyond) return beyond;
      const { id, key, hash } = newKey();
      const data = { ...asked, scope: copied(asked.scope), hash };
      const made = await changes.record(streamOfKey(id), { type: 'CreateKey', data }, by);
      return isRefusal(made) ? made : { ...made, id, key };
    },
    async revoke(id, reason, by) {
      const stream = streamOfKey(id);
      const isReached = await changes.reaches(stream, by);
      if (!isReached) return refuse('key-must-be-known', { key: id });
      return changes.record(stream, { type: 'RevokeKey', data: because(reason) }, by);
    },
  };
}
