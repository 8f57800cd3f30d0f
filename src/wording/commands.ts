import { accessCommandWords } from './commands/access.ts';
import { alertCommandWords } from './commands/alert.ts';
import type { CommandWords } from './commands/command-words.ts';
import { masterCommandWords } from './commands/master.ts';
import { orderCommandWords } from './commands/order.ts';
import { outboxCommandWords } from './commands/outbox.ts';
import { scanCommandWords } from './commands/scans.ts';
import { shipmentCommandWords } from './commands/shipment.ts';
import { subscriptionCommandWords } from './commands/subscription.ts';
import { trackCommandWords } from './commands/track.ts';
import { tripCommandWords } from './commands/trip.ts';
import { unmatchedCommandWords } from './commands/unmatched.ts';

/** The commands of every aggregate in words; all kinds of master data have the same. */
export const commandWords = {
  shipment: shipmentCommandWords,
  order: orderCommandWords,
  trip: tripCommandWords,
  track: trackCommandWords,
  scans: scanCommandWords,
  unmatched: unmatchedCommandWords,
  subscription: subscriptionCommandWords,
  outbox: outboxCommandWords,
  alert: alertCommandWords,
  access: accessCommandWords,
  master: masterCommandWords,
} satisfies Readonly<Record<string, Readonly<Record<string, CommandWords>>>>;
