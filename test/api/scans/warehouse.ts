import { carrierRoutes } from '../../../src/api/carriers/routes.ts';
import { scanRoutes } from '../../../src/api/scans/routes.ts';
import { sscc } from '../../../src/domain/check-symbols.ts';
import { mintShipmentId, shownShipmentId } from '../../../src/domain/ids.ts';
import type { Caller } from '../../../src/intake/intake.ts';
import { type OpenedApi, openApi } from '../../support/api.ts';

// Two shipments of one warehouse, a third of another one, and a truck for the first two.

export const PUMPS = mintShipmentId(1_772_400_000, 7);
export const SHOWN = shownShipmentId(PUMPS);
export const VALVES = 'OML660002';
export const AWAY = 'OML660003';
export const TRIP = 'T-4711';
export const [U1, U2, U3] = [1, 2, 3].map((n) => sscc(3, '6901234', n)) as [string, string, string];
export const GTIN = '6901234567892';

const desk: Caller = { actor: 'key:desk', role: 'admin', capture: 'api' };

/** A warehouse that is open, with what it tells so far. */
export interface Warehouse extends OpenedApi {
  /** Sends a command without going through HTTP; it must be recorded. */
  tell(stream: string, command: string, data?: object): Promise<void>;
}

export async function openWarehouse(): Promise<Warehouse> {
  const opened = await openApi({ routes: (api) => [...scanRoutes(api), ...carrierRoutes(api)] });
  async function tell(stream: string, command: string, data: object = {}): Promise<void> {
    const outcome = await opened.api.intake({ stream, command, data }, desk);
    if (outcome.kind !== 'recorded') throw new Error(`${command}: ${JSON.stringify(outcome)}`);
  }
  return { ...opened, tell, [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() };
}

const POLICY = { name: 'standard', steps: ['label', 'stage', 'load'], labels: ['carrier'] };

export function planOf(from: string, more: object = {}): object {
  return {
    lines: [{ order: 'SAP:4711', line: '10', sku: 'PUMP-8', qty: 4, uom: 'H87' }],
    from,
    to: { party: 'C-100' },
    policy: POLICY,
    ...more,
  };
}

/** A shipment with one carton of two pumps, closed. */
export async function packed(
  house: Warehouse,
  shipment: string,
  unit: string,
  from = 'SZ-01',
): Promise<void> {
  const stream = `shipment-${shipment}`;
  const goods = { order: 'SAP:4711', line: '10', qty: 4 };
  await house.tell(stream, 'PlanShipment', planOf(from));
  await house.tell(stream, 'ReleaseToWarehouse');
  await house.tell(stream, 'ConfirmPick', goods);
  await house.tell(stream, 'PackUnit', { unit, kind: 'carton', contents: [goods] });
  await house.tell(stream, 'CloseUnit', { unit });
}

/** The usual three, and the trip that the first two ride. */
export async function readyToLoad(house: Warehouse): Promise<void> {
  await packed(house, PUMPS, U1);
  await packed(house, VALVES, U2);
  await packed(house, AWAY, U3, 'BJ-01');
  await house.tell(`trip-${TRIP}`, 'PlanTrip', {
    stops: [
      { stop: '10', kind: 'site', place: 'SZ-01' },
      { stop: '20', kind: 'consignee', party: 'C-100' },
    ],
    shipments: [PUMPS, VALVES].map((shipment) => ({ shipment, loadAt: '10', unloadAt: '20' })),
  });
  await house.settled();
}

/** The types of a stream's facts, in their order. */
export async function typesIn({ api }: OpenedApi, stream: string): Promise<readonly string[]> {
  return (await api.ledger.read(stream, 0, 1_000)).map(({ type }) => type);
}
