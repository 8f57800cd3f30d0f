import { createHmac } from 'node:crypto';

const ID_HEX = 32;

/** The fields of the vault that hold what a person is called. */
export const LOGIN_FIELD = 'login';
export const NAME_FIELD = 'name';

/**
 * The id of whoever signs in by a login, however it is spelled: it follows from the login, so that
 * nobody else can have the same one, and says nothing about it without the installation's secret.
 */
export function personIdOf(secret: Uint8Array, login: string): string {
  const spelled = login.trim().normalize('NFKC').toLowerCase();
  const hmac = createHmac('sha256', secret).update(JSON.stringify(['person', spelled]));
  return hmac.digest('hex').slice(0, ID_HEX);
}

export function streamOfPerson(id: string): string {
  return `access-person-${id}`;
}

export function streamOfKey(id: string): string {
  return `access-key-${id}`;
}

/** As the vault knows a person, and a trip its driver. */
export function subjectOfPerson(id: string): string {
  return `subject:${id}`;
}
