import { projections } from '../../src/projections/all.ts';
import type { Collection, ReadModels } from '../../src/read-models/read-models.ts';
import { shipmentsOf } from '../data/history.ts';
import { lifeOf } from '../data/shipment-life.ts';
import type { Figures } from '../plan.ts';
import { peakMiB } from '../statistics.ts';
import type { Args } from './child.ts';
import { openProduct, type Product } from './product.ts';
import { workOf } from './work.ts';

const CLIENTS = 64;
const COMMANDS_A_CLIENT = 320;
const PAGES_READ = 2_000;
const LISTS_READ = 200;
const LIST_DOCUMENTS = 200;

/** The most memory that serving takes: all read models live, commands, pages and lists. */
export async function serve({ dir }: Args): Promise<Figures> {
  await using product = await openProduct(dir, { projections });
  const shipments = shipmentsOf(await product.stores.ledger.head());
  const writing = Array.from({ length: CLIENTS }, async (_, client) => {
    const work = workOf(client, CLIENTS).take(COMMANDS_A_CLIENT);
    for (const { stream, step } of work) await product.send(stream, step);
  });
  const queries = await readPages(product, shipments);
  await Promise.all(writing);
  await product.caughtUp(await product.stores.ledger.head());
  return {
    peakMiB: peakMiB(),
    commands: CLIENTS * COMMANDS_A_CLIENT,
    queries,
  };
}

async function readPages({ stores }: Product, shipments: number): Promise<number> {
  const pages = await published(stores.readModels, 'shipment-page');
  for (let at = 0; at < PAGES_READ; at += 1) {
    const { id } = lifeOf((at * 7_919) % shipments);
    if (!(await pages.get(id))) throw new Error(`the page of ${id} is missing`);
  }
  const cards = await published(stores.readModels, 'board');
  for (let at = 0; at < LISTS_READ; at += 1) {
    const where = { stage: 'signed-off', site: `WH-${at % 5}` };
    const found = await cards.find({ where, sort: { by: 'id' }, limit: LIST_DOCUMENTS });
    if (found.docs.length === 0) throw new Error('the board is empty');
  }
  return PAGES_READ + LISTS_READ;
}

async function published(readModels: ReadModels, name: string): Promise<Collection<object>> {
  const collection = await readModels.published<object>(name);
  if (!collection) throw new Error(`there is no ${name} to read`);
  return collection;
}
