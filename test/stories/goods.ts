import type { ShipmentCommand } from '../../src/domain/shipment/commands.ts';
import type { Names, Saying } from './story.ts';

// What is said in the stories about shipments: verbs, so that a step reads like a sentence.

type Data<K extends ShipmentCommand['type']> = Extract<ShipmentCommand, { type: K }>['data'];
type More<K extends ShipmentCommand['type'], G extends string> = Partial<Omit<Data<K>, G>>;

export const [S1, S2] = ['S1', 'S2'] as const;
/** Two orders of the same customer. */
export const [A, B] = ['ERP:4711', 'ERP:4712'] as const;

export interface Goods {
  readonly order: string;
  readonly line: string;
  readonly qty: number;
}
export const pumps = (qty: number, order: string = A): Goods => ({ order, line: '10', qty });
export const valves = (qty: number, order: string = A): Goods => ({ order, line: '20', qty });

export const releases = (about: string) => says(about, 'ReleaseToWarehouse', {});
export const holds = (about: string, data: Data<'HoldShipment'>) =>
  says(about, 'HoldShipment', data);
export const lifts = (about: string, hold: string) => says(about, 'LiftHold', { hold });
export const movesWindow = (about: string, data: Data<'ChangeWindow'>) =>
  says(about, 'ChangeWindow', data);
export const cancels = (about: string, reason: string) => says(about, 'CancelShipment', { reason });
export const asksToIntercept = (about: string, intercept: string, reason: string) =>
  says(about, 'RequestIntercept', { intercept, reason });
export const intercepts = (about: string, intercept: string, place: string) =>
  says(about, 'ReportIntercept', { intercept, outcome: 'confirmed', place });

export const picks = (about: string, goods: Goods, more: More<'ConfirmPick', keyof Goods> = {}) =>
  says(about, 'ConfirmPick', { ...goods, ...more });
export const findsShort = (
  about: string,
  goods: Goods,
  decision: Data<'ReportShortPick'>['decision'],
) => says(about, 'ReportShortPick', { ...goods, reason: 'not-in-bin', decision });

export const packs = (
  about: string,
  unit: string,
  contents: Data<'PackUnit'>['contents'],
  kind: Data<'PackUnit'>['kind'] = 'carton',
) => says(about, 'PackUnit', { unit, kind, contents });
export const closes = (about: string, unit: string, weightKg: number) =>
  says(about, 'CloseUnit', { unit, weightKg });
export const transfers = (about: string, to: string, ...units: readonly string[]) =>
  says(about, 'TransferUnits', (names) => ({
    transfer: 'M1',
    units: [...units],
    to: names.id(to),
    reason: 'must leave today',
  }));
export const prints = (about: string, unit: string, label: string, reason?: string) =>
  says(about, 'PrintLabel', {
    unit,
    label,
    kind: 'shipping',
    code: `${unit}-${label}`,
    ...(reason !== undefined && { reason }),
  });
export const applies = (about: string, unit: string, label: string) =>
  says(about, 'ApplyLabel', { unit, label });

export const loads = (about: string, unit: string, trip?: string) =>
  says(about, 'LoadUnit', { unit, ...(trip !== undefined && { trip }) });
export const unloads = (
  about: string,
  unit: string,
  why: Data<'UnloadUnit'>['why'],
  trip?: string,
) => says(about, 'UnloadUnit', { unit, why, ...(trip !== undefined && { trip }) });
export const handsOver = (about: string, data: Data<'TransferCustody'>) =>
  says(about, 'TransferCustody', data);
export const departs = (about: string, data: Data<'DepartShipment'> = {}) =>
  says(about, 'DepartShipment', data);
export const arrives = (about: string, data: Data<'ArriveShipment'>) =>
  says(about, 'ArriveShipment', data);

export const failsToDeliver = (about: string, reason: string) =>
  says(about, 'AttemptDelivery', { reason, responsible: 'consignee' });
export const delivers = (about: string, data: Data<'ConfirmDelivery'> = {}) =>
  says(about, 'ConfirmDelivery', data);
export const sendsBack = (about: string, data: Data<'StartReturn'>) =>
  says(about, 'StartReturn', data);
export const receivesBack = (about: string, data: Data<'ReceiveReturn'>) =>
  says(about, 'ReceiveReturn', data);
export const loses = (about: string, unit: string) =>
  says(about, 'ReportLost', { unit, responsible: 'carrier' });
export const finds = (about: string, unit: string, place: string) =>
  says(about, 'ReportFound', { unit, place });
export const closesShipment = (about: string, data: Data<'CloseShipment'> = {}) =>
  says(about, 'CloseShipment', data);

export function says<K extends ShipmentCommand['type']>(
  about: string,
  command: K,
  data: Data<K> | ((names: Names) => Data<K>),
): Saying {
  return { about, command, data };
}
