import { FIELD_CHARS_MAX, InvalidEntry, TEXT_CHARS_MAX, type VaultEntry } from './vault.ts';

const SUBJECT = /^subject:[0-9a-f]{32}$/;

export function mustBeSubject(subject: string): void {
  if (!SUBJECT.test(subject)) throw new InvalidEntry(`not a subject: ${subject}`);
}

/** Throws InvalidEntry, before anything of a put is kept. */
export function mustBeInBounds({ subject, field, text }: VaultEntry): void {
  mustBeSubject(subject);
  if (field.length === 0 || field.length > FIELD_CHARS_MAX) {
    throw new InvalidEntry(`a field has 1 to ${FIELD_CHARS_MAX} characters`);
  }
  if (text.length > TEXT_CHARS_MAX) {
    throw new InvalidEntry(`a text has at most ${TEXT_CHARS_MAX} characters`);
  }
}
