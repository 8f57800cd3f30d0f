import { type Keyed, NO_ROWS, row, withRow } from '../../keyed.ts';
import type { ShipmentFact, ShipmentFactOf } from '../facts.ts';
import { lineKey } from '../lines.ts';
import type { ShipmentPlan } from '../shapes.ts';

type Planned = ShipmentPlan['lines'][number];

/** What a line is of. */
interface Article extends Pick<Planned, 'sku' | 'uom' | 'schedule' | 'tolerance'> {
  /** Articles that some of the line is shipped as. */
  readonly substitutes?: readonly string[];
}

/** By `lineKey`. */
export type Articles = Keyed<Article>;
export const NO_ARTICLES: Articles = NO_ROWS;

export function articlesAfter(articles: Articles, fact: ShipmentFact): Articles {
  switch (fact.type) {
    case 'ShipmentPlanned': {
      const { lines } = fact.data;
      return { keys: lines.map(lineKey), rows: lines.map(articleOf) };
    }
    case 'ShipmentAmended':
      return fact.data.lines.reduce(amended, articles);
    case 'UnitsTransferredIn':
      return fact.data.lines.reduce(
        (known, line) =>
          row(known, lineKey(line)) ? known : withRow(known, lineKey(line), articleOf(line)),
        articles,
      );
    case 'ItemSubstituted':
      return substituted(articles, fact.data);
    default:
      return articles;
  }
}

function articleOf({ sku, uom, schedule, tolerance }: Article): Article {
  return { sku, uom, schedule, tolerance };
}

type Amended = ShipmentFactOf<'ShipmentAmended'>['data']['lines'][number];

function amended(articles: Articles, line: Amended): Articles {
  const key = lineKey(line);
  const { sku, uom, schedule, tolerance } = line;
  const known = row(articles, key);
  if (known) return tolerance ? withRow(articles, key, { ...known, tolerance }) : articles;
  if (sku === undefined || uom === undefined) return articles;
  return withRow(articles, key, { sku, uom, schedule, tolerance });
}

function substituted(
  articles: Articles,
  { order, line, sku }: ShipmentFactOf<'ItemSubstituted'>['data'],
): Articles {
  const key = lineKey({ order, line });
  const known = row(articles, key);
  if (!known || known.substitutes?.includes(sku)) return articles;
  const substitutes = [...(known.substitutes ?? []), sku];
  return withRow(articles, key, { ...known, substitutes });
}
