import type { FactWords } from './facts/fact-words.ts';
import { masterFactWords } from './facts/master.ts';
import { orderFactWords } from './facts/order.ts';
import { shipmentFactWords } from './facts/shipment.ts';
import { trackFactWords } from './facts/track.ts';
import { tripFactWords } from './facts/trip.ts';
import { type Locale, textIn } from './say.ts';

/** The facts of every aggregate in words; all kinds of master data have the same. */
export const factWords = {
  shipment: shipmentFactWords,
  order: orderFactWords,
  trip: tripFactWords,
  track: trackFactWords,
  master: masterFactWords,
} satisfies Readonly<Record<string, Readonly<Record<string, FactWords>>>>;

/** A fact that two aggregates have is called the same in both. */
const byType: Readonly<Record<string, FactWords>> = {
  ...masterFactWords,
  ...trackFactWords,
  ...tripFactWords,
  ...orderFactWords,
  ...shipmentFactWords,
};

/** What a fact is called; its type's own name where a newer version of Lading recorded it. */
export function factText(type: string, locale: Locale): string {
  const words = Object.hasOwn(byType, type) ? byType[type] : undefined;
  return words ? textIn(words.name, locale) : type;
}
