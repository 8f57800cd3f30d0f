import { type Refusal, refuse } from '../decider.ts';

const ID = /^(key-[0-9a-f]{12}|person-[0-9a-f]{32})$/;
const KEY = 'key-';

/** `key-<12 hex digits>` or `person-<32 hex digits>`, those of the person's vault reference. */
export function accessIdOf(text: string): string | Refusal<'id-must-be-well-formed'> {
  const id = text.trim().toLowerCase();
  return ID.test(id) ? id : refuse('id-must-be-well-formed', { id: text });
}

export function isKeyId(id: string): boolean {
  return id.startsWith(KEY);
}

/** As facts name whoever it is: `key:7f3a…`, `person:9c1e…`. */
export function actorOf(id: string): string {
  return id.replace('-', ':');
}
