import { actionOf } from '../../access/command-actions.ts';
import { mayDo } from '../../access/roles.ts';
import { createReach, type Reach } from '../../access/scope.ts';
import { type CodeReading, readCode } from '../../domain/codes/reading.ts';
import { shipmentIdOf, shownShipmentId, streamOf } from '../../domain/ids.ts';
import { otherUnit, shipmentMeant, type WrongScan } from '../../domain/scans/meaning.ts';
import { STEP_COMMANDS } from '../../domain/scans/steps.ts';
import { type Telling, tellingOf } from '../../domain/scans/telling.ts';
import { unitNamed } from '../../domain/scans/units.ts';
import type { LineName } from '../../domain/shipment/lines.ts';
import type { ShipmentState } from '../../domain/shipment/state.ts';
import { ownUnit } from '../../domain/shipment/units.ts';
import { tripIdOf } from '../../domain/trip/id.ts';
import type { TripState } from '../../domain/trip/state.ts';
import { commandIdOf } from '../../ledger/execute.ts';
import type { Api } from '../api.ts';
import { answerOf } from '../commands/answers.ts';
import { sentWith } from '../commands/headers.ts';
import { admittedBy, callerFor } from '../commands/running.ts';
import { Problem } from '../problems.ts';
import type { Answered, Asked } from '../route.ts';
import type { ScanBody } from './contract.ts';
import { misread, readOrThrow } from './misread.ts';
import { articles, shipmentOwners } from './owners.ts';
import {
  aboutIt,
  type RejectedScan,
  rejectAt,
  rejected,
  type Sending,
  throwIfRejectedBefore,
} from './rejecting.ts';
import { ofShipment } from './telling-owners.ts';

const EXPECTED_MAX = 50;
/** So many scans of the last are remembered with the shipment that they were told to. */
const REMEMBERED_MAX = 10_000;

/** Takes a scan and answers as a command does, with what comes next. */
export type TakeScan = (asked: Asked) => Promise<Answered>;

/**
 * One scan is one command to one shipment, found by the code. A scan that was told under the same
 * key before goes to the same shipment again, though the goods may be in another by now: best
 * effort across a restart, for ever where it was rejected.
 */
export function takingScans(api: Api): TakeScan {
  const reach = createReach(api.states, api.aggregates);
  const told = new Map<string, string>();

  return async (asked) => {
    const { body } = asked as { body: ScanBody };
    mustBeAllowed(asked, body);
    const reading = readOrThrow(body.code);
    const { commandId } = sentWith(asked.headers);
    const sending: Sending = { body, text: reading.text, commandId };
    await throwIfRejectedBefore(api, asked, sending);
    const scan = { api, reach, asked, reading, sending };
    const key = commandId === undefined ? undefined : commandIdOf(asked.principal.actor, commandId);
    const shipment = (key !== undefined && told.get(key)) || (await shipmentOf(scan));
    if (key !== undefined) remember(told, key, shipment);
    return tell(scan, shipment);
  };
}

interface Scanning {
  readonly api: Api;
  readonly reach: Reach;
  readonly asked: Asked;
  readonly reading: CodeReading;
  readonly sending: Sending;
}

function mustBeAllowed({ principal: { role } }: Asked, { step }: ScanBody): void {
  const action = actionOf('shipment', STEP_COMMANDS[step]);
  if (!mayDo(role, action)) throw new Problem('role-must-allow-it', { role, action });
}

/** The shipment that the scan is told to; where nobody can know it, the scan is rejected here. */
async function shipmentOf(scan: Scanning): Promise<string> {
  const { api, reach, asked, reading, sending } = scan;
  const { body } = sending;
  const [meant, trip] = [await meantBy(scan), await tripOf(scan)];
  const found = meant === undefined ? await shipmentOwners(api, reach, reading, asked) : undefined;
  const owners = found?.owners.flatMap(({ shipment }) => shipment ?? []) ?? [];
  const { step } = body;
  const shipment = shipmentMeant({ step, meant, owners, trip });
  if (typeof shipment === 'string') return shipment;
  if (reading.wrong && owners.length === 0) throw misread(reading);
  const expected = await expectedOf(scan, shipment);
  return rejectAt(api, asked, sending, { rule: shipment.rule, expected: [...expected] });
}

