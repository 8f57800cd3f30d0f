import { z } from 'zod';
import type { AnyDecider, CommandShape } from '../domain/decider.ts';
import { metaSchema } from '../domain/envelope.ts';
import { type Fault, fault } from './faults.ts';

const { device, deviceSeq, place, timeQuality } = metaSchema.shape;

/** A command as it comes in: what `POST /v1/commands` and commands-ndjson carry. */
export const rawCommandSchema = z.strictObject({
  /** `<category>-<id>`, the id in any spelling that its aggregate reads. */
  stream: z.string().min(1).max(400),
  command: z.string().min(1).max(60),
  /** The command's own fields; left out for a command that has none. */
  data: z.unknown().optional(),
  /** Names the command for ever; one is made when it is left out. */
  commandId: z.string().min(1).max(255).optional(),
  /** ISO 8601 with offset; left out it is now. */
  occurredAt: z.string().max(60).optional(),
  device,
  deviceSeq,
  place,
  timeQuality: timeQuality.optional(),
  /** The stream's version that the sender has seen. */
  ifMatch: z.int().nonnegative().optional(),
});
export type RawCommand = z.input<typeof rawCommandSchema>;

export interface Addressed {
  readonly shape: CommandShape;
  /** In its one canonical spelling. */
  readonly stream: string;
}

/** Whose command it is, or why it is nobody's. */
export function addressed(
  { stream, command }: { readonly stream: string; readonly command: string },
  aggregates: ReadonlyMap<string, AnyDecider>,
): Addressed | Fault {
  const dash = stream.indexOf('-');
  const category = stream.slice(0, Math.max(dash, 0));
  const decider = aggregates.get(category);
  if (!decider) {
    return fault('stream', 'stream-must-be-known', { stream, categories: [...aggregates.keys()] });
  }
  const id = decider.idOf(stream.slice(dash + 1));
  if (typeof id !== 'string') return { path: 'stream', rule: id.refused, params: id.params };
  const shape = Object.hasOwn(decider.commands, command) && decider.commands[command];
  if (!shape) return fault('command', 'command-must-be-known', { command, category });
  return { shape, stream: `${category}-${id}` };
}
