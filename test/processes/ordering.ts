import type { OrderCommand, OrderDataOf } from '../../src/domain/order/commands.ts';
import type { OrderState } from '../../src/domain/order/state.ts';
import type { ShipmentCommand } from '../../src/domain/shipment/commands.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';
import type { Answer } from '../../src/intake/intake.ts';
import { disagreements } from '../support/agreement.ts';
import { openCompany } from '../support/company.ts';

// One order of two lines, from one site to one party, and the company that ships it.

export const ORDER = 'ERP-800:0045';
export const PUMPS = { line: '10', sku: 'PUMP-IS80', qty: 5, uom: 'H87', from: 'SH-JIADING' };
export const CABLE = { line: '20', sku: 'CABLE-3X25', qty: 3, uom: 'MTR', from: 'SH-JIADING' };
export const BODY: OrderDataOf<'ReceiveOrder'> = {
  source: 'ERP-800',
  number: '0045',
  sourceVersion: 1,
  mode: 'full',
  customer: 'METRO',
  shipTo: { party: 'SITE-METRO-7', address: 'GATE-2' },
  lines: [PUMPS, CABLE],
};

const CALLER = { actor: 'person:paul', role: 'planner', capture: 'click' } as const;
const MINUTE_MS = 60_000;
const DAY_BEGINS_MS = Date.UTC(2026, 2, 2);

type Company = ReturnType<typeof openCompany>;

/** A company that is told things a minute after one another. */
export function opened(company: Company = openCompany()) {
  let told = 0;

  async function send(stream: string, command: string, data: object): Promise<Answer> {
    told += 1;
    const at = new Date(DAY_BEGINS_MS + told * MINUTE_MS).toISOString();
    const answer = await company.send(
      { stream, command, data, at, occurredAt: at, commandId: `told ${told}` },
      CALLER,
    );
    return answer;
  }

  async function taken(stream: string, command: string, data: object): Promise<void> {
    const answer = await send(stream, command, data);
    if (answer.kind !== 'recorded') throw new Error(`${command}: ${JSON.stringify(answer)}`);
  }

  const about = {
    company,
    send,
    order: <K extends OrderCommand['type']>(type: K, data: OrderDataOf<K>, id = ORDER) =>
      taken(`order-${id}`, type, data),
    shipment: <K extends ShipmentCommand['type']>(
      id: string,
      type: K,
      data: Extract<ShipmentCommand, { type: K }>['data'],
    ) => taken(`shipment-${id}`, type, data),
    master: (kind: string, code: string, record: object) =>
      taken(`${kind}-${code}`, 'Put', { ...record, validFrom: '2026-01-01T00:00:00.000Z' }),
    /** Received, authorised, split and planned. */
    async split(changes: Partial<typeof BODY> = {}): Promise<readonly string[]> {
      await about.order('ReceiveOrder', { ...BODY, ...changes });
      await about.order('AuthoriseOrder', {});
      await about.order('PlanSplit', {});
      await company.settle();
      return about.placed();
    },
    /** Ids of the shipments that the order was ever placed in. */
    async placed(id = ORDER): Promise<readonly string[]> {
      const facts = await company.factsOf(`order-${id}`);
      return facts.flatMap(({ type, data }) =>
        type === 'SplitPlanned'
          ? (data as { placements: { shipment: string }[] }).placements.map((one) => one.shipment)
          : [],
      );
    },
    async types(stream: string): Promise<readonly string[]> {
      return (await company.factsOf(stream)).map(({ type }) => type);
    },
    async last(stream: string, type: string): Promise<unknown> {
      return (await company.factsOf(stream)).findLast((fact) => fact.type === type)?.data;
    },
    async disagreements(): Promise<readonly string[]> {
      const facts = await company.factsAfter(0);
      const streams = [...new Set(facts.map(({ stream }) => stream))];
      const orders = new Map<string, OrderState>();
      const shipments = new Map<string, ShipmentState>();
      for (const stream of streams) {
        const [category = '', ...id] = stream.split('-');
        const state = await company.states.state(stream);
        if (category === 'order') orders.set(id.join('-'), state as OrderState);
        if (category === 'shipment') shipments.set(id.join('-'), state as ShipmentState);
      }
      return disagreements({ orders, shipments });
    },
  };
  return about;
}
