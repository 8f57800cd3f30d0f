import { z } from 'zod';
import { createReach, type Reach } from '../../access/scope.ts';
import { streamOf } from '../../domain/ids.ts';
import { dateSchema } from '../../domain/shipment/shapes.ts';
import { tripIdOf } from '../../domain/trip/id.ts';
import { code } from '../../domain/words.ts';
import { type TripTrack, tracks } from '../../projections/tracks.ts';
import { type TripPage, trips } from '../../projections/trips.ts';
import type { Stored, Where } from '../../read-models/read-models.ts';
import type { Api } from '../api.ts';
import { withPersonal } from '../personal.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { withUtc } from '../texts.ts';
import * as contract from './contract/trips.ts';
import * as reading from './reading.ts';
import { isDriver, withinScope } from './scoping.ts';

/** A trip is on the road for a few days. */
const DAYS_MAX = 31;
const SCOPED_BY = { sites: { field: 'places', isList: true } } as const;

const listQuery = z.strictObject({
  standing: z.enum(['planned', 'under-way', 'completed', 'cancelled']).optional(),
  carrier: code.optional(),
  vehicle: code.optional(),
  shipment: code.optional(),
  /** Where it stops. */
  place: code.optional(),
  sort: z.enum(['trip', '-trip', 'departedAt', '-departedAt']).default('trip'),
  ...reading.pageFields,
});
const pageQuery = z.strictObject(reading.minPositionField);
const trackQuery = z.strictObject({
  /** Of UTC; all days, the newest first, where none is given. */
  day: dateSchema.optional(),
  ...reading.minPositionField,
});

export function tripRoutes(api: Api): readonly Route[] {
  const reach = createReach(api.states, api.aggregates);
  const common = { method: 'GET', action: 'read:operations' } as const;
  return [
    {
      ...common,
      path: '/v1/trips',
      name: 'listTrips',
      topic: 'trips',
      summary: ['查询车次', 'List trips'],
      query: listQuery,
      answers: { 200: { about: ['一页车次', 'A page of trips'], schema: contract.tripList } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => list(api, asked),
    },
    {
      ...common,
      path: '/v1/trips/:id',
      name: 'getTrip',
      topic: 'trips',
      summary: ['查看车次', 'Read a trip'],
      params: z.strictObject({ id: z.string() }),
      query: pageQuery,
      answers: { 200: { about: ['车次', 'The trip'], schema: contract.tripPage } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => page(api, reach, asked),
    },
    {
      ...common,
      path: '/v1/tracks/:trip',
      name: 'getTrack',
      topic: 'tracks',
      summary: ['车次的位置', 'Where a trip was'],
      params: z.strictObject({ trip: z.string() }),
      query: trackQuery,
      answers: { 200: { about: ['位置', 'Its positions'], schema: contract.trackAnswer } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => track(api, reach, asked),
    },
  ];
}

async function list(api: Api, asked: Asked): Promise<Answered> {
  const query = reading.queryOf(listQuery, asked);
  const { sort, standing, carrier, vehicle, shipment, place } = query;
  const { documents, through } = await reading.readModel<TripPage>(api, trips, asked);
  const wanted: Where = {
    ...(standing && { standing }),
    ...(carrier !== undefined && { carrier }),
    ...(vehicle !== undefined && { vehicle }),
    ...(shipment !== undefined && { shipments: { has: shipment } }),
    ...(place !== undefined && { places: { has: place } }),
  };
  const where = ownOnly(withinScope(asked.principal, SCOPED_BY, wanted), asked);
  const by = sort.endsWith('trip') ? 'id' : 'departedAt';
  const found = where
    ? await documents.find({
        where,
        sort: { by, descending: sort.startsWith('-') },
        ...reading.pageOf(query),
      })
    : { docs: [] };
  const answer = { items: found.docs.map(rowAnswer), ...reading.withCursor(found) };
  const streams = found.docs.map(({ id }) => streamOf('trip', id));
  const body = await withPersonal(api, asked, { route: 'listTrips', streams: streams }, answer);
  return { status: 200, body, headers: reading.at(through) };
}

/** A driver sees what the driver drives. */
function ownOnly(where: Where | undefined, { principal }: Asked): Where | undefined {
  if (!where || !isDriver(principal)) return where;
  const { subject } = principal;
  return subject === undefined ? undefined : { ...where, driver: subject };
}

async function page(api: Api, reach: Reach, asked: Asked): Promise<Answered> {
  const { id, stream } = await visible(reach, asked, asked.params.id);
  const { documents, through } = await reading.readModel<TripPage>(api, trips, asked);
  const found = await documents.get(id);
  if (!found) throw reading.unknownSubject();
  const body = await withPersonal(
    api,
    asked,
    { route: 'getTrip', streams: [stream] },
    pageAnswer(found.doc),
  );
  const headers = { ...reading.at(through), etag: reading.etagOf(found.doc.version) };
  return { status: 200, body, headers };
}

async function track(api: Api, reach: Reach, asked: Asked): Promise<Answered> {
  const { day } = reading.queryOf(trackQuery, asked);
  const { id } = await visible(reach, asked, asked.params.trip);
  const { documents, through } = await reading.readModel<TripTrack>(api, tracks, asked);
  const where = { trip: id, ...(day !== undefined && { day }) };
  const sort = { by: 'day', descending: true };
  const { docs } = await documents.find({ where, sort, limit: DAYS_MAX });
  if (docs.length === 0 && !(await isKnown(api, asked, id))) throw reading.unknownSubject();
  const days = docs.map(({ doc: { trip: _, ...ofDay } }) => withUtc(ofDay));
  return { status: 200, body: { trip: id, days }, headers: reading.at(through) };
}

async function isKnown(api: Api, asked: Asked, id: string): Promise<boolean> {
  const { documents } = await reading.readModel<TripPage>(api, trips, asked);
  return (await documents.get(id)) !== undefined;
}

async function visible(reach: Reach, { principal }: Asked, text = '') {
  const id = tripIdOf(text);
  if (typeof id !== 'string') throw reading.unknownSubject();
  const stream = streamOf('trip', id);
  if (!(await reach.sees(principal, stream))) throw reading.unknownSubject();
  return { id, stream };
}

function rowAnswer({ doc }: Stored<TripPage>): object {
  const { trip, standing, carrier, vehicle, driver, departedAt, completedAt, places } = doc;
  return {
    ...{ trip, standing, carrier, vehicle, driver, departedAt, completedAt, places },
    stops: doc.stops.length,
    shipments: doc.shipments.length,
  };
}

function pageAnswer({ shipments: _, places: __, ...trip }: TripPage): object {
  return withUtc({
    ...trip,
    incidents: trip.incidents ?? [],
    changes: trip.changes ?? [],
    deviations: trip.deviations ?? [],
    refusedFollowUps: trip.refusedFollowUps ?? [],
    corrections: trip.corrections ?? [],
  });
}
