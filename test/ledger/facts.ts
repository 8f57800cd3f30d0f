import type { Meta, NewFact } from '../../src/domain/envelope.ts';

let made = 0;

/** An id that no other fact or command of this run has. */
export function nextId(): string {
  made += 1;
  return `00000000-0000-8000-8000-${made.toString(16).padStart(12, '0')}`;
}

export function meta(over: Partial<Meta> = {}): Meta {
  return {
    occurredAt: '2026-03-02T08:30:00.000+08:00',
    recordedAt: '2026-03-02T00:30:01.250Z',
    timeQuality: 'device',
    capture: 'scan',
    actor: 'person:0042',
    role: 'warehouse',
    commandId: nextId(),
    commandDigest: '0123456789abcdef0123456789abcdef',
    ...over,
  };
}

/** A fact that nothing is special about but what is asked for. */
export function fact(over: Partial<NewFact> = {}): NewFact {
  return { id: nextId(), type: 'UnitPacked', v: 1, data: { unit: 'U1' }, meta: meta(), ...over };
}

export function facts(count: number): readonly NewFact[] {
  return Array.from({ length: count }, (_, n) => fact({ data: { n } }));
}

/** Every field that an envelope can have. */
export const FULL_META: Omit<Meta, 'commandId'> = {
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
};
