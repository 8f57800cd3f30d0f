import type { UnmatchedCommand } from '../../domain/unmatched/commands.ts';
import type { CommandWords } from './command-words.ts';
import { followUpCommandWords } from './follow-up.ts';

/** Everything that can be told of a waybill that nobody knows, in words. */
export const unmatchedCommandWords = {
  ParkCarrierEvent: {
    name: ['存放承运商消息', 'Park carrier event'],
    does: [
      '承运商报来的消息，运单号还没有发运单认领；存过的不再存。',
      'Keeps what a carrier told of a waybill that is of no ' +
        'shipment yet; told again, it is not kept a second time.',
    ],
  },
  MatchCarrierEvents: {
    name: ['认领承运商消息', 'Match carrier events'],
    does: [
      '由流程发出：运单号有了发运单，存放的消息已转告它。',
      'Sent by a process: the waybill has its shipment, and the parked events were told to it.',
    ],
  },
  ...followUpCommandWords,
} satisfies Record<UnmatchedCommand['type'], CommandWords>;
