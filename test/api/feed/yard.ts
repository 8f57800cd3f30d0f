import type { Caller } from '../../../src/intake/intake.ts';
import { type OpenApiOptions, type OpenedApi, openApi } from '../../support/api.ts';

// Shipments of two warehouses, as many as a test wants, told past HTTP.

const desk: Caller = { actor: 'key:desk', role: 'admin', capture: 'api' };

export interface Yard extends OpenedApi {
  /** Sends a command without going through HTTP; answers the position of what was recorded. */
  tell(stream: string, command: string, data?: object): Promise<number>;
  /** Plans a shipment from a warehouse. */
  plan(shipment: string, from: string, more?: object): Promise<number>;
}

export async function openYard(options: OpenApiOptions): Promise<Yard> {
  const opened = await openApi(options);
  async function tell(stream: string, command: string, data: object = {}): Promise<number> {
    const outcome = await opened.api.intake({ stream, command, data }, desk);
    if (outcome.kind !== 'recorded') throw new Error(`${command}: ${JSON.stringify(outcome)}`);
    return outcome.position;
  }
  return {
    ...opened,
    tell,
    plan: (shipment, from, more = {}) =>
      tell(`shipment-${shipment}`, 'PlanShipment', planFrom(from, more)),
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

export function hold(hold: string): object {
  return { hold, kind: 'own', scope: 'all' };
}

function planFrom(from: string, more: object): object {
  return {
    lines: [{ order: 'SAP:4711', line: '10', sku: 'PUMP-8', qty: 4, uom: 'H87' }],
    from,
    to: { party: 'C-100' },
    policy: { name: 'standard', steps: ['load'], labels: [] },
    ...more,
  };
}
