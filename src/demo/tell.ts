import { toInstant } from '../domain/instant.ts';
import type { Answer, Intake } from '../intake/intake.ts';
import type { RawCommand } from '../intake/raw-command.ts';
import type { SimulatedClock } from './clock.ts';
import { type Happening, ZONE_MINUTES } from './diary.ts';

const BATCH_MAX = 256;

export interface Telling {
  readonly seed: number;
  readonly intake: Intake;
  readonly clock: SimulatedClock;
  /** Aborted: nothing more is told, what was told is recorded. */
  readonly signal: AbortSignal;
  readonly told?: (done: number, total: number) => void;
}

/** How the ledger took it. Reports of a wrong scan are refused: that is part of the story. */
export interface Tally {
  readonly recorded: number;
  readonly refused: readonly { readonly happening: Happening; readonly answer: Answer }[];
  readonly complete: boolean;
}

interface Numbered {
  readonly happening: Happening;
  readonly index: number;
  readonly deviceSeq: number | undefined;
}

/**
 * Tells the whole history in its order. Neighbours are told together, so that they share a
 * commit; their order in the ledger stays that of the telling. Telling again records nothing that
 * is there already.
 */
export async function tellHistory(history: readonly Happening[], telling: Telling): Promise<Tally> {
  const versions = new Map<string, number>();
  const refused: { happening: Happening; answer: Answer }[] = [];
  let recorded = 0;
  let done = 0;
  for (const batch of batches(numbered(history))) {
    if (telling.signal.aborted) return { recorded, refused, complete: false };
    const sent = sentAt(batch);
    const answers = await Promise.all(
      batch.map((entry) => {
        const toldMs = sent.get(entry.happening.stream) ?? entry.happening.toldMs;
        return telling.clock.at(toldMs, () => tell(entry, telling, versions));
      }),
    );
    for (const [place, answer] of answers.entries()) {
      const happening = batch[place]?.happening;
      if (!happening) continue;
      if (answer.kind !== 'recorded') refused.push({ happening, answer });
      else recorded += 1;
      remember(happening, answer, versions);
    }
    done += batch.length;
    telling.told?.(done, history.length);
  }
  return { recorded, refused, complete: true };
}

function tell({ happening, index, deviceSeq }: Numbered, telling: Telling, versions: Versions) {
  const { stream, command, data, by, occurredMs } = happening;
  const versionOf = (note: string): number => versions.get(`${stream} ${note}`) ?? 0;
  const raw: RawCommand = {
    stream,
    command,
    data: typeof data === 'function' ? data(versionOf) : data,
    commandId: `demo-${telling.seed}-${index}`,
    occurredAt: toInstant(occurredMs, ZONE_MINUTES),
    ...(by.capture === 'process' && { timeQuality: 'device' }),
    ...(by.device && { device: by.device }),
    ...(deviceSeq !== undefined && { deviceSeq }),
    ...(by.site && { place: { site: by.site } }),
  };
  const { actor, role, capture, source } = by;
  const caller = { actor, role, capture, ...(source && { source }) };
  return telling.intake(raw, caller);
}

type Versions = ReadonlyMap<string, number>;

function remember({ stream, note }: Happening, answer: Answer, versions: Map<string, number>) {
  if (note === undefined || answer.kind !== 'recorded') return;
  const [fact] = answer.facts;
  if (fact) versions.set(`${stream} ${note}`, fact.version);
}

/** Every handheld counts its own reports. */
function numbered(history: readonly Happening[]): readonly Numbered[] {
  const sent = new Map<string, number>();
  return history.map((happening, index) => {
    const { device } = happening.by;
    if (device === undefined) return { happening, index, deviceSeq: undefined };
    const deviceSeq = (sent.get(device) ?? 0) + 1;
    sent.set(device, deviceSeq);
    return { happening, index, deviceSeq };
  });
}

/** Neighbours in order; a stream that comes again after others begins the next batch. */
function* batches(entries: readonly Numbered[]): Generator<readonly Numbered[]> {
  let batch: Numbered[] = [];
  let streams = new Set<string>();
  for (const entry of entries) {
    const { stream, data } = entry.happening;
    const returns = streams.has(stream) && batch.at(-1)?.happening.stream !== stream;
    const looksBack = typeof data === 'function';
    if (batch.length > 0 && (returns || looksBack || batch.length === BATCH_MAX)) {
      yield batch;
      batch = [];
      streams = new Set();
    }
    batch.push(entry);
    streams.add(stream);
  }
  if (batch.length > 0) yield batch;
}

/** A handheld sends what it has gathered about a shipment in one go, with its last report. */
function sentAt(batch: readonly Numbered[]): ReadonlyMap<string, number> {
  return new Map(batch.map(({ happening }) => [happening.stream, happening.toldMs]));
}
