import { z } from 'zod';
import type { UnionOf } from '../decider.ts';
import { text } from '../words.ts';
import { raisedFields } from './facts.ts';
import { CLEARED_WHY } from './words.ts';

export const alertCommands = {
  RaiseAlert: { kind: 'decision', schema: z.strictObject(raisedFields) },
  /** By a person who sees to it. */
  AcknowledgeAlert: { kind: 'decision', schema: z.strictObject({ note: text.optional() }) },
  ClearAlert: { kind: 'decision', schema: z.strictObject({ why: z.enum(CLEARED_WHY) }) },
} as const;

export type AlertCommand = UnionOf<typeof alertCommands>;
