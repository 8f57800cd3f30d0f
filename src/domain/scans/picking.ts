import type { CodeReading } from '../codes/reading.ts';
import { row } from '../keyed.ts';
import { type LineName, lineName, mostOf, netPicked } from '../shipment/lines.ts';
import type { ShipmentState } from '../shipment/state.ts';
import type { ScanDetails } from './steps.ts';

/** What an article's code leads to beside itself, and what was told under the same key before. */
export interface Picking {
  /** Articles that bear the scanned GTIN. */
  readonly skus: readonly string[];
  /** The line that the same command was recorded for. */
  readonly before?: LineName | undefined;
}

/**
 * The line that is picked: the one that was named, else of those with the article the first that
 * is not full, the same again when the same scan is told again. Undefined for an article that is
 * not of this shipment.
 */
export function linePicked(
  state: ShipmentState,
  { text }: CodeReading,
  { order, line }: ScanDetails,
  { skus, before }: Picking,
): LineName | undefined {
  const { lines } = state.progress;
  const wanted = new Set([text, ...skus]);
  const places = lines.keys.flatMap((key, place) => {
    const name = lineName(key);
    const isNamed = (order ?? name.order) === name.order && (line ?? name.line) === name.line;
    const article = row(state.articles, key);
    const skusOfLine = article ? [article.sku, ...(article.substitutes ?? [])] : [];
    const isIt = `${name.order}/${name.line}` === text || skusOfLine.some((sku) => wanted.has(sku));
    return isNamed && isIt ? [place] : [];
  });
  const isBefore = (place: number): boolean => {
    const name = lineName(lines.keys[place] ?? '');
    return name.order === before?.order && name.line === before.line;
  };
  const isOpen = (place: number) => netPicked(lines, place) < mostOf(lines, place);
  const place = places.find(isBefore) ?? places.find(isOpen) ?? places[0];
  return place === undefined ? undefined : lineName(lines.keys[place] ?? '');
}
