import { describe, expect, it } from 'vitest';
import { checkAppend } from '../../src/ledger/append-rules.ts';
import {
  eventsOf,
  FORMAT,
  factOf,
  isFact,
  leftBehind,
} from '../../src/ledger/eventstoredb/format.ts';
import { Damaged } from '../../src/ledger/ledger.ts';
import { FULL_META, fact, meta } from './facts.ts';

const ID = '01234567-89ab-8cde-8f01-23456789abcd';
const COMMAND = '76543210-89ab-8cde-8f01-23456789abcd';

const GIVEN = fact({
  id: ID,
  type: 'UnitPacked',
  v: 2,
  data: { unit: 'U1', contents: [{ qty: 0.5 }] },
  deviations: ['unit-must-be-labelled'],
  meta: { ...FULL_META, commandId: COMMAND },
});

/** As facts lie in servers since format 1: a change here would make them unreadable. */
const METADATA = {
  lading: 1,
  v: 2,
  left: 1,
  deviations: ['unit-must-be-labelled'],
  meta: {
    occurredAt: '2026-03-02T08:30:00.001-03:30',
    recordedAt: '2026-03-02T12:00:00.999Z',
    timeQuality: 'suspect',
    capture: 'rfid',
    actor: 'key:7f3a',
    role: 'warehouse',
    device: 'gate 3 南门',
    deviceSeq: 9_007_199_254_740_991,
    clockSkewMs: -1_250,
    place: { site: 'SHA-1', lat: 31.230416, lon: -121.473701, accuracyMetres: 0.5 },
    source: 'SAP-800',
    commandDigest: 'ffffffffffffffffffffffffffffffff',
    causationId: '11111111-2222-8333-8444-555555555555',
    correlationId: '66666666-7777-8888-9999-aaaaaaaaaaaa',
    commandId: COMMAND,
  },
};
const STORED = {
  streamId: 'shipment-1',
  id: ID,
  revision: 4n,
  type: 'UnitPacked',
  isJson: true,
  data: { unit: 'U1', contents: [{ qty: 0.5 }] },
  metadata: METADATA,
  position: { commit: 4_711n, prepare: 4_711n },
};

describe('a fact in EventStoreDB', () => {
  it('is stored as it has always been', () => {
    expect(FORMAT).toBe(1);
    const last = fact({ meta: meta({ commandId: COMMAND }) });
    const [first, second] = eventsOf(checkAppend('shipment-1', 0, [GIVEN, last]));
    const { metadata, ...event } = first ?? {};
    expect(event).toEqual({
      id: ID,
      type: 'UnitPacked',
      contentType: 'application/json',
      data: { unit: 'U1', contents: [{ qty: 0.5 }] },
    });
    expect(JSON.parse(new TextDecoder().decode(metadata))).toEqual(METADATA);
    expect(JSON.parse(new TextDecoder().decode(second?.metadata))).toEqual({
      lading: 1,
      v: 1,
      meta: last.meta,
    });
  });

  it('is read as it was stored', () => {
    expect(isFact(STORED)).toBe(true);
    expect(leftBehind(STORED)).toBe(1);
    const where = { stream: 'shipment-1', version: 5, position: 4_711 };
    expect(factOf(STORED)).toEqual({ ...GIVEN, ...where });
    const { left: _, deviations: __, ...plain } = METADATA;
    const { deviations: ___, ...given } = GIVEN;
    expect(factOf({ ...STORED, metadata: plain })).toEqual({ ...given, ...where });
    expect(leftBehind({ ...STORED, metadata: plain })).toBe(0);
  });

  it('is told from events of others by its marker and the name of its stream', () => {
    const others = [
      { ...STORED, metadata: undefined },
      { ...STORED, metadata: null },
      { ...STORED, metadata: 'lading' },
      { ...STORED, metadata: { lading: '1' } },
      { ...STORED, metadata: { $correlationId: 'x' } },
      { ...STORED, streamId: '$streams' },
      { ...STORED, streamId: 'lading_ledger' },
      { ...STORED, streamId: 'Orders-1' },
    ];
    for (const other of others) expect(isFact(other)).toBe(false);
  });

  it('is refused in a newer format, with what to do', () => {
    const newer = { ...STORED, metadata: { ...METADATA, lading: 2 } };
    expect(isFact(newer)).toBe(true);
    expect(() => factOf(newer)).toThrow(/shipment-1 version 5 has format 2.*upgrade/);
  });

  it('is damaged where it cannot have been written so', () => {
    const broken = [
      { ...STORED, metadata: undefined },
      { ...STORED, isJson: false, data: new Uint8Array([1]) },
      { ...STORED, data: '{"unit":' },
      { ...STORED, data: [] },
      { ...STORED, metadata: { lading: 1, v: 2 } },
      { ...STORED, metadata: { ...METADATA, v: '2' } },
      { ...STORED, position: undefined },
      { ...STORED, position: { commit: 2n ** 53n, prepare: 2n ** 53n } },
      { ...STORED, position: { commit: 4_711n, prepare: 4_710n } },
    ];
    for (const event of broken) {
      expect(() => factOf(event)).toThrow(Damaged);
      expect(() => factOf(event)).toThrow(/shipment-1/);
    }
  });
});
