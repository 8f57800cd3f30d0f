import type { TrackFact } from '../../domain/track/facts.ts';
import type { FactWords } from './fact-words.ts';
import { followUpFactWords } from './follow-up.ts';

/** Everything that a track can hold, in words. */
export const trackFactWords = {
  PositionsRecorded: {
    name: ['位置已记录', 'positions recorded'],
    says: [
      '一台设备按时间顺序报来的位置，可带温度、湿度、冲击等。',
      'Where a device was, in the order of the instants, with temperature, ' +
        'humidity, shocks and the like where it measures them.',
    ],
  },
  ...followUpFactWords,
} satisfies Record<TrackFact['type'], FactWords>;
