import { z } from 'zod';
import { createReach, type Reach } from '../../access/scope.ts';
import { anyInstantSchema, recordedSchema } from '../../domain/envelope.ts';
import { streamOf } from '../../domain/ids.ts';
import { shipment } from '../../domain/shipment/decider.ts';
import { mustBeSettled } from '../../projections/as-of.ts';
import { type By, factsOf, pageAt } from '../../projections/shipment-at.ts';
import { type ShipmentPage, shipmentPage } from '../../projections/shipment-page.ts';
import { type Timeline, timeline } from '../../projections/timeline.ts';
import type { Api } from '../api.ts';
import { withPersonal } from '../personal.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { withUtc } from '../texts.ts';
import * as contract from './contract/shipment.ts';
import * as reading from './reading.ts';
import { shipmentAnswer } from './shipment-answer.ts';

const params = z.strictObject({ id: z.string() });

const pageQuery = z.strictObject({
  /** Left out: up to now. */
  at: anyInstantSchema.optional(),
  /** `recorded`: what was known then; `occurred`: what had happened by then, as known today. */
  by: z.enum(['recorded', 'occurred']).optional(),
  ...reading.minPositionField,
});

const factsQuery = z.strictObject({
  /** Stream version behind which the page begins. */
  after: reading.wholeNumber(z.int().nonnegative()).default(0),
  limit: reading.pageFields.limit,
  ...reading.minPositionField,
});

const factsPage = z.strictObject({
  items: z.array(recordedSchema),
  /** Give it as `after` for the next page; absent where there is none yet. */
  next: z.int().optional(),
});

export function shipmentRoutes(api: Api): readonly Route[] {
  const reach = createReach(api.states, api.aggregates);
  const common = { method: 'GET', topic: 'shipments', params } as const;
  return [
    {
      ...common,
      path: '/v1/shipments/:id',
      name: 'getShipment',
      action: 'read:operations',
      summary: ['查看发运单', 'Read a shipment'],
      about: [
        'at 加 by 可查看任一时刻的状态：recorded 为当时已知的，occurred 为当时已发生的。',
        'With `at` as of an instant: by `recorded` what was known then, by `occurred` what had ' +
          'happened by then. The ETag is the version that If-Match takes.',
      ],
      query: pageQuery,
      answers: { 200: { about: ['发运单', 'The shipment'], schema: contract.shipmentPage } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => page(api, reach, asked),
    },
    {
      ...common,
      path: '/v1/shipments/:id/facts',
      name: 'listShipmentFacts',
      action: 'read:facts',
      summary: ['发运单的原始记录', 'The facts of a shipment, as recorded'],
      query: factsQuery,
      answers: { 200: { about: ['一页记录', 'A page of facts'], schema: factsPage } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => facts(api, reach, asked),
    },
    {
      ...common,
      path: '/v1/shipments/:id/timeline',
      name: 'getShipmentTimeline',
      action: 'read:operations',
      summary: ['发运单的时间线', 'The timeline of a shipment'],
      about: [
        '按记录顺序；被更正的条目仍然可见，struckBy 指出更正它的版本。',
        'In the order of recording; what was corrected stays, `struckBy` names the correction.',
      ],
      query: z.strictObject(reading.minPositionField),
      answers: { 200: { about: ['时间线', 'The timeline'], schema: contract.timeline } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => told(api, reach, asked),
    },
  ];
}

async function page(api: Api, reach: Reach, asked: Asked): Promise<Answered> {
  const { at, by } = reading.queryOf(pageQuery, asked);
  const { id, stream } = await visible(reach, asked);
  if (at !== undefined || by !== undefined) return pageAsOf(api, asked, { at, by }, id);
  const { documents, through } = await reading.readModel<ShipmentPage>(api, shipmentPage, asked);
  const found = await documents.get(id);
  if (!found) throw reading.unknownSubject();
  const body = await withPersonal(
    api,
    asked,
    { route: 'getShipment', streams: [stream] },
    shipmentAnswer(found.doc, api.now()),
  );
  const etag = reading.etagOf(found.doc.version);
  return { status: 200, body, headers: { ...reading.at(through), etag } };
}

interface Asking {
  readonly at: string | undefined;
  readonly by: By | undefined;
}

/** From the ledger itself, as `replay` of the command line does it. */
async function pageAsOf(
  api: Api,
  asked: Asked,
  { at, by = 'occurred' }: Asking,
  id: string,
): Promise<Answered> {
  if (at !== undefined && by === 'recorded') mustBeSettled(at, api.now());
  const through = await reading.ledgerPosition(api, asked);
  const then = pageAt(await factsOf(api.ledger, id), { at, by });
  if (!then) throw reading.unknownSubject();
  const answer = shipmentAnswer(then, api.now(), { at, by });
  const body = await withPersonal(
    api,
    asked,
    { route: 'getShipment', streams: [streamOf(shipment.category, id)] },
    answer,
  );
  return { status: 200, body, headers: reading.at(through) };
}

async function facts(api: Api, reach: Reach, asked: Asked): Promise<Answered> {
  const { after, limit } = reading.queryOf(factsQuery, asked);
  const { stream } = await visible(reach, asked);
  const through = await reading.ledgerPosition(api, asked);
  const found = await api.ledger.read(stream, after, limit + 1);
  if (found.length === 0 && (await api.ledger.read(stream, 0, 1)).length === 0) {
    throw reading.unknownSubject();
  }
  const items = found.slice(0, limit);
  const next = found.length > limit ? items.at(-1)?.version : undefined;
  const answer = { items, ...(next !== undefined && { next }) };
  const body = await withPersonal(
    api,
    asked,
    { route: 'listShipmentFacts', streams: [stream] },
    answer,
  );
  return { status: 200, body, headers: reading.at(through) };
}

async function told(api: Api, reach: Reach, asked: Asked): Promise<Answered> {
  const { id, stream } = await visible(reach, asked);
  const { documents, through } = await reading.readModel<Timeline>(api, timeline, asked);
  const found = await documents.get(id);
  if (!found) throw reading.unknownSubject();
  const { entries } = found.doc;
  const version = entries.at(-1)?.version ?? 0;
  const answer = { shipment: id, version, entries: withUtc(entries) };
  const body = await withPersonal(
    api,
    asked,
    { route: 'getShipmentTimeline', streams: [stream] },
    answer,
  );
  const headers = { ...reading.at(through), etag: reading.etagOf(version) };
  return { status: 200, body, headers };
}

/** The shipment that a path names, in whatever spelling; 404 unless the asker may see it. */
async function visible(reach: Reach, { params: { id: text = '' }, principal }: Asked) {
  const id = shipment.idOf(text);
  if (typeof id !== 'string') throw reading.unknownSubject();
  const stream = streamOf(shipment.category, id);
  if (!(await reach.sees(principal, stream))) throw reading.unknownSubject();
  return { id, stream };
}
