import type { ShipmentCommand } from '../../src/domain/shipment/commands.ts';
import { type PUMPS, type Told, told } from './controls.ts';

// What else happens to the shipment of the controls, on the floor and on the road.

type Data<K extends ShipmentCommand['type']> = Extract<ShipmentCommand, { type: K }>['data'];
type Goods = typeof PUMPS;

export const startPick = (): Told => told('StartPick', {});
export const putBack = (goods: Goods, qty: number, more: Partial<Data<'PutBack'>> = {}): Told =>
  told('PutBack', { ...goods, qty, ...more });
export const substitute = (goods: Goods, qty: number, sku: string): Told =>
  told('SubstituteItem', { ...goods, qty, sku, reason: 'out of stock' });
export const cancel = (): Told => told('CancelShipment', { reason: 'order withdrawn' });

export const unpack = (unit: string): Told => told('UnpackUnit', { unit });
export const nest = (unit: string, parent: string): Told => told('NestUnit', { unit, parent });
export const unnest = (unit: string, parent: string): Told => told('UnnestUnit', { unit, parent });
export const seal = (unit: string, number: string): Told =>
  told('SealUnit', { unit, seal: number });
export const stage = (unit: string): Told => told('StageUnit', { unit, area: 'LANE-3' });
export const inspect = (
  unit: string,
  result: Data<'InspectUnit'>['result'],
  more: Partial<Data<'InspectUnit'>> = {},
): Told => told('InspectUnit', { unit, result, ...more });
/** A pallet into which cartons can be put. */
export const pallet = (unit: string): Told =>
  told('PackUnit', { unit, kind: 'pallet', contents: [] });

export const assign = (trip: string): Told =>
  told('AssignTrip', { trip, loadAt: 'SH-JIADING', unloadAt: 'SITE-METRO-7' });
export const unload = (unit: string, more: Partial<Data<'UnloadUnit'>> = {}): Told =>
  told('UnloadUnit', { unit, why: 'transship', ...more });
export const handOver = (more: Partial<Data<'TransferCustody'>> = {}): Told =>
  told('TransferCustody', { from: 'SH-JIADING', to: 'HENGTU', ...more });

export const transfer = (...units: string[]): Told =>
  told('TransferUnits', { transfer: 'X1', units, to: 'OML660002', reason: 'goes with the rest' });
export const receiveTransfer = (data: Data<'ReceiveTransferredUnits'>): Told =>
  told('ReceiveTransferredUnits', data);

export const startReturn = (...rows: Data<'StartReturn'>['rows']): Told =>
  told('StartReturn', { return: 'RET1', rows });
export const receiveBack = (
  rows: Data<'ReceiveReturn'>['rows'],
  more: Partial<Data<'ReceiveReturn'>> = {},
): Told => told('ReceiveReturn', { rows, ...more });
export const lose = (unit: string): Told => told('ReportLost', { unit });
export const find = (unit: string, place?: string): Told =>
  told('ReportFound', place === undefined ? { unit } : { unit, place });
