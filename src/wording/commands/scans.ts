import type { ScansCommand } from '../../domain/scans/commands.ts';
import type { CommandWords } from './command-words.ts';
import { followUpCommandWords } from './follow-up.ts';

/** Everything that can be told of wrong scans, in words. */
export const scanCommandWords = {
  RecordRejectedScan: {
    name: ['记错扫', 'Record rejected scan'],
    does: [
      '由接口发出：扫到的码不知道属于哪张发运单，或不属于任何一张，记在地点当天的错扫里。',
      'Sent by the API: a wrong scan is kept with its site and day ' +
        'where nobody knows which shipment was meant.',
    ],
  },
  ...followUpCommandWords,
} satisfies Record<ScansCommand['type'], CommandWords>;
