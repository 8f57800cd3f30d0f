import type { TrackCommand } from '../../domain/track/commands.ts';
import type { CommandWords } from './command-words.ts';
import { followUpCommandWords } from './follow-up.ts';

/** Everything that can be told of a track, in words. */
export const trackCommandWords = {
  RecordPositions: {
    name: ['记位置', 'Record positions'],
    does: [
      '报告一台设备测到的位置，顺序不限；报过的不再记。',
      'Tells the positions that a device measured, in any ' +
        'order; those told before are not recorded again.',
    ],
  },
  ...followUpCommandWords,
} satisfies Record<TrackCommand['type'], CommandWords>;
