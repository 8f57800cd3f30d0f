import type { OrderCommand, OrderDataOf } from '../../../src/domain/order/commands.ts';
import { order } from '../../../src/domain/order/decider.ts';
import { scene, type Telling } from '../../support/given.ts';

// The order that the tests tell about: five pumps and three metres of cable from one site.

export type Told = Telling<OrderCommand>;
type Data<K extends OrderCommand['type']> = OrderDataOf<K>;

const ORDER = 'ERP-800:0045';
export const PUMPS = { line: '10', sku: 'PUMP-IS80', qty: 5, uom: 'H87', from: 'SH-JIADING' };
export const CABLE = { line: '20', sku: 'CABLE-3X25', qty: 3, uom: 'MTR', from: 'SH-JIADING' };
export const BODY: Data<'ReceiveOrder'> = {
  source: 'ERP-800',
  number: '0045',
  sourceVersion: 1,
  mode: 'full',
  customer: 'METRO',
  shipTo: { party: 'SITE-METRO-7', address: 'GATE-2' },
  lines: [PUMPS, CABLE],
};

export const { given, worldAfter, decided, fold } = scene(order, ORDER);

export const receive = (changes: Partial<Data<'ReceiveOrder'>> = {}): Told =>
  told('ReceiveOrder', { ...BODY, ...changes });
export const amend = (lines: Data<'ReceiveOrder'>['lines'], sourceVersion = 2): Told =>
  receive({ lines, sourceVersion });
export const authorise = (): Told => told('AuthoriseOrder', {});
export const plan = (data: Data<'PlanSplit'> = {}): Told => told('PlanSplit', data);
export const replan = (data: Data<'ReplanSplit'> = {}): Told => told('ReplanSplit', data);
export const cancel = (lines: Data<'CancelOrderLines'>['lines'], request = 'R1'): Told =>
  told('CancelOrderLines', { request, lines, reason: 'the customer says so' });
export const cancelRemainder = (): Told =>
  told('CancelRemainder', { reason: 'not wanted any more' });
export const hold = (id = 'H1', scope: Data<'HoldOrder'>['scope'] = 'pick'): Told =>
  told('HoldOrder', { hold: id, kind: 'credit', scope });
export const lift = (id = 'H1'): Told => told('LiftOrderHold', { hold: id });
export const merge = (from: string, to: string, id = 'M1'): Told =>
  told('MergeShipments', { merge: id, from, to });

type Row = Data<'RecordFulfilment'>['rows'][number];
/** What a shipment holds now, as its version says. */
export const tell = (
  shipment: string,
  version: number,
  rows: readonly Row[],
  more: Partial<Data<'RecordFulfilment'>> = {},
): Told =>
  told('RecordFulfilment', { shipment, version, cause: 'handled', rows: [...rows], ...more });

/** A shipment has said no to a command that followed the fact at this version. */
export const refused = (
  shipment: string,
  command: string,
  rule: string,
  causeVersion: number,
): Told =>
  told('RecordRefusedFollowUp', {
    cause: factId(causeVersion),
    process: 'orders-to-shipments',
    step: `let-go ${shipment}`,
    stream: `shipment-${shipment}`,
    command,
    rule,
  });

export const received = receive();
/** Received, authorised, and in one shipment. */
export const split = [received, authorise(), plan()];

/** The shipments of all its plans. */
export function shipmentsAfter(...tellings: readonly Told[]): readonly string[] {
  return worldAfter(...tellings).facts.flatMap((fact) =>
    fact.type === 'SplitPlanned' ? fact.data.placements.map(({ shipment }) => shipment) : [],
  );
}

/** As the tests' streams number them. */
export function factId(version: number): string {
  return `00000000-0000-8000-8000-${String(version).padStart(12, '0')}`;
}

function told<K extends OrderCommand['type']>(type: K, data: Data<K>): Told {
  return { command: { type, data } as OrderCommand };
}
