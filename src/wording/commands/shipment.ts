import type { ShipmentCommand } from '../../domain/shipment/commands.ts';
import type { CommandWords } from './command-words.ts';
import { followUpCommandWords } from './follow-up.ts';
import { carriageCommandWords } from './shipment/carriage.ts';
import { correctionCommandWords } from './shipment/corrections.ts';
import { deliveryCommandWords } from './shipment/delivery.ts';
import { exceptionCommandWords } from './shipment/exceptions.ts';
import { goodsCommandWords } from './shipment/goods.ts';
import { labelCommandWords } from './shipment/labels.ts';
import { movementCommandWords } from './shipment/movement.ts';
import { paperCommandWords } from './shipment/papers.ts';
import { planningCommandWords } from './shipment/planning.ts';
import { unitCommandWords } from './shipment/units.ts';

/** Everything that can be asked of a shipment or told about one, in words. */
export const shipmentCommandWords = {
  ...planningCommandWords,
  ...goodsCommandWords,
  ...unitCommandWords,
  ...labelCommandWords,
  ...carriageCommandWords,
  ...movementCommandWords,
  ...deliveryCommandWords,
  ...paperCommandWords,
  ...exceptionCommandWords,
  ...correctionCommandWords,
  ...followUpCommandWords,
} satisfies Record<ShipmentCommand['type'], CommandWords>;
