import type { Recorded } from '../domain/envelope.ts';
import { streamOf } from '../domain/ids.ts';
import type { ShipmentFactOf } from '../domain/shipment/facts.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import type { UnmatchedFactOf } from '../domain/unmatched/facts.ts';
import { unmatchedId, waybillOf } from '../domain/unmatched/id.ts';
import { claimant, placeOf } from './code-claims.ts';
import {
  about,
  type FollowUp,
  idWithin,
  type Look,
  type Note,
  originalOf,
  type Process,
  stateBefore,
} from './process.ts';

/** Of the shipments that have named a waybill so many of the last are looked at. */
const CLAIMANTS_MAX = 20;
const LOOKS_AT_ONCE = 32;

/**
 * What a carrier told of a waybill before its shipment was known is told to the shipment as soon
 * as it is: in the carrier's own time, once, whoever tells it again. Every event and every naming
 * of its waybill are brought together by whichever of the two was recorded later, as things stood
 * then; so nothing falls between them, and following a fact again gives the same steps.
 */
export const carrierEvents: Process = {
  name: 'carrier-events',
  notes: naming,
  on: {
    TenderAccepted: about('shipment', named),
    WaybillsReplaced: about('shipment', named),
    CarrierEventUnmatched: about('unmatched', parked),
  },
};

type Naming = ShipmentFactOf<'TenderAccepted' | 'WaybillsReplaced'>['data'];
type Parked = Recorded<UnmatchedFactOf<'CarrierEventUnmatched'>>;

/** The shipments that name a waybill, by when they did. */
function naming(fact: Recorded): readonly Note[] {
  if (fact.type !== 'TenderAccepted' && fact.type !== 'WaybillsReplaced') return [];
  const shipment = idWithin('shipment', fact.stream);
  if (shipment === undefined) return [];
  const value = `${placeOf(fact)}\t${shipment}`;
  return idsIn(fact.data as Naming).map((key) => ({ key, value }));
}

async function named(fact: Recorded, look: Look, shipment: string): Promise<readonly FollowUp[]> {
  const ids = idsIn(fact.data as Naming);
  const followUps: FollowUp[] = [];
  for (let from = 0; from < ids.length; from += LOOKS_AT_ONCE) {
    const some = ids.slice(from, from + LOOKS_AT_ONCE);
    const found = await Promise.all(some.map((id) => openBefore(id, fact, look)));
    for (const [index, id] of some.entries()) {
      followUps.push(...telling(found[index] ?? [], id, shipment));
    }
  }
  return followUps;
}

async function parked(fact: Recorded, look: Look, id: string): Promise<readonly FollowUp[]> {
  const notes = await look.lastNoted(id, placeOf(fact), CLAIMANTS_MAX);
  const shipment = await ownerBefore(fact, id, notes, look);
  return shipment === undefined ? [] : telling([fact as Parked], id, shipment);
}

/** The last of those who had named a waybill that still had it when a fact was recorded. */
async function ownerBefore(
  fact: Recorded,
  id: string,
  notes: readonly string[],
  look: Look,
): Promise<string | undefined> {
  const waybill = waybillOf(id)?.waybill ?? '';
  for (const note of notes) {
    const shipment = claimant(note);
    const stream = streamOf('shipment', shipment);
    const state = await stateBefore<ShipmentState>(look, stream, fact);
    if (state?.carriage.knownWaybills.has(waybill)) return shipment;
  }
  return undefined;
}

/**
 * Events of a waybill that no naming before this one took: not that of its owner then, nor one
 * between the two.
 */
async function openBefore(id: string, fact: Recorded, look: Look): Promise<readonly Parked[]> {
  const facts = await look.facts(streamOf('unmatched', id));
  const events = facts.filter(
    ({ type, position }) => type === 'CarrierEventUnmatched' && position < fact.position,
  );
  if (events.length === 0) return [];
  const notes = await look.lastNoted(id, placeOf(fact), CLAIMANTS_MAX);
  const open: Parked[] = [];
  for (const event of events) {
    const [later, earlier] = [notes.filter(isAfter(event)), notes.filter(isBefore(event))];
    if (later.length > 0 || (await ownerBefore(event, id, earlier, look))) continue;
    open.push(event as Parked);
  }
  return open;
}

function isBefore(event: Recorded): (note: string) => boolean {
  return (note) => note < placeOf(event);
}

function isAfter(event: Recorded): (note: string) => boolean {
  return (note) => note > placeOf(event);
}

/** The events in the order of their stream; that they were told stands in it as well. */
function telling(events: readonly Parked[], id: string, shipment: string): readonly FollowUp[] {
  if (events.length === 0) return [];
  const told = events.map(
    (event): FollowUp => ({
      step: `tell ${event.id}`,
      stream: streamOf('shipment', shipment),
      command: 'RecordCarrierStatus',
      data: event.data,
      copyOf: originalOf(event),
    }),
  );
  const match: FollowUp = {
    step: `match ${id}`,
    stream: streamOf('unmatched', id),
    command: 'MatchCarrierEvents',
    data: { shipment, events: events.map((event) => event.id) },
  };
  return [...told, match];
}

/** Of waybills that can be keys, once each. */
function idsIn({ carrier, waybills = [] }: Naming): readonly string[] {
  const ids = waybills.map(({ waybill }) => unmatchedId({ carrier, waybill }));
  return [...new Set(ids.filter((id) => id !== undefined))];
}
