import { z } from 'zod';

const ADDRESS_CHARS_MAX = 2_000;

/**
 * Where messages are posted to: http or https, without user, password and fragment. Whether
 * it may be reached is asked where it is connected to.
 */
export const webAddressSchema = z
  .string()
  .max(ADDRESS_CHARS_MAX)
  .refine(isWebAddress, { error: 'must-be-a-web-address' });

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text) || text !== text.trim()) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}
