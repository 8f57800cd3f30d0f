import { type Decider, type Draft, type Refusal, refuse, unreachable } from '../decider.ts';
import type { Recorded } from '../envelope.ts';
import { epochMs } from '../instant.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../keyed.ts';
import type { Territory } from '../territory.ts';
import { type UnmatchedCommand, unmatchedCommands } from './commands.ts';
import { type UnmatchedFact, type UnmatchedFactOf, unmatchedFacts } from './facts.ts';
import { unmatchedIdOf, waybillOf } from './id.ts';
import type { UnmatchedRule } from './rules.ts';

export interface UnmatchedState {
  /** What was told of the waybill, by instant and code: carriers repeat their histories. */
  readonly told: Keyed<true>;
  /** By fact, the shipment that an event was told to; `null` while there is none. */
  readonly events: Keyed<string | null>;
}

/**
 * Events of a waybill that nobody knows yet: one stream a carrier and waybill. They are told to
 * the shipment that the waybill turns out to be of, by the process `carrier-events`.
 */
export const unmatched: Decider<UnmatchedState, UnmatchedCommand, UnmatchedFact, UnmatchedRule> = {
  category: 'unmatched',
  idOf: unmatchedIdOf,
  facts: unmatchedFacts,
  commands: unmatchedCommands,
  initial: { told: NO_ROWS, events: NO_ROWS },
  decide(state, command, { occurredAt }, id) {
    switch (command.type) {
      case 'ParkCarrierEvent': {
        const waybill = waybillOf(id);
        if (!waybill) return refuse('id-must-be-well-formed', { id });
        const data = { ...waybill, ...command.data };
        if (row(state.told, eventKey(data, occurredAt))) return [];
        return [{ type: 'CarrierEventUnmatched', data }];
      }
      case 'MatchCarrierEvents':
        return match(state, command.data);
      case 'RecordRefusedFollowUp':
        return [{ type: 'FollowUpRefused', data: command.data }];
      default:
        return unreachable(command);
    }
  },
  evolve,
  correction: () => null,
  coherent: () => null,
  territory: ({ events }) => (events.keys.length === 0 ? undefined : NOWHERE),
};

/** A waybill that nobody knows belongs to nobody: who is confined never sees it. */
const NOWHERE: Territory = { divisions: [], projects: [], sites: [] };

/** Each event is matched once, to the first shipment that takes it. */
function match(
  { events }: UnmatchedState,
  { shipment, events: named }: UnmatchedFactOf<'CarrierEventsMatched'>['data'],
): readonly Draft<UnmatchedFact>[] | Refusal<UnmatchedRule> {
  const strange = named.find((event) => row(events, event) === undefined);
  if (strange !== undefined) return refuse('parked-event-must-exist', { event: strange });
  const open = [...new Set(named)].filter((event) => row(events, event) === null);
  if (open.length === 0) return [];
  return [{ type: 'CarrierEventsMatched', data: { shipment, events: open } }];
}

function evolve(state: UnmatchedState, fact: Recorded<UnmatchedFact>): UnmatchedState {
  switch (fact.type) {
    case 'CarrierEventUnmatched': {
      const told = withRow(state.told, eventKey(fact.data, fact.meta.occurredAt), true);
      return { told, events: withRow(state.events, fact.id, null) };
    }
    case 'CarrierEventsMatched': {
      const { shipment, events: matched } = fact.data;
      const events = matched.reduce(
        (known, event) => withRow<string | null>(known, event, shipment),
        state.events,
      );
      return { ...state, events };
    }
    case 'FollowUpRefused':
      return state;
  }
}

function eventKey(
  { code, status }: { readonly code?: string | undefined; readonly status: string },
  occurredAt: string,
): string {
  return `${epochMs(occurredAt)}\t${code ?? status}`;
}
