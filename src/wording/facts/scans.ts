import type { ScansFact } from '../../domain/scans/facts.ts';
import type { FactWords } from './fact-words.ts';
import { followUpFactWords } from './follow-up.ts';
import { exceptionFactWords } from './shipment/exceptions.ts';

/** Everything that the wrong scans of a site's day can hold, in words. */
export const scanFactWords = {
  ScanRejected: exceptionFactWords.ScanRejected,
  ...followUpFactWords,
} satisfies Record<ScansFact['type'], FactWords>;
