import type { UnionOf } from '../decider.ts';
import { followUpCommands } from '../follow-up.ts';
import { carriageCommands } from './commands/carriage.ts';
import { correctionCommands } from './commands/corrections.ts';
import { deliveryCommands } from './commands/delivery.ts';
import { exceptionCommands } from './commands/exceptions.ts';
import { goodsCommands } from './commands/goods.ts';
import { movementCommands } from './commands/movement.ts';
import { paperCommands } from './commands/papers.ts';
import { planningCommands } from './commands/planning.ts';
import { unitCommands } from './commands/units.ts';

/** What a person or a system may ask of a shipment, and what the floor reports about one. */
export const shipmentCommands = {
  ...planningCommands,
  ...goodsCommands,
  ...unitCommands,
  ...carriageCommands,
  ...movementCommands,
  ...deliveryCommands,
  ...paperCommands,
  ...exceptionCommands,
  ...correctionCommands,
  ...followUpCommands,
};

export type ShipmentCommand = UnionOf<typeof shipmentCommands>;
