import { afterAll, describe, expect, it } from 'vitest';
import { commandActions } from '../../../src/access/command-actions.ts';
import { sharedNames } from '../../../src/api/commands/bodies.ts';
import { masterCommandRoutes } from '../../../src/api/commands/master.ts';
import { commandRoutes } from '../../../src/api/commands/routes.ts';
import type { Route } from '../../../src/api/route.ts';
import { aggregates } from '../../../src/domain/aggregates.ts';
import { MASTER_KINDS } from '../../../src/domain/master/kinds.ts';
import { examples } from '../../../src/wording/examples.ts';
import { openApi } from '../../support/api.ts';
import { wrongIn } from './sending.ts';

const lading = await openApi({ following: false });
afterAll(() => lading[Symbol.asyncDispose]());

const ofSubjects = commandRoutes(lading.api);
const ofMaster = masterCommandRoutes(lading.api);
const routes = [...ofSubjects, ...ofMaster];
const named = routes.map((route) => [route.name, route] as const);
const CATEGORIES = ['shipment', 'order', 'trip', 'track'] as const;
const admin = lading.as('admin');

/** An address with the subject of the examples in it. */
function addressed({ path, topic }: Route): string {
  if (topic === 'master-data') {
    const [, , kind = ''] = path.split('/');
    const { id } = examples[kind as (typeof MASTER_KINDS)[number]];
    return path.replace(':code', id);
  }
  const category = CATEGORIES.find((one) => `${one}s` === topic);
  return category ? path.replace(':id', encodeURIComponent(examples[category].id)) : path;
}

describe('the routes of commands', () => {
  it('are one for every command that somebody may send, and none for those of processes', () => {
    const sendable = CATEGORIES.flatMap((category) => {
      const actions = Object.entries(commandActions[category] ?? {});
      return actions.flatMap(([command, action]) => {
        const kebab = command.replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
        return action === 'process:tell' || command === 'ReceiveOrder'
          ? []
          : [`/v1/${category}s/:id/${kebab}`];
      });
    });
    const paths = ofSubjects.map(({ path }) => path);
    expect(paths.toSorted()).toEqual([...sendable, '/v1/commands', '/v1/orders'].toSorted());
    expect(paths).toContain('/v1/shipments/:id/confirm-pick');
    expect(paths.filter((path) => path.includes('refused-follow-up'))).toEqual([]);
  });

  it('are three for every kind of master data', () => {
    expect(ofMaster.map(({ method, path }) => `${method} ${path}`)).toEqual(
      MASTER_KINDS.flatMap((kind) => [
        `PUT /v1/${kind}/:code`,
        `POST /v1/${kind}/:code/retire`,
        `POST /v1/${kind}/bulk`,
      ]),
    );
  });

  it('have a name each, and words', () => {
    expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
    expect(routes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['confirmPick', 'correctRecord', 'correctRecordOfTrip', 'putParty']),
    );
    for (const { name, summary, about } of routes) {
      const [zh, en] = summary;
      expect(zh, name).toMatch(/\p{Script=Han}/u);
      expect(en, name).not.toMatch(/\p{Script=Han}|^$/u);
      expect(
        about?.every((text) => text !== ''),
        name,
      ).toBe(true);
    }
  });

  it.each(named)('%s takes its own example, by its schema and by a dry run', async (_, route) => {
    const [[, { value } = { value: undefined }] = []] = Object.entries(route.body?.examples ?? {});
    expect(route.body?.schema?.safeParse(value).error?.issues).toBeUndefined();
    if (!route.query) return;
    const send = route.method === 'PUT' ? admin.put : admin.post;
    const reply = await send(`${addressed(route)}?dry-run=true`, value);
    // Nothing is there yet: what speaks of a subject is about one that is not known, and no
    // trip is under way.
    const wrong = wrongIn(reply).filter((one) => !one.endsWith(': points-must-be-during-the-trip'));
    expect(wrong).toEqual([]);
    expect([200, 400, 404]).toContain(reply.status);
  });

  it.each(named)('%s answers what its own example says', (_, { answers }) => {
    for (const { schema, example } of Object.values(answers)) {
      expect(schema?.safeParse(example).error?.issues).toBeUndefined();
    }
  });
});

describe('what is said of a telling', () => {
  it('has names of its own, save where a command says where something was', () => {
    const shared = [...aggregates].flatMap(([category, { commands }]) =>
      Object.entries(commands).flatMap(([command, shape]) =>
        sharedNames(shape).map((name) => `${category} ${command} ${name}`),
      ),
    );
    expect(shared).toEqual([
      'shipment ReportIntercept place',
      'shipment ArriveShipment place',
      'shipment ReceiveReturn place',
      'shipment ReportFound place',
      'shipment ReportCustoms place',
      'trip ArriveStop place',
      'trip ReportIncident place',
    ]);
    const arrive = routes.find(({ name }) => name === 'arriveShipment');
    expect(arrive?.about?.[1]).toMatch(/Here place is the command’s own field/);
  });
});