/** The shipment that was named as the expected one. */
async function meantBy({ api, reach, asked, sending }: Scanning): Promise<string | undefined> {
  const { shipment: named } = sending.body;
  if (named === undefined) return undefined;
  const id = shipmentIdOf(named);
  if (typeof id !== 'string') {
    throw misread({ text: named, wrong: id, isMisread: true });
  }
  const stream = streamOf('shipment', id);
  const isThere = (await api.states.state(stream)) !== undefined;
  if (isThere && (await reach.sees(asked.principal, stream))) return id;
  throw new Problem('subject-must-be-known', { code: named });
}

/** A trip that is planned; trucks that nobody plans as trips go by any name. */
async function tripOf({ api, sending }: Scanning) {
  const id = tripIdOf(sending.body.trip ?? '');
  if (typeof id !== 'string') return undefined;
  const state = await api.states.state<TripState>(streamOf('trip', id));
  return state && { riders: state.shipments.keys };
}

/** Units of a trip's shipments, or the shipments that share a code, as far as one may see them. */
async function expectedOf(
  { api, reach, asked }: Scanning,
  { rule, shipments }: WrongScan,
): Promise<readonly string[]> {
  if (rule === 'scanned-code-must-have-one-owner')
    return shipments.map((id) => shownShipmentId(id));
  const expected: string[] = [];
  for (const shipment of shipments) {
    if (expected.length >= EXPECTED_MAX) break;
    const stream = streamOf('shipment', shipment);
    if (!(await reach.sees(asked.principal, stream))) continue;
    const units = (await api.states.state<ShipmentState>(stream))?.progress.units;
    if (units) expected.push(...units.keys.filter((unit) => ownUnit(units, unit)));
  }
  return expected.slice(0, EXPECTED_MAX);
}

async function tell(scan: Scanning, shipment: string): Promise<Answered> {
  const { api, asked, sending } = scan;
  const stream = streamOf('shipment', shipment);
  const { command, data, unit } = await commandOf(scan, shipment);
  const raw = { stream, command, data, ...aboutIt(sending) };
  const admits = await admittedBy(api, asked.principal, raw);
  const caller = { ...callerFor(asked.principal, admits), capture: 'scan' as const };
  const outcome = await api.intake(raw, caller);
  const answered = answerOf(outcome, { nameOf: (path) => path });
  if (outcome.kind !== 'recorded') return answered;
  const wrong = outcome.facts.find(({ type }) => type === 'ScanRejected');
  if (wrong) {
    const [fact] = await api.states.facts(stream, wrong.version - 1);
    throw rejected(fact?.data as RejectedScan, outcome.replayed);
  }
  const state = await api.states.state<ShipmentState>(stream);
  const next = state && ofShipment(state, shipment, unit, asked.locale);
  const body = { ...answered.body, shipment, ...(unit !== undefined && { unit }), ...next };
  return { ...answered, body };
}

/** What the scan says to the shipment; another unit than the one that was named is a wrong scan. */
async function commandOf(scan: Scanning, shipment: string): Promise<Telling> {
  const { api, asked, reading, sending } = scan;
  const { body } = sending;
  const stream = streamOf('shipment', shipment);
  const state = await api.states.state<ShipmentState>(stream);
  if (!state) throw new Problem('subject-must-be-known', { code: body.code });
  const named = body.unit === undefined ? undefined : unitNamed(state, readCode(body.unit));
  const unit = named ?? body.unit;
  const isPick = body.step === 'pick';
  const known = isPick ? (await articles(api, reading, asked)).owners : [];
  const skus = known.flatMap(({ sku }) => sku ?? []);
  const before = isPick ? await pickedBefore(scan, stream) : undefined;
  const telling = tellingOf({ ...body, unit, reading }, shipment, state, { skus, before });
  const other = otherUnit(unit, telling.unit);
  if (!other) return telling;
  const { rule, expected } = other;
  return rejectAt(api, asked, sending, { rule, expected: [...expected] });
}

/** The line that this very command was recorded for, where it is told again. */
async function pickedBefore(
  { api, asked, sending }: Scanning,
  stream: string,
): Promise<LineName | undefined> {
  const { commandId } = sending;
  if (commandId === undefined) return undefined;
  const id = commandIdOf(asked.principal.actor, commandId);
  const facts = await api.states.facts(stream);
  const own = facts.find(({ type, meta }) => type === 'ItemPicked' && meta.commandId === id);
  return own?.data as LineName | undefined;
}

function remember(told: Map<string, string>, key: string, shipment: string): void {
  const [oldest] = told.keys();
  if (told.size >= REMEMBERED_MAX && oldest !== undefined) told.delete(oldest);
  told.set(key, shipment);
}
