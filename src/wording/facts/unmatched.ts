import type { UnmatchedFact } from '../../domain/unmatched/facts.ts';
import type { FactWords } from './fact-words.ts';
import { followUpFactWords } from './follow-up.ts';

/** Everything that is kept of a waybill that nobody knows, in words. */
export const unmatchedFactWords = {
  CarrierEventUnmatched: {
    name: ['承运商消息待认领', 'carrier event unmatched'],
    says: [
      '承运商报来一条消息，运单号没有发运单认领。',
      'A carrier told something of a waybill that is of no shipment.',
    ],
  },
  CarrierEventsMatched: {
    name: ['承运商消息已认领', 'carrier events matched'],
    says: [
      '运单号有了发运单，这些消息已转告它。',
      'The waybill has its shipment, and these events were told to it.',
    ],
  },
  ...followUpFactWords,
} satisfies Record<UnmatchedFact['type'], FactWords>;
