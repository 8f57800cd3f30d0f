import type { Fault } from '../../intake/faults.ts';
import type { SendingRule } from '../../wording/sending-rules.ts';
import { notWellFormed } from '../failures.ts';
import type { Asked } from '../route.ts';

const KEY_CHARS_MAX = 255;
const PRINTABLE = /^[\x20-\x7e]+$/;
/** A strong entity tag (RFC 9110, 8.8.3) that is one of our versions. */
const VERSION = /^"(0|[1-9]\d{0,14})"$/;

/** What the headers of a command say, in the names of a RawCommand. */
export interface Sent {
  readonly commandId?: string;
  readonly ifMatch?: number;
}

/**
 * `Idempotency-Key` names the command for ever; `If-Match: "17"` insists on the version that was
 * read, `"0"` on a subject that is not there yet. Throws a Problem that names each wrong header.
 */
export function sentWith(headers: Asked['headers']): Sent {
  const { 'idempotency-key': key, 'if-match': version } = headers;
  if (key === undefined && version === undefined) return {};
  const faults: Fault[] = [];
  const isKey = key === undefined || (key.length <= KEY_CHARS_MAX && PRINTABLE.test(key));
  if (!isKey) faults.push(wrong('idempotency-key', 'key-must-be-printable', KEY_CHARS_MAX));
  const [, digits] = VERSION.exec(version ?? '') ?? [];
  if (version !== undefined && digits === undefined) {
    faults.push(wrong('if-match', 'version-must-be-quoted'));
  }
  if (faults.length > 0) throw notWellFormed(faults);
  return {
    ...(key !== undefined && { commandId: key }),
    ...(digits !== undefined && { ifMatch: Number(digits) }),
  };
}

export function versionTag(version: number): string {
  return `"${version}"`;
}

function wrong(path: string, rule: SendingRule, max?: number): Fault {
  return { path, rule, params: max === undefined ? {} : { max } };
}
