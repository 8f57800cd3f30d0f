import { z } from 'zod';
import { tripNameSchema } from '../../trip/id.ts';
import { movementFacts } from '../facts/movement.ts';
import * as words from '../words.ts';
import { report } from './kinds.ts';

const trip = tripNameSchema.optional();

export const movementCommands = {
  LoadUnit: { kind: report, schema: movementFacts.UnitLoaded.schema.extend({ trip }) },
  UnloadUnit: { kind: report, schema: movementFacts.UnitUnloaded.schema.extend({ trip }) },
  TransferCustody: { kind: report, schema: movementFacts.CustodyTransferred.schema },
  DepartShipment: {
    kind: report,
    schema: z.strictObject({
      ...movementFacts.ShipmentDeparted.schema.shape,
      trip,
      /** Where it goes next: toward the consignee it is out for delivery at once. */
      toward: z.enum(words.STOP_KINDS).optional(),
    }),
  },
  ArriveShipment: { kind: report, schema: movementFacts.ShipmentArrived.schema.extend({ trip }) },
  StartDelivery: { kind: report, schema: movementFacts.OutForDelivery.schema.extend({ trip }) },
} as const;
