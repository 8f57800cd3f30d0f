import type { Envelope } from '../../src/domain/envelope.ts';
import type { ShipmentCommand } from '../../src/domain/shipment/commands.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import type { ShipmentPlan } from '../../src/domain/shipment/shapes.ts';
import { scene, type Telling } from './given.ts';

// The shipment that the tests tell about: five pumps and three metres of cable from one order.

export type Told = Telling<ShipmentCommand>;
type Data<K extends ShipmentCommand['type']> = Extract<ShipmentCommand, { type: K }>['data'];

export const SHIPMENT = 'OML660001';
export const ORDER = 'ERP-800:4500217000';
export const PUMPS = { order: ORDER, line: '10' };
export const CABLE = { order: ORDER, line: '20' };

export const PLAN: ShipmentPlan = {
  lines: [
    { ...PUMPS, sku: 'PUMP-IS80', qty: 5, uom: 'H87' },
    { ...CABLE, sku: 'CABLE-3X25', qty: 3, uom: 'MTR', tolerance: { over: 0.5 } },
  ],
  from: 'SH-JIADING',
  to: { party: 'SITE-METRO-7' },
  policy: {
    name: 'standard',
    steps: ['label', 'load', 'arrive', 'out-for-delivery'],
    labels: ['shipping'],
  },
};

export const { given, worldAfter, decided, fold } = scene(shipment, SHIPMENT);

export const plan = (changes: Partial<ShipmentPlan> = {}): Told =>
  told('PlanShipment', { ...PLAN, ...changes });
export const planWith = (policy: Partial<ShipmentPlan['policy']>): Told =>
  plan({ policy: { ...PLAN.policy, ...policy } });
export const release = (): Told => told('ReleaseToWarehouse', {});
export const hold = (scope: Data<'HoldShipment'>['scope'], id = 'H1'): Told =>
  told('HoldShipment', { hold: id, kind: 'own', scope });
export const lift = (id = 'H1'): Told => told('LiftHold', { hold: id });
export const pick = (goods: Goods, qty: number, more: Partial<Data<'ConfirmPick'>> = {}): Told =>
  told('ConfirmPick', { ...goods, qty, ...more });
export const shortPick = (
  goods: Goods,
  qty: number,
  decision: Data<'ReportShortPick'>['decision'] = 'wait',
): Told => told('ReportShortPick', { ...goods, qty, reason: 'not-in-bin', decision });
export const pack = (unit: Data<'PackUnit'>): Told => told('PackUnit', unit);
export const closeUnit = (unit: string, weightKg?: number): Told =>
  told('CloseUnit', weightKg === undefined ? { unit } : { unit, weightKg });
export const print = (unit: string, label: string, more: Partial<Data<'PrintLabel'>> = {}): Told =>
  told('PrintLabel', { unit, label, kind: 'shipping', code: `code of ${label}`, ...more });
export const apply = (unit: string, label: string): Told => told('ApplyLabel', { unit, label });
export const voidLabel = (unit: string, label: string): Told =>
  told('VoidLabel', { unit, label, reason: 'torn' });
export const load = (unit: string, more: Omit<Data<'LoadUnit'>, 'unit'> = {}): Told =>
  told('LoadUnit', { unit, ...more });
export const depart = (data: Data<'DepartShipment'> = {}): Told => told('DepartShipment', data);
export const arrive = (
  stop: Data<'ArriveShipment'>['stop'],
  more: Omit<Data<'ArriveShipment'>, 'stop'> = {},
): Told => told('ArriveShipment', { stop, ...more });
export const startDelivery = (data: Data<'StartDelivery'> = {}): Told =>
  told('StartDelivery', data);
export const attempt = (reason = 'absent'): Told =>
  told('AttemptDelivery', { reason, responsible: 'consignee' });
export const confirm = (data: Data<'ConfirmDelivery'> = {}): Told => told('ConfirmDelivery', data);
export const correct = (...groups: Data<'CorrectRecord'>['groups']): Told =>
  told('CorrectRecord', { groups, reason: 'told wrongly' });
export const requestCorrection = (groups: Group[], request = 'R1'): Told =>
  told('RequestCorrection', { request, groups, reason: 'told wrongly' });
export const approve = (request = 'R1'): Told => told('ApproveCorrection', { request });
export const reject = (request = 'R1'): Told =>
  told('RejectCorrection', { request, reason: 'it was so' });
export const close = (data: Data<'CloseShipment'> = {}): Told => told('CloseShipment', data);
export const reopen = (): Told => told('ReopenShipment', { reason: 'one more came back' });

export type Group = Data<'CorrectRecord'>['groups'][number];
/** The fact at this version did not happen. */
export const neverHappened = (target: number): Group => ({
  target,
  kind: 'did_not_occur',
  replacements: [],
});
/** It happened otherwise. */
export const instead = (
  target: number,
  type: string,
  data: object,
  occurredAt?: string,
): Group => ({
  target,
  kind: 'incorrect_data',
  replacements: [{ type, data: { ...data }, ...(occurredAt && { occurredAt }) }],
});

type Goods = typeof PUMPS;

type Unit = Data<'PackUnit'>;
export const box: Unit = { unit: 'U1', kind: 'carton', contents: [{ ...PUMPS, qty: 5 }] };
export const reel: Unit = { unit: 'U2', kind: 'bundle', contents: [{ ...CABLE, qty: 3 }] };

export const planned = plan();
export const released = release();
export const picked = [pick(PUMPS, 5), pick(CABLE, 3)];
export const packed = [pack(box), pack(reel)];
export const closedUp = [closeUnit('U1'), closeUnit('U2')];
export const labelled = [
  print('U1', 'L1'),
  apply('U1', 'L1'),
  print('U2', 'L2'),
  apply('U2', 'L2'),
];
export const loaded = [load('U1'), load('U2')];
export const departed = depart();
export const delivered = confirm();

/** Everything up to a stage, as it goes when nothing goes wrong. */
export const upToPacked = [planned, released, ...picked, ...packed];
export const upToLoaded = [...upToPacked, ...closedUp, ...labelled, ...loaded];
export const upToDeparted = [...upToLoaded, departed];
export const upToDelivered = [...upToDeparted, delivered];

export function scan(telling: Told): Told {
  return { ...telling, envelope: { ...telling.envelope, capture: 'scan' } };
}

export function by(actor: string, telling: Told): Told {
  return { ...telling, envelope: { ...telling.envelope, actor } };
}

/** At a time of the day of the tests, in UTC: `09:30`. */
export function at(time: string, telling: Told, more: Partial<Envelope> = {}): Told {
  const occurredAt = `2026-03-02T${time}:00.000Z`;
  return { ...telling, envelope: { ...telling.envelope, occurredAt, ...more } };
}

export function told<K extends ShipmentCommand['type']>(type: K, data: Data<K>): Told {
  return { command: { type, data } as ShipmentCommand };
}
