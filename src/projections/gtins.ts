import { masterCodeOf } from '../domain/master/code.ts';
import type { MasterFact } from '../domain/master/facts.ts';
import { subjectOf } from './occurrence.ts';
import type { Projection } from './projection.ts';

/** An article and the codes on its boxes, so that a scanned GTIN leads to what was ordered. */
export interface ArticleGtins {
  readonly sku: string;
  /** Fourteen digits each, shorter ones with zeros before them as GS1 writes them in AI 01. */
  readonly gtins: readonly string[];
}

const GTIN_DIGITS = 14;

export const gtins: Projection<ArticleGtins, MasterFact> = {
  name: 'gtins',
  version: 1,
  category: 'product',
  indexes: { gtins: 'texts' },
  on: {
    MasterPut: (_, fact) => {
      const { record } = fact.data;
      const known = 'gtins' in record ? (record.gtins ?? []) : [];
      const sku = masterCodeOf(subjectOf(fact));
      return known.length > 0 ? { sku, gtins: known.map(({ gtin }) => longGtin(gtin)) } : null;
    },
    MasterRetired: () => null,
  },
};

export function longGtin(gtin: string): string {
  return gtin.padStart(GTIN_DIGITS, '0');
}
