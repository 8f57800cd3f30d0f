import { z } from 'zod';
import { code } from './words.ts';

const params = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);

const refusedSchema = z.strictObject({
  /** Id of the fact on this stream that called for the command. */
  cause: z.uuid(),
  process: code,
  step: code,
  /** Where the command went, what it was, and which rule said no. */
  stream: z.string().min(3).max(400),
  command: code,
  rule: code,
  params: params.optional(),
});

/** Every aggregate has it: what should have followed a fact of its own was refused elsewhere. */
// These names are the storage format; add, never rename.
export const followUpFacts = { FollowUpRefused: { v: 1, schema: refusedSchema } } as const;

/** Told by processes only, and never refused: nothing is passed over in silence. */
export const followUpCommands = {
  RecordRefusedFollowUp: { kind: 'decision', schema: refusedSchema },
} as const;
