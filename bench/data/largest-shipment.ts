import { isRefusal } from '../../src/domain/decider.ts';
import type { Envelope, Recorded } from '../../src/domain/envelope.ts';
import { toInstant } from '../../src/domain/instant.ts';
import type { ShipmentCommand } from '../../src/domain/shipment/commands.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { type ShipmentFact, shipmentFacts } from '../../src/domain/shipment/facts.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';

/** The largest shipment that anybody ships as one: a hall full of racks. */
const LINES = 2_000;
const UNITS = 500;
const PICKS_A_LINE = 3;
export const FACTS = 10_000;

const ID = 'HALL7RACKS';
const ORDER = 'SAP-800:4500217000';
const FIRST_MS = Date.UTC(2026, 2, 2);
const SECOND_MS = 1_000;

export interface Largest {
  readonly facts: readonly Recorded<ShipmentFact>[];
  readonly state: ShipmentState;
  /** What is told next in every trade, each on its own to this same state. */
  readonly next: readonly ShipmentCommand[];
}

/** 2,000 lines, 500 units and 10,000 facts, as the decider itself records them. */
export function largestShipment(): Largest {
  const facts: Recorded<ShipmentFact>[] = [];
  let state = shipment.initial;
  for (const command of commands()) {
    if (facts.length >= FACTS) break;
    for (const fact of recorded(state, command, facts.length)) {
      facts.push(fact);
      state = shipment.evolve(state, fact);
    }
  }
  if (facts.length < FACTS) throw new Error(`only ${facts.length} facts came about`);
  return { facts, state, next: nextCommands() };
}

function envelopeAt(told: number): Envelope {
  const digits = told.toString(16).padStart(32, '0');
  return {
    occurredAt: toInstant(FIRST_MS + told * SECOND_MS),
    timeQuality: 'device',
    capture: 'scan',
    actor: 'person:anna',
    role: 'warehouse',
    commandId: `00000000-0000-8000-8000-${digits.slice(-12)}`,
    commandDigest: digits,
  };
}

export function decided(state: ShipmentState, command: ShipmentCommand, told: number) {
  const facts = shipment.decide(state, command, envelopeAt(told), ID);
  if (isRefusal(facts)) throw new Error(`${command.type}: ${facts.refused}`);
  return facts;
}

function recorded(
  state: ShipmentState,
  command: ShipmentCommand,
  version: number,
): readonly Recorded<ShipmentFact>[] {
  return decided(state, command, version).map((draft, index) => {
    const { occurredAt: _, ...fact } = draft;
    const meta = { ...envelopeAt(version), recordedAt: toInstant(FIRST_MS + version * SECOND_MS) };
    const place = version + index + 1;
    const v = shipmentFacts[fact.type].v;
    const id = `00000000-0000-8000-8000-${String(place).padStart(12, '0')}`;
    return { ...fact, id, v, meta, stream: `shipment-${ID}`, version: place, position: place };
  });
}

const line = (n: number) => ({ order: ORDER, line: String((n + 1) * 10) });
const unit = (n: number) => `${ID}-U${String(n + 1).padStart(3, '0')}`;

function* commands(): Iterable<ShipmentCommand> {
  const lines = Array.from({ length: LINES }, (_, n) => ({
    ...line(n),
    sku: `RACK-${n % 300}`,
    qty: PICKS_A_LINE,
    uom: 'H87',
  }));
  const policy = {
    name: 'racks',
    steps: ['label' as const, 'stage' as const, 'load' as const, 'out-for-delivery' as const],
    labels: ['shipping'],
  };
  const to = { party: 'SITE-METRO-7' };
  yield { type: 'PlanShipment', data: { lines, from: 'SH-JIADING', to, policy } };
  yield { type: 'ReleaseToWarehouse', data: {} };
  for (let pick = 0; pick < PICKS_A_LINE; pick += 1) {
    for (let n = 0; n < LINES; n += 1) {
      yield { type: 'ConfirmPick', data: { ...line(n), qty: 1, lot: `L${pick}` } };
    }
  }
  for (let n = 0; n < UNITS; n += 1) yield* madeReady(n);
  for (let n = 0; ; n = (n + 1) % UNITS) yield { type: 'CloseUnit', data: weighed(n, n) };
}

function* madeReady(n: number): Iterable<ShipmentCommand> {
  const each = LINES / UNITS;
  const contents = Array.from({ length: each }, (_, at) => ({
    ...line(n * each + at),
    qty: PICKS_A_LINE - 1,
  }));
  const label = `L-${n}`;
  yield { type: 'PackUnit', data: { unit: unit(n), kind: 'wooden-case', contents } };
  yield { type: 'CloseUnit', data: weighed(n, 0) };
  const code = `code of ${label}`;
  yield { type: 'PrintLabel', data: { unit: unit(n), label, kind: 'shipping', code } };
  yield { type: 'ApplyLabel', data: { unit: unit(n), label } };
  yield { type: 'StageUnit', data: { unit: unit(n), area: 'A1' } };
  yield { type: 'LoadUnit', data: { unit: unit(n), vehicle: '沪A-12345' } };
}

function weighed(n: number, more: number) {
  return { unit: unit(n), weightKg: 200 + more };
}

function nextCommands(): readonly ShipmentCommand[] {
  const [first, last] = [line(0), line(LINES - 1)];
  return [
    { type: 'ReportShortPick', data: { ...last, qty: 1, reason: 'none', decision: 'wait' } },
    { type: 'PutBack', data: { ...first, qty: 1 } },
    {
      type: 'PackUnit',
      data: { unit: 'EXTRA', kind: 'carton', contents: [{ ...last, qty: 1 }] },
    },
    { type: 'CloseUnit', data: weighed(UNITS - 1, 77) },
    { type: 'SealUnit', data: { unit: unit(UNITS - 1), seal: 'S-1' } },
    { type: 'LoadUnit', data: { unit: unit(UNITS - 1), vehicle: '沪B-1' } },
    { type: 'UnloadUnit', data: { unit: unit(UNITS - 1), vehicle: '沪A-12345', why: 'left' } },
    { type: 'DepartShipment', data: { units: [unit(7)] } },
    { type: 'UnpackUnit', data: { unit: unit(UNITS - 1) } },
    { type: 'HoldShipment', data: { hold: 'H1', kind: 'customer', scope: 'depart' } },
  ];
}
