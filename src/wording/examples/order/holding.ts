import type { orderCommands } from '../../../domain/order/commands.ts';
import type { Inputs } from '../inputs.ts';

const told = { shipment: 'PS1ECGE61HZNBFG', version: 9 };

/** What a process tells an order about one of its shipments. */
export const holdingExamples = {
  RecordReallocation: {
    ...told,
    cause: 'amended',
    rows: [{ line: '10', schedule: '1', allocated: 1 }],
  },
  RecordBackorder: {
    ...told,
    cause: 'planned',
    rows: [{ line: '20', allocated: 140.5, backordered: 20 }],
  },
  RecordSubstitution: {
    ...told,
    cause: 'planned',
    rows: [{ line: '20', allocated: 120.5, substituted: 40, sku: 'COOLANT-20L-B' }],
  },
  RecordFulfilment: {
    ...told,
    cause: 'planned',
    rows: [{ line: '10', schedule: '1', allocated: 2, shipped: 2, delivered: 1 }],
  },
} satisfies Pick<
  Inputs<typeof orderCommands>,
  'RecordReallocation' | 'RecordBackorder' | 'RecordSubstitution' | 'RecordFulfilment'
>;
