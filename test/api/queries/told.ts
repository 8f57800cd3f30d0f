import { expect } from 'vitest';
import type { Route } from '../../../src/api/route.ts';
import { allRoutes } from '../../../src/api/routes.ts';
import type { RawCommand } from '../../../src/intake/raw-command.ts';
import { type Asker, type OpenedApi, openApi, type Reply } from '../../support/api.ts';

export const DRIVER = `subject:${'d'.repeat(32)}`;

/** Sends commands as the house itself would, one after the other; each must be recorded. */
export async function tell(
  { api, settled }: OpenedApi,
  ...commands: readonly RawCommand[]
): Promise<void> {
  const caller = { actor: 'key:house', role: 'admin', capture: 'api' } as const;
  for (const command of commands) {
    const answer = await api.intake(command, caller);
    const said = `${command.stream} ${command.command} ${JSON.stringify(answer)}`;
    expect(answer, said).toMatchObject({ kind: 'recorded' });
  }
  await settled();
}

export interface Planned {
  readonly order?: string;
  readonly customer?: string;
  readonly site?: string;
  readonly project?: string;
  readonly division?: string;
  readonly carrier?: string;
  readonly windowEnd?: string;
}

/** A plan for two pumps. */
export function plan(shipment: string, planned: Planned = {}): RawCommand {
  const { order = 'SAP:4711', customer = 'C-100', site = 'SH-01', windowEnd } = planned;
  const { project, division, carrier } = planned;
  return {
    stream: `shipment-${shipment}`,
    command: 'PlanShipment',
    data: {
      lines: [{ order, line: '10', sku: 'PUMP-8', qty: 2, uom: 'H87' }],
      from: site,
      to: { party: customer, address: 'GATE-1' },
      customer,
      ...(project !== undefined && { project }),
      ...(division !== undefined && { division }),
      ...(carrier !== undefined && { carrier }),
      ...(windowEnd !== undefined && {
        window: { start: '2026-03-01T08:00:00+08:00', end: windowEnd },
      }),
      policy: { name: 'plain', steps: [], labels: [] },
    },
  };
}

/** What brings a planned shipment to its customer, in order. */
export function steps(shipment: string, order = 'SAP:4711'): readonly RawCommand[] {
  const stream = `shipment-${shipment}`;
  const goods = { order, line: '10', qty: 2 };
  const unit = `${shipment}-U001`;
  return [
    { stream, command: 'ReleaseToWarehouse', data: {} },
    { stream, command: 'ConfirmPick', data: goods },
    { stream, command: 'PackUnit', data: { unit, kind: 'carton', contents: [goods] } },
    { stream, command: 'DepartShipment', data: {} },
    { stream, command: 'ConfirmDelivery', data: { signatory: '李雷', relation: 'consignee' } },
  ];
}

/** Asks; an answer of 200 must have the shape that its route promises. */
export async function get(asker: Asker, path: string): Promise<Reply> {
  const reply = await asker.get(path);
  if (reply.status === 200) conforms(path, 'GET', reply);
  return reply;
}

export async function post(asker: Asker, path: string, body: unknown): Promise<Reply> {
  const reply = await asker.post(path, body);
  if (reply.status === 200) conforms(path, 'POST', reply);
  return reply;
}

/** The items of a list by one of their fields. */
export async function listed(asker: Asker, path: string, field = 'shipment'): Promise<string> {
  const { status, body } = await get(asker, path);
  expect(status, path).toBe(200);
  return body.items.map((item: Record<string, unknown>) => item[field]).join(' ');
}

let routes: readonly Route[] = [];

/** The house, with the routes that its answers are held against. */
export async function openHouse(): Promise<OpenedApi> {
  const opened = await openApi({
    routes: (api) => {
      routes = allRoutes(api);
      return routes;
    },
  });
  await opened.settled();
  return opened;
}

function conforms(path: string, method: string, { body }: Reply): void {
  const [plain = ''] = path.split('?');
  const own = routes.filter((route) => route.method === method && matches(route.path, plain));
  const route = own.find(({ path: exact }) => exact === plain) ?? own[0];
  const schema = route?.answers[200]?.schema;
  if (!schema) throw new Error(`${path} has no schema`);
  const read = schema.safeParse(body);
  expect(read.error?.issues ?? [], path).toEqual([]);
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return false;
  return wanted.every((part, place) => part.startsWith(':') || part === given[place]);
}
