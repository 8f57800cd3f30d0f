import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { followUpCommands } from '../follow-up.ts';
import { pointsSchema } from './facts.ts';

export const trackCommands = {
  /** Of the device that the envelope names; in any order, also such as were told before. */
  RecordPositions: { kind: 'report', schema: z.strictObject({ points: pointsSchema }) },
  ...followUpCommands,
} as const;

export type TrackCommand = UnionOf<typeof trackCommands>;
