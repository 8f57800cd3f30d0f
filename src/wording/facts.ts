import { accessFactWords } from './facts/access.ts';
import { alertFactWords } from './facts/alert.ts';
import type { FactWords } from './facts/fact-words.ts';
import { masterFactWords } from './facts/master.ts';
import { orderFactWords } from './facts/order.ts';
import { outboxFactWords } from './facts/outbox.ts';
import { scanFactWords } from './facts/scans.ts';
import { shipmentFactWords } from './facts/shipment.ts';
import { subscriptionFactWords } from './facts/subscription.ts';
import { trackFactWords } from './facts/track.ts';
import { tripFactWords } from './facts/trip.ts';
import { unmatchedFactWords } from './facts/unmatched.ts';
import { type Locale, textIn } from './say.ts';

/** The facts of every aggregate in words; all kinds of master data have the same. */
export const factWords = {
  shipment: shipmentFactWords,
  order: orderFactWords,
  trip: tripFactWords,
  track: trackFactWords,
  scans: scanFactWords,
  unmatched: unmatchedFactWords,
  subscription: subscriptionFactWords,
  outbox: outboxFactWords,
  alert: alertFactWords,
  access: accessFactWords,
  master: masterFactWords,
} satisfies Readonly<Record<string, Readonly<Record<string, FactWords>>>>;

/** A fact that two aggregates have is called the same in both. */
const byType: Readonly<Record<string, FactWords>> = {
  ...masterFactWords,
  ...trackFactWords,
  ...unmatchedFactWords,
  ...subscriptionFactWords,
  ...outboxFactWords,
  ...alertFactWords,
  ...accessFactWords,
  ...tripFactWords,
  ...orderFactWords,
  ...shipmentFactWords,
};

/** What a fact is called; its type's own name where a newer version of Lading recorded it. */
export function factText(type: string, locale: Locale): string {
  const words = Object.hasOwn(byType, type) ? byType[type] : undefined;
  return words ? textIn(words.name, locale) : type;
}
