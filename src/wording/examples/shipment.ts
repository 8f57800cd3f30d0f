import type { shipmentCommands } from '../../domain/shipment/commands.ts';
import { followUpExamples } from './follow-up.ts';
import type { Inputs } from './inputs.ts';
import { carriageExamples } from './shipment/carriage.ts';
import { correctionExamples } from './shipment/corrections.ts';
import { deliveryExamples } from './shipment/delivery.ts';
import { exceptionExamples } from './shipment/exceptions.ts';
import { goodsExamples } from './shipment/goods.ts';
import { movementExamples } from './shipment/movement.ts';
import { paperExamples } from './shipment/papers.ts';
import { planningExamples } from './shipment/planning.ts';
import { unitExamples } from './shipment/units.ts';

/** Two machining centres with their accessories, from a plant in Suzhou to a site in Chengdu. */
export const shipmentExamples = {
  ...planningExamples,
  ...goodsExamples,
  ...unitExamples,
  ...carriageExamples,
  ...movementExamples,
  ...deliveryExamples,
  ...paperExamples,
  ...exceptionExamples,
  ...correctionExamples,
  ...followUpExamples,
} satisfies Inputs<typeof shipmentCommands>;
