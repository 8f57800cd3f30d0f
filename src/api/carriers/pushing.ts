import type { z } from 'zod';
import { createReach, type Reach } from '../../access/scope.ts';
import { type Fault, faultsOf } from '../../intake/faults.ts';
import { type ShipmentWaybills, waybills } from '../../projections/waybills.ts';
import type { Collection } from '../../read-models/read-models.ts';
import { problemBody } from '../answering.ts';
import type { Api } from '../api.ts';
import { answerOf } from '../commands/answers.ts';
import { admittedBy, callerFor } from '../commands/running.ts';
import { notWellFormed } from '../failures.ts';
import { Problem, Refused } from '../problems.ts';
import { readModel } from '../queries/reading.ts';
import type { Answered, Asked } from '../route.ts';
import {
  type CarrierEvent,
  carrierEventSchema,
  type EVENT_STATES,
  type EventAnswer,
  looseHistorySchema,
} from './contract.ts';
import { eventCommand, eventPath } from './event-command.ts';
import { ownerOf, type WaybillOwner } from './finding.ts';
import { type StatusOf, statusesOf } from './statuses.ts';

/** Waybills that are looked up at the same time; each has its events recorded in their order. */
const WAYBILLS_AT_ONCE = 16;

/**
 * Takes what a carrier tells, one event or a whole history, as often as it is told: every event
 * is keyed by carrier, waybill, instant and code. Events of waybills that nobody knows are kept;
 * the process `carrier-events` tells them on.
 */
export function takingPushes(api: Api): (asked: Asked) => Promise<Answered> {
  const reach = createReach(api.states, api.aggregates);
  return async (asked) => {
    const carrier = asked.params.carrier ?? '';
    const statusOf = await statusesOf(api, carrier);
    if (!statusOf) throw new Problem('subject-must-be-known', { code: carrier });
    const sent = eventsIn(asked.body);
    const { documents } = await readModel<ShipmentWaybills>(api, waybills, asked);
    const push = { api, reach, asked, carrier, statusOf, documents };
    const events = await takeAll(push, sent);
    const count = (state: (typeof EVENT_STATES)[number]) =>
      events.filter((one) => one.state === state).length;
    const positions = events.flatMap(({ position }) => position ?? []);
    const body = {
      carrier,
      recorded: count('recorded'),
      repeated: count('repeated'),
      unmatched: count('unmatched'),
      refused: count('refused'),
      events,
    };
    const headers: Readonly<Record<string, string>> =
      positions.length > 0 ? { 'lading-position': String(Math.max(...positions)) } : {};
    return { status: 200, body, headers };
  };
}

interface Push {
  readonly api: Api;
  readonly reach: Reach;
  readonly asked: Asked;
  readonly carrier: string;
  readonly statusOf: StatusOf;
  readonly documents: Collection<ShipmentWaybills>;
}

interface Sent {
  readonly index: number;
  readonly event: CarrierEvent | readonly Fault[];
}

/** A list is judged entry by entry; one event alone is right, or the request is not. */
function eventsIn(body: unknown): readonly Sent[] {
  if (typeof body === 'object' && body !== null && Object.hasOwn(body, 'events')) {
    const { events } = parsed(looseHistorySchema, body);
    return events.map((event, index) => {
      const read = carrierEventSchema.safeParse(event);
      return { index, event: read.success ? read.data : faultsOf(read.error, event) };
    });
  }
  return [{ index: 0, event: parsed(carrierEventSchema, body) }];
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const read = schema.safeParse(body);
  if (!read.success) throw notWellFormed(faultsOf(read.error, body));
  return read.data;
}

async function takeAll(push: Push, sent: readonly Sent[]): Promise<readonly EventAnswer[]> {
  const answers: EventAnswer[] = sent.flatMap(({ index, event }) =>
    isEvent(event) ? [] : [{ index, ...refusedBy(notWellFormed(event), push.asked) }],
  );
  const events = sent.flatMap(({ index, event }) => (isEvent(event) ? [{ index, event }] : []));
  const byWaybill = [...Map.groupBy(events, ({ event }) => event.waybill)];
  for (let from = 0; from < byWaybill.length; from += WAYBILLS_AT_ONCE) {
    const some = byWaybill.slice(from, from + WAYBILLS_AT_ONCE);
    const taken = await Promise.all(some.map(([waybill, own]) => takeHistory(push, waybill, own)));
    answers.push(...taken.flat());
  }
  return answers.sort((one, other) => one.index - other.index);
}

type Read = { readonly index: number; readonly event: CarrierEvent };

/** The events of one waybill, in the order in which they came. */
async function takeHistory(
  push: Push,
  waybill: string,
  events: readonly Read[],
): Promise<readonly EventAnswer[]> {
  const { api, reach, asked, carrier, documents } = push;
  const owner = await ownerOf(api, reach, documents, asked.principal, { carrier, waybill });
  return Promise.all(events.map((one) => take(push, owner, one)));
}

async function take(push: Push, owner: WaybillOwner, { index, event }: Read): Promise<EventAnswer> {
  const { asked } = push;
  const { waybill, code, at } = event;
  const head = { index, waybill, code, at, status: push.statusOf(code) };
  try {
    return { ...head, ...(await record(push, owner, event)) };
  } catch (error) {
    if (!(error instanceof Problem || error instanceof Refused)) throw error;
    // Told before, in other words or when the carrier's map was another one.
    if (error instanceof Problem && error.rule === 'idempotency-key-is-used-once') {
      return { ...head, ...whose(owner), state: 'repeated' };
    }
    return { ...head, ...refusedBy(error, asked) };
  }
}

/** Tells the event to its shipment, or keeps it; throws what says no. */
async function record(
  push: Push,
  owner: WaybillOwner,
  event: CarrierEvent,
): Promise<Pick<EventAnswer, 'state' | 'shipment' | 'position'>> {
  const { api, asked, carrier, statusOf } = push;
  const { principal } = asked;
  if (owner === 'elsewhere') throw new Problem('subject-must-be-known', { code: event.waybill });
  const raw = eventCommand({ carrier, status: statusOf(event.code) }, owner, event);
  const admits = await admittedBy(api, principal, raw);
  const caller = { ...callerFor(principal, admits), capture: 'carrier' as const, source: carrier };
  const outcome = await api.intake(raw, caller);
  if (outcome.kind !== 'recorded') {
    answerOf(outcome, { nameOf: eventPath });
    return { state: 'refused' };
  }
  const { facts, replayed, position } = outcome;
  if (owner === 'nobody') return { state: 'unmatched', position };
  const isNew = facts.length > 0 && !replayed;
  return { state: isNew ? 'recorded' : 'repeated', ...whose(owner), position };
}

function whose(owner: WaybillOwner): { readonly shipment?: string } {
  return typeof owner === 'object' ? { shipment: owner.shipment } : {};
}

function refusedBy(
  error: Problem | Refused,
  { locale, id }: Asked,
): Pick<EventAnswer, 'state' | 'rule' | 'message' | 'errors'> {
  const { type, detail, errors } = problemBody(error, locale, id);
  return {
    state: 'refused',
    rule: type.slice(type.lastIndexOf('/') + 1),
    message: detail,
    ...(errors && { errors: [...errors] }),
  };
}

function isEvent(event: Sent['event']): event is CarrierEvent {
  return 'waybill' in event;
}
