import type { Meta, NewFact, Position, Recorded } from '../../domain/envelope.ts';
import type { CheckedFact } from '../append-rules.ts';
import { instantText, zoneMinutesOf } from '../instants.ts';
import { Damaged } from '../ledger.ts';
import type { Context, ContextValues, NameGiver, Numbered, StreamName, TypeName } from './names.ts';
import { sumOf } from './sum.ts';

const UUID_HEX = 32;
const IDS_HEX = 3 * UUID_HEX;

/** A fact's columns in the order in which every statement reads and writes them. */
export type Row = readonly [
  position: Position,
  stream: number,
  version: number,
  type: number,
  occurred: number,
  zone: number,
  recorded: number,
  context: number,
  seq: number | null,
  sum: number,
  /** Fact id, command id and digest, in hex. */
  ids: string,
  rest: string | null,
  data: string,
];

export const WRITTEN_COLUMNS =
  'position, stream, version, type, occurred, zone, recorded, context, seq, sum, ids, rest, data';
export const WRITTEN_VALUES = '?, ?, ?, ?, ?, ?, ?, ?, ?, ?, unhex(?), ?, ?';
export const READ_COLUMNS = WRITTEN_COLUMNS.replace('ids', 'lower(hex(ids))');

/** The rare part of a fact beside its data, as JSON; null when there is none of it. */
interface Rest {
  readonly deviations?: NewFact['deviations'];
  readonly clockSkewMs?: number;
  readonly place?: Meta['place'];
  readonly causationId?: string;
  readonly correlationId?: string;
}

/** Where a fact is put. */
export interface Place {
  readonly position: Position;
  readonly stream: Numbered;
  readonly version: number;
}

export function encodeFact(checked: CheckedFact, place: Place, names: NameGiver): Row {
  const { fact, json, occurredMs: occurred, recordedMs: recorded } = checked;
  const { meta } = fact;
  const { position, stream, version } = place;
  const type = names.type(fact.type, fact.v);
  const context = names.context(contextText(meta));
  const zone = zoneMinutesOf(meta.occurredAt);
  const seq = meta.deviceSeq ?? null;
  const ids = hexOf(fact.id) + hexOf(meta.commandId) + meta.commandDigest;
  const rest = restText(fact);
  const figures = { position, version, occurred, zone, recorded, seq };
  const sum = sumOf([stream, type, context], figures, textsOf(ids, rest, json));
  return [
    position,
    stream.code,
    version,
    type.code,
    occurred,
    zone,
    recorded,
    context.code,
    seq,
    sum,
    ids,
    rest,
    json,
  ];
}

/** Throws Damaged when the row is not the one that was written. */
export function decodeFact(
  row: Row,
  stream: StreamName,
  type: TypeName,
  context: Context,
): Recorded {
  const [position, , version, , occurred, zone, recorded, , seq, sum, hex, rest, json] = row;
  const figures = { position, version, occurred, zone, recorded, seq };
  const texts = textsOf(hex, rest, json);
  if (hex.length !== IDS_HEX || sumOf([stream, type, context], figures, texts) !== sum) {
    throw new Damaged(`the fact at position ${position} is not as it was recorded`, position);
  }
  const { name, v } = type;
  const id = uuidAt(hex, 0);
  const meta = metaOf(context.values, figures, hex);
  const data = JSON.parse(json);
  const fact = { id, stream: stream.name, version, position, type: name, v, data, meta };
  return rest === null ? fact : withRest(fact, JSON.parse(rest));
}

function textsOf(ids: string, rest: string | null, json: string): string {
  return rest === null ? ids + json : ids + rest + json;
}

function hexOf(uuid: string): string {
  const [a, b, c] = [uuid.slice(0, 8), uuid.slice(9, 13), uuid.slice(14, 18)];
  return a + b + c + uuid.slice(19, 23) + uuid.slice(24);
}

function uuidAt(hex: string, at: number): string {
  const a = hex.slice(at, at + 8);
  const b = hex.slice(at + 8, at + 12);
  const c = hex.slice(at + 12, at + 16);
  const d = hex.slice(at + 16, at + 20);
  return `${a}-${b}-${c}-${d}-${hex.slice(at + 20, at + UUID_HEX)}`;
}

function metaOf(
  values: ContextValues,
  figures: { occurred: number; zone: number; recorded: number; seq: number | null },
  hex: string,
): Meta {
  const [timeQuality, capture, actor, role, device, source, site] = values;
  const { occurred, zone, recorded, seq } = figures;
  const meta: Meta = {
    occurredAt: instantText(occurred, zone),
    recordedAt: instantText(recorded, 0),
    timeQuality,
    capture,
    actor,
    role,
    commandId: uuidAt(hex, UUID_HEX),
    commandDigest: hex.slice(2 * UUID_HEX),
  };
  if (device !== null) meta.device = device;
  if (seq !== null) meta.deviceSeq = seq;
  if (source !== null) meta.source = source;
  if (site !== null) meta.place = { site };
  return meta;
}

function withRest(fact: Recorded, rest: Rest): Recorded {
  const { meta } = fact;
  if (rest.clockSkewMs !== undefined) meta.clockSkewMs = rest.clockSkewMs;
  if (rest.place !== undefined) meta.place = rest.place;
  if (rest.causationId !== undefined) meta.causationId = rest.causationId;
  if (rest.correlationId !== undefined) meta.correlationId = rest.correlationId;
  return rest.deviations === undefined ? fact : { ...fact, deviations: rest.deviations };
}

function contextText(meta: Meta): string {
  const { timeQuality, capture, actor, role, device = null, source = null } = meta;
  const site = siteAlone(meta.place) ?? null;
  const values: ContextValues = [timeQuality, capture, actor, role, device, source, site];
  return JSON.stringify(values);
}

/** The site of a place of which nothing else is known. */
function siteAlone(place: Meta['place']): string | undefined {
  if (place === undefined) return undefined;
  const { site, lat, lon, accuracyMetres } = place;
  return lat === undefined && lon === undefined && accuracyMetres === undefined ? site : undefined;
}

function restText({ deviations, meta }: NewFact): string | null {
  const { clockSkewMs, place, causationId, correlationId } = meta;
  const placed = siteAlone(place) === undefined ? place : undefined;
  if (deviations === undefined && clockSkewMs === undefined && placed === undefined) {
    if (causationId === undefined && correlationId === undefined) return null;
  }
  const rest: { [K in keyof Rest]: Rest[K] | undefined } = {
    deviations,
    clockSkewMs,
    place: placed,
    causationId,
    correlationId,
  };
  return JSON.stringify(rest);
}
