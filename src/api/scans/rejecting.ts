import type { Params } from '../../domain/decider.ts';
import { canonicalInstant, epochMs } from '../../domain/instant.ts';
import { row } from '../../domain/keyed.ts';
import type { ScansState } from '../../domain/scans/decider.ts';
import type { ScansFact } from '../../domain/scans/facts.ts';
import { scansOf } from '../../domain/scans/id.ts';
import type { RawCommand } from '../../intake/raw-command.ts';
import { commandIdOf } from '../../ledger/execute.ts';
import type { Api } from '../api.ts';
import { answerOf } from '../commands/answers.ts';
import { callerFor } from '../commands/running.ts';
import { Problem, Refused } from '../problems.ts';
import type { Asked } from '../route.ts';
import type { ScanBody } from './contract.ts';

/** A wrong scan, as a fact tells of it. */
export type RejectedScan = Extract<ScansFact, { readonly type: 'ScanRejected' }>['data'];

/** A scan with what was sent beside its body. */
export interface Sending {
  readonly body: ScanBody;
  /** The text of the code, as it was read. */
  readonly text: string;
  /** The key, where one came. */
  readonly commandId: string | undefined;
}

const DAY_MS = 86_400_000;
/** The site of scans of which nobody says where they were made. */
const SOMEWHERE = 'unknown';
const EXPECTED_SHOWN_MAX = 50;

/** Records a wrong scan with its site and day, and throws the answer that its fact makes. */
export async function rejectAt(
  api: Api,
  { principal }: Asked,
  sending: Sending,
  wrong: Pick<RejectedScan, 'rule' | 'expected'>,
): Promise<never> {
  const { body, text: scanned } = sending;
  const { step, trip, shipment, unit } = body;
  const data = { step, scanned, ...wrong, ...defined({ trip, shipment, unit }) };
  const [today = ''] = daysOf(body, api);
  const stream = `scans-${scansOf(siteOf(body, principal.scope.sites), today)}`;
  const raw = { stream, command: 'RecordRejectedScan', data, ...aboutIt(sending) };
  // Whoever scans something foreign tells of it at their own site, whatever they may see there.
  const caller = { ...callerFor(principal), capture: 'scan' as const };
  const outcome = await api.intake(raw, caller);
  if (outcome.kind !== 'recorded') answerOf(outcome, { nameOf: (path) => path });
  throw rejected(data);
}

/**
 * The answer to a scan that was rejected under the same key before: from its fact, also where the
 * code has found its shipment by now.
 */
export async function throwIfRejectedBefore(
  api: Api,
  { principal }: Asked,
  { body, text, commandId }: Sending,
): Promise<void> {
  if (commandId === undefined) return;
  const id = commandIdOf(principal.actor, commandId);
  const site = siteOf(body, principal.scope.sites);
  for (const day of daysOf(body, api)) {
    const stream = `scans-${scansOf(site, day)}`;
    const state = await api.states.state<ScansState>(stream);
    const version = state && row(state.told, id);
    if (version === undefined) continue;
    const [fact] = await api.states.facts(stream, version - 1);
    const data = fact?.data as RejectedScan;
    if (data.scanned === text && data.step === body.step) throw rejected(data, true);
    throw new Problem('idempotency-key-is-used-once');
  }
}

/** 409 with the rule, what was scanned and what was expected, as the fact has it. */
export function rejected(
  { rule, step, scanned, expected, trip, shipment }: RejectedScan,
  isReplay = false,
): Refused {
  const shown = expected.slice(0, EXPECTED_SHOWN_MAX);
  const params: Params = { code: scanned, step, scanned, expected: shown, trip, shipment };
  const headers: Readonly<Record<string, string>> = isReplay
    ? { 'idempotency-replayed': 'true' }
    : {};
  return new Refused({ refused: rule, params: defined(params) }, headers);
}

/** The transport's part of a scan, as every command has it. */
export function aboutIt({
  body,
  commandId,
}: Sending): Pick<RawCommand, 'commandId' | 'occurredAt' | 'device' | 'deviceSeq' | 'place'> {
  const { occurredAt, device, deviceSeq, place } = body;
  return defined({ commandId, occurredAt, device, deviceSeq, place });
}

/** Where it was scanned; somebody who is confined to one site is there. */
function siteOf({ site, place }: ScanBody, own: readonly string[] | undefined): string {
  const [only, ...others] = own ?? [];
  return site ?? place?.site ?? (others.length === 0 && only !== undefined ? only : SOMEWHERE);
}

/** The day of a scan; without a time of its own today's, and yesterday's for one told again. */
function daysOf({ occurredAt }: ScanBody, { now, timeZone }: Api): readonly string[] {
  const said = occurredAt === undefined ? undefined : canonicalInstant(occurredAt);
  const ms = said === undefined ? now() : epochMs(said);
  const day = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .toString();
  return said === undefined ? [day(ms), day(ms - DAY_MS)] : [day(ms)];
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
