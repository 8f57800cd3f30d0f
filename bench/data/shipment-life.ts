import { toInstant } from '../../src/domain/instant.ts';

/** One command of a shipment's life, as a client would send it. */
export interface Step {
  readonly command: string;
  readonly data: object;
  readonly commandId: string;
  readonly occurredAt: string;
}

export interface Life {
  readonly id: string;
  readonly stream: string;
  readonly steps: readonly Step[];
}

const FIRST_MS = Date.UTC(2024, 0, 8);
const ZONE_MINUTES = 480;
const SHIPMENT_EVERY_MS = 60_000;
/** Times begin anew after so many shipments: none may lie in the future. */
const SHIPMENTS_DATED = 500_000;
const STEP_EVERY_MS = 3_600_000;
const LINES_OF_LARGE = 3;

/** A shipment whose number is a multiple of this has 7 facts, every other one has 11. */
const SMALL_EVERY = 4;
export const FACTS_OF_SMALL = 7;
export const FACTS_OF_LARGE = 11;
export const FACTS_A_SHIPMENT = (FACTS_OF_SMALL + (SMALL_EVERY - 1) * FACTS_OF_LARGE) / SMALL_EVERY;

export function isSmall(n: number): boolean {
  return n % SMALL_EVERY === 0;
}

/** The n-th shipment from its plan to its sign-off: a few lines, one carton, about 230 bytes a fact. */
export function lifeOf(n: number): Life {
  const code = String(n).padStart(8, '0');
  const order = `SAP-800:${String(4_500_000_000 + n)}`;
  const id = `BENCH${code}`;
  const unit = `${id}-U001`;
  const small = isSmall(n);
  const plannedMs = FIRST_MS + (n % SHIPMENTS_DATED) * SHIPMENT_EVERY_MS;
  const lines = Array.from({ length: small ? 1 : LINES_OF_LARGE }, (_, at) => ({
    order,
    line: String((at + 1) * 10),
    sku: `SKU-${String((n * 7 + at) % 5_000).padStart(5, '0')}`,
    qty: 3 + ((n + at) % 7),
  }));
  const goods = lines.map(({ line, qty }, at) => ({ order, line, qty, lot: lotOf(n, at) }));
  const travel = [
    { command: 'ArriveShipment', data: { stop: 'hub', place: `HUB-${n % 30}`, units: [unit] } },
    { command: 'StartDelivery', data: { units: [unit] } },
  ];
  const steps = [
    { command: 'PlanShipment', data: planOf(n, lines) },
    { command: 'ReleaseToWarehouse', data: {} },
    ...goods.map((row, at) => ({
      command: 'ConfirmPick',
      data: { ...row, serials: serialsOf(n, at, row.qty), bin: `A-${n % 40}-${at}-0${n % 7}` },
    })),
    {
      command: 'PackUnit',
      data: { unit, kind: 'carton', caseNumber: `C${code}`, contents: goods },
    },
    {
      command: 'CloseUnit',
      data: { unit, weightKg: 3.25, lengthMm: 600, widthMm: 400, heightMm: 300 },
    },
    { command: 'DepartShipment', data: { trip: `TRIP-${Math.floor(n / 20)}`, units: [unit] } },
    ...(small ? [] : travel),
    { command: 'ConfirmDelivery', data: signOffOf(n, unit, lines) },
  ];
  return {
    id,
    stream: `shipment-${id}`,
    steps: steps.map((step, at) => ({
      ...step,
      commandId: `${id}-${at}`,
      occurredAt: toInstant(plannedMs + at * STEP_EVERY_MS, ZONE_MINUTES),
    })),
  };
}

interface Line {
  readonly order: string;
  readonly line: string;
  readonly sku: string;
  readonly qty: number;
}

function planOf(n: number, lines: readonly Line[]): object {
  return {
    lines: lines.map((line) => ({ ...line, uom: 'H87' })),
    from: `WH-${n % 5}`,
    to: { party: `CUST-${n % 900}`, address: `ADDR-${n % 1_500}` },
    customer: `CUST-${n % 900}`,
    window: { start: '2024-02-02T08:00:00.000+08:00', end: '2024-02-03T18:00:00.000+08:00' },
    service: 'road-standard',
    carrier: `CARRIER-${n % 12}`,
    division: `DIV-${n % 4}`,
    project: `PRJ-${n % 60}`,
    policy: { name: 'road', version: 3, steps: ['arrive', 'out-for-delivery'], labels: [] },
    reasons: [
      { code: 'same-address', params: { address: `ADDR-${n % 1_500}` } },
      { code: 'limit-weight', params: { weightKg: 1240, limitKg: 1000, policy: 'road-heavy' } },
    ],
  };
}

function signOffOf(n: number, unit: string, lines: readonly Line[]): object {
  const rows = lines.map(({ order, line, sku, qty }) => ({
    unit,
    order,
    line,
    sku,
    qty,
    disposition: 'accepted',
    condition: 'ok',
  }));
  const remarks =
    'outer carton dented at one corner, goods unharmed, seal intact on arrival; the consignee ' +
    'was shown the packing list and keeps a copy of this receipt';
  const evidence = ['photo', 'signature', 'receipt'].map((kind) => `${kind}-${n}`);
  return { rows, relation: 'consignee', stamped: true, remarks, evidence };
}

function lotOf(n: number, at: number): string {
  return `L2024-${String((n * 3 + at) % 700).padStart(4, '0')}`;
}

function serialsOf(n: number, at: number, qty: number): readonly string[] {
  const first = (n * LINES_OF_LARGE + at) * 10;
  return Array.from({ length: qty }, (_, of) => `SN${String(first + of).padStart(10, '0')}`);
}
