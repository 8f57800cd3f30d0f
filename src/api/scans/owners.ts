import type { Principal } from '../../access/principal.ts';
import type { Reach } from '../../access/scope.ts';
import type { CodeReading } from '../../domain/codes/reading.ts';
import { streamOf } from '../../domain/ids.ts';
import { unitNamed, unitScanned } from '../../domain/scans/units.ts';
import type { ShipmentState } from '../../domain/shipment/state.ts';
import { codes, type ShipmentCodes } from '../../projections/codes.ts';
import { type ArticleGtins, gtins, longGtin } from '../../projections/gtins.ts';
import { type OrderRecord, orders } from '../../projections/orders.ts';
import type { Where } from '../../read-models/read-models.ts';
import type { Api } from '../api.ts';
import { readModel } from '../queries/reading.ts';
import type { Asked } from '../route.ts';
import type { CodeKind } from './contract.ts';

/** What a code leads to, as far as somebody may know. */
export interface Owner {
  readonly kind: CodeKind;
  /** Its stream; an article has none that counts here. */
  readonly stream?: string;
  readonly shipment?: string;
  readonly unit?: string;
  readonly trip?: string;
  readonly order?: string;
  readonly carrier?: string;
  readonly waybill?: string;
  readonly sku?: string;
}

/** Who looks, and what the read models must have come to. */
export type Looking = Pick<Asked, 'principal' | 'query' | 'signal'>;

export interface Found {
  readonly owners: readonly Owner[];
  /** Up to where every read model that was asked had come. */
  readonly through: number;
}

/** So many owners of one code are looked at. */
const OWNERS_MAX = 20;
const GTIN = /^(\d{8}|\d{12,14})$/;

/**
 * Everything that a code can be of: by its own form what the ledger knows at once, by the read
 * models what is in use. What somebody may not see is not there.
 */
export async function ownersOf(
  api: Api,
  reach: Reach,
  reading: CodeReading,
  looking: Looking,
): Promise<Found> {
  const found = await Promise.all([
    shipmentOwners(api, reach, reading, looking),
    tripOwner(api, reach, reading, looking.principal),
    orderOwners(api, reach, reading, looking),
    articles(api, reading, looking),
  ]);
  return {
    owners: found.flatMap(({ owners }) => owners),
    through: Math.min(...found.map(({ through }) => through)),
  };
}

/** Shipments that are named, or in which a unit, label, serial or waybill has the code. */
export async function shipmentOwners(
  api: Api,
  reach: Reach,
  reading: CodeReading,
  looking: Looking,
): Promise<Found> {
  const { documents, through } = await readModel<ShipmentCodes>(api, codes, looking);
  const { text, shipment, named } = reading;
  const find = async (where: Where) => (await documents.find({ where, limit: OWNERS_MAX })).docs;
  const [inUse, ever] = await Promise.all([
    find({ codes: { has: text } }),
    find({ finds: { has: text.toLowerCase() } }),
  ]);
  const live = new Set(inUse.map(({ id }) => id));
  const ids = new Set([shipment, named?.shipment, ...live, ...ever.map(({ id }) => id)]);
  const owners: Owner[] = [];
  for (const id of [...ids].filter((one) => one !== undefined)) {
    const stream = streamOf('shipment', id);
    const state = await api.states.state<ShipmentState>(stream);
    if (!state || !(await reach.sees(looking.principal, stream))) continue;
    const what = whatIs(reading, id, state, live.has(id) || ever.some((one) => one.id === id));
    if (what) owners.push({ ...what, stream, shipment: id });
  }
  return { owners, through };
}

/** What of a shipment a code is; undefined where only its form points here. */
function whatIs(
  reading: CodeReading,
  id: string,
  state: ShipmentState,
  isKnown: boolean,
): Owner | undefined {
  if (reading.shipment === id) return { kind: 'shipment' };
  const own = unitNamed(state, reading);
  if (own !== undefined) return { kind: 'unit', unit: own };
  const { waybills, issuer } = state.carriage;
  const text = reading.text.toLowerCase();
  const waybill = waybills.find((one) => one.waybill.toLowerCase() === text);
  if (waybill) {
    const unit = waybill.unit === undefined ? {} : { unit: waybill.unit };
    return { kind: 'waybill', waybill: waybill.waybill, ...of('carrier', issuer), ...unit };
  }
  if (!isKnown) return undefined;
  const unit = unitScanned(state, id, reading);
  return { kind: kindOn(state, unit, reading), ...of('unit', unit) };
}

function kindOn(
  { progress: { units } }: ShipmentState,
  unit: string | undefined,
  { text }: CodeReading,
): CodeKind {
  const bearer = unit === undefined ? undefined : units.rows[units.keys.indexOf(unit)];
  if (bearer?.caseNumber === text) return 'case-number';
  return bearer?.labels.some(({ code, label }) => code === text || label === text)
    ? 'label'
    : 'serial';
}

async function tripOwner(
  { states }: Api,
  reach: Reach,
  { trip }: CodeReading,
  principal: Principal,
): Promise<Found> {
  const stream = streamOf('trip', trip ?? '');
  const isThere = trip !== undefined && (await states.state(stream)) !== undefined;
  const isSeen = isThere && (await reach.sees(principal, stream));
  return found(isSeen ? [{ kind: 'trip', stream, trip }] : []);
}

/** By source and number, or by the number alone, whatever the sources. */
async function orderOwners(
  api: Api,
  reach: Reach,
  { order, text }: CodeReading,
  looking: Looking,
): Promise<Found> {
  const { documents, through } = await readModel<OrderRecord>(api, orders, looking);
  const { docs } = await documents.find({ where: { number: text }, limit: OWNERS_MAX });
  const ids = new Set(docs.map(({ id }) => id));
  if (order !== undefined && (await api.states.state(streamOf('order', order)))) ids.add(order);
  const owners: Owner[] = [];
  for (const id of ids) {
    const stream = streamOf('order', id);
    if (!(await reach.sees(looking.principal, stream))) continue;
    owners.push({ kind: 'order', stream, order: id });
  }
  return { owners, through };
}

/** Articles by the GTIN of their boxes. */
export async function articles(
  api: Api,
  { gs1, text }: CodeReading,
  looking: Looking,
): Promise<Found> {
  const gtin = gs1?.gtin ?? (GTIN.test(text) ? text : undefined);
  if (gtin === undefined) return found([]);
  const { documents, through } = await readModel<ArticleGtins>(api, gtins, looking);
  const where = { gtins: { has: longGtin(gtin) } };
  const { docs } = await documents.find({ where, limit: OWNERS_MAX });
  return { owners: docs.map(({ doc: { sku } }) => ({ kind: 'article', sku })), through };
}

/** No read model was asked. */
function found(owners: readonly Owner[]): Found {
  return { owners, through: Number.POSITIVE_INFINITY };
}

function of<K extends string>(key: K, text: string | undefined): { readonly [P in K]?: string } {
  return (text === undefined ? {} : { [key]: text }) as { readonly [P in K]?: string };
}
