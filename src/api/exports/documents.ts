import { mayDo } from '../../access/roles.ts';
import { isUnconfined } from '../../access/scope.ts';
import { covers, listed, type Territory } from '../../domain/territory.ts';
import { exportDocuments } from '../../exchange/documents-csv.ts';
import { exportDocumentLines } from '../../exchange/documents-ndjson.ts';
import type { OrderRecord } from '../../projections/orders.ts';
import { turn } from '../../projections/pause.ts';
import type { ShipmentRecord } from '../../projections/shipment-record.ts';
import type { Collection, Stored } from '../../read-models/read-models.ts';
import type { Api } from '../api.ts';
import { fillPersonal } from '../personal.ts';
import type { Asked } from '../route.ts';
import { type Counts, type Format, nothingYet } from './export.ts';

/** Of one page that is sent: more persons than their data are filled in for are not in it. */
const TOGETHER = 100;

type Pages = Pick<Collection<object>, 'all'>;

/**
 * Documents as text: those given, with persons' data in place of the references for those who
 * may read them.
 */
export function documentTexts(
  { vault }: Pick<Api, 'vault'>,
  { principal }: Pick<Asked, 'principal'>,
  pages: Pages,
  format: Format,
): { readonly texts: AsyncIterable<string>; readonly counts: Counts } {
  const counts = nothingYet();
  const isClear = mayDo(principal.role, 'read:personal');
  const shown = async (page: readonly Stored<object>[]) => {
    counts.rows += page.length;
    if (!isClear) return page;
    const { filled, count } = await fillPersonal(vault, page);
    counts.personal += count;
    return filled;
  };
  const write = format === 'csv' ? exportDocuments : exportDocumentLines;
  return { texts: write(pages, shown), counts };
}

/** Documents within a scope that are wanted, in small pages. Ends by throwing at the signal. */
export function chosen<D extends object>(
  documents: Pick<Collection<D>, 'all'>,
  isWanted: (doc: D) => boolean,
  signal: AbortSignal,
): Pick<Collection<D>, 'all'> {
  async function* all(): AsyncGenerator<readonly Stored<D>[], void, undefined> {
    for await (const page of documents.all()) {
      for (let at = 0; at < page.length; at += TOGETHER) {
        await turn();
        signal.throwIfAborted();
        const some = page.slice(at, at + TOGETHER).filter(({ doc }) => isWanted(doc));
        if (some.length > 0) yield some;
      }
    }
  }
  return { all };
}

export function isShipmentIn({ principal }: Pick<Asked, 'principal'>, row: ShipmentRecord) {
  return covers(principal.scope, placeOf(row, [row.site]));
}

function isOrderIn({ principal }: Pick<Asked, 'principal'>, order: OrderRecord) {
  return covers(principal.scope, placeOf(order, order.sites ?? []));
}

/**
 * Orders that the asker may see. Whom something confines is not told what else became of them:
 * their shipments may lie elsewhere.
 */
export function ordersAsSeen(
  documents: Pick<Collection<OrderRecord>, 'all'>,
  isWanted: (order: OrderRecord) => boolean,
  asked: Pick<Asked, 'principal' | 'signal'>,
): Pick<Collection<object>, 'all'> {
  const isIn = (order: OrderRecord) => isOrderIn(asked, order) && isWanted(order);
  const pages = chosen(documents, isIn, asked.signal);
  if (isUnconfined(asked.principal.scope)) return pages;
  async function* all() {
    for await (const page of pages.all()) {
      yield page.map(({ doc: { shipments: _, reasons: __, sites: ___, ...doc }, ...own }) => {
        return { ...own, doc };
      });
    }
  }
  return { all };
}

function placeOf(
  { division, project }: { division?: string | undefined; project?: string | undefined },
  sites: readonly string[],
): Territory {
  return { divisions: listed(division), projects: listed(project), sites };
}
