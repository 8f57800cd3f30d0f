/** Numbers of https://grpc.io/docs/guides/status-codes/ that tell of an outage. */
const OUTAGE_CODES: ReadonlySet<number> = new Set([1, 4, 8, 10, 13, 14]);
/** What has no code, or one that says nothing. */
const OUTAGE_TEXTS =
  /Failed to discover after|Channel has been shut down|Server Is (Not Ready|Busy)|leader info/i;

/** What is known about a call that failed, in whichever of its shapes the client told it. */
export interface Failure {
  /** gRPC's status code; some errors of the client have none. */
  readonly code?: number;
  /** The client's own name for it, such as `access-denied`; plain errors have none. */
  readonly type?: string;
  /** Empty for some types. */
  readonly message: string;
  readonly error: unknown;
}

/** We have given up waiting: the server is silent, and the client would wait on. */
export class Silent extends Error {
  override readonly name = 'Silent';
  readonly type = 'silent';
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), error };
  return { ...codeOf(error), ...typeOf(error), message: error.message, error };
}

/** Whether it tells of a server that cannot answer now, rather than of one that does. */
export function isOutage({ code, type, message }: Failure): boolean {
  if (type === 'silent' || type === 'not-leader') return true;
  return (code !== undefined && OUTAGE_CODES.has(code)) || OUTAGE_TEXTS.test(message);
}

/** Whether the user is not allowed to do what was asked, or not known at all. */
export function isDenied({ code, type }: Failure): boolean {
  return type === 'access-denied' || code === 7 || code === 16;
}

function codeOf(error: Error): { readonly code?: number } {
  return 'code' in error && typeof error.code === 'number' ? { code: error.code } : {};
}

function typeOf(error: Error): { readonly type?: string } {
  return 'type' in error && typeof error.type === 'string' ? { type: error.type } : {};
}
