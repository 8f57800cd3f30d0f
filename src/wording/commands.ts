import type { CommandWords } from './commands/command-words.ts';
import { masterCommandWords } from './commands/master.ts';
import { orderCommandWords } from './commands/order.ts';
import { shipmentCommandWords } from './commands/shipment.ts';
import { trackCommandWords } from './commands/track.ts';
import { tripCommandWords } from './commands/trip.ts';

/** The commands of every aggregate in words; all kinds of master data have the same. */
export const commandWords = {
  shipment: shipmentCommandWords,
  order: orderCommandWords,
  trip: tripCommandWords,
  track: trackCommandWords,
  master: masterCommandWords,
} satisfies Readonly<Record<string, Readonly<Record<string, CommandWords>>>>;
