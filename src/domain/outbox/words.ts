/** Why a try did not come through; the names stand in facts and answers. */
export const SENDING_FAILURES = [
  'http-error',
  'http-refused',
  'http-redirect',
  'http-gone',
  'not-answered-in-time',
  'not-reachable',
  'address-not-allowed',
  'secret-not-there',
] as const;
export type SendingFailure = (typeof SENDING_FAILURES)[number];
