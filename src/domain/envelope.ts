import { z } from 'zod';
import { canonicalInstant } from './instant.ts';

/** Place in the recording order of one ledger and epoch: an opaque, ascending safe integer. */
export type Position = number;

/**
 * An instant as facts carry it: milliseconds always written, `Z` or the reporter's own offset,
 * `2026-03-01T08:30:00.000+08:00`. `toInstant` of `instant.ts` brings other spellings here.
 */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/, {
    error: 'must-be-an-instant',
  });

/** The same in any ISO 8601 spelling with an offset, brought to that of facts. */
export const anyInstantSchema = z.string().transform((text, issues) => {
  const instant = canonicalInstant(text);
  if (instant !== undefined) return instant;
  issues.addIssue({ code: 'custom', message: 'must-be-an-instant' });
  return z.NEVER;
});

const uuidSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, {
    error: 'must-be-a-uuid',
  });

/** A reference into the vault: what stands in a fact where a person is meant. */
export const subjectRefSchema = z
  .string()
  .regex(/^subject:[0-9a-f]{32}$/, { error: 'must-be-a-subject-reference' });

const placeSchema = z.strictObject({
  site: z.string().min(1).max(60).optional(),
  /** WGS-84 degrees. */
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  accuracyMetres: z.number().nonnegative().optional(),
});

const TIME_QUALITIES = ['device', 'server', 'carrier', 'import', 'derived', 'suspect'] as const;
const CAPTURES = [
  'scan',
  'rfid',
  'typed',
  'click',
  'api',
  'carrier',
  'import',
  'rule',
  'process',
] as const;

const code = z.string().min(1).max(120);

/** What is known about the telling of a fact: who, when, where, by what command. */
export const metaSchema = z.strictObject({
  occurredAt: instantSchema,
  /** Server time, UTC; never earlier than that of the fact before it in the stream. */
  recordedAt: instantSchema,
  timeQuality: z.enum(TIME_QUALITIES),
  capture: z.enum(CAPTURES),
  /** A reference such as `key:7f3a` or `person:0042`, never a name. */
  actor: code,
  role: code,
  device: code.optional(),
  deviceSeq: z.int().nonnegative().optional(),
  clockSkewMs: z.int().optional(),
  place: placeSchema.optional(),
  /** The system that told us, such as `SAP-800`. */
  source: code.optional(),
  commandId: uuidSchema,
  /** First 128 bits, in hex, of the HMAC over the command's name and business data. */
  commandDigest: z.string().regex(/^[0-9a-f]{32}$/),
  causationId: uuidSchema.optional(),
  correlationId: uuidSchema.optional(),
});
export type Meta = z.infer<typeof metaSchema>;

/** What a decider may know about the command beside its data: everything but the server's time. */
export type Envelope = Omit<Meta, 'recordedAt'>;

/** Anything with a name and data: a command or a fact before it has an envelope. */
export interface Named {
  readonly type: string;
  readonly data: object;
}

/** A fact ready to be appended. */
export type NewFact<F extends Named = Named> = F & {
  readonly id: string;
  /** Version of the fact type's shape. */
  readonly v: number;
  /** Rules that this report broke, in the words of the refusals. */
  readonly deviations?: readonly string[];
  readonly meta: Meta;
};

/** A fact in the ledger. One such object a line is facts-ndjson. */
export type Recorded<F extends Named = Named> = NewFact<F> & {
  readonly stream: string;
  /** 1 for the first fact of the stream, without gaps. */
  readonly version: number;
  readonly position: Position;
};

export const recordedSchema = z.strictObject({
  id: uuidSchema,
  stream: z.string().min(3).max(400),
  version: z.int().positive(),
  position: z.int().positive(),
  type: z.string().regex(/^[A-Z][A-Za-z]{1,59}$/),
  v: z.int().positive(),
  data: z.record(z.string(), z.unknown()),
  deviations: z.array(z.string()).optional(),
  meta: metaSchema,
});
