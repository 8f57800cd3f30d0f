import type { AddressInfo } from 'node:net';
import type { AccessRole, Principal } from '../../../src/access/principal.ts';
import type { Authenticate } from '../../../src/api/authenticating.ts';
import { LiveHub, type LiveHubOptions } from '../../../src/api/live/hub.ts';
import { liveRoutes } from '../../../src/api/live/routes.ts';
import { liveTopics } from '../../../src/api/live/topics.ts';
import { shipmentListRoutes } from '../../../src/api/queries/shipments.ts';
import type { Scope } from '../../../src/domain/territory.ts';
import type { OpenApiOptions } from '../../support/api.ts';
import { openYard, type Yard } from '../feed/yard.ts';
import { Ear } from './ear.ts';

type HallOptions = Omit<OpenApiOptions, 'routes'> &
  Partial<Pick<LiveHubOptions, 'heartbeatMs' | 'seats' | 'bounds' | 'topics'>>;

interface Who {
  readonly role?: AccessRole;
  readonly scope?: Scope;
  readonly subject?: string;
  /** Names the key; another one is another actor. */
  readonly key?: string;
  readonly lastId?: string | undefined;
  readonly language?: string;
}

/** A yard that listens on a real port, and those who listen to it. */
export interface Hall extends Yard {
  readonly hub: LiveHub;
  readonly url: string;
  /** Opens a stream; `query` as it stands behind the question mark. */
  listen(query?: string, who?: Who): Promise<Ear>;
  /** Resolves once the hub has come as far as the ledger. */
  atTheEnd(): Promise<void>;
  /** Takes a key back. */
  revoke(key: string): void;
}

export async function openHall(options: HallOptions = {}): Promise<Hall> {
  const believed = new Map<string, Principal>();
  const { heartbeatMs, seats, bounds, topics, ...others } = options;
  const authenticate: Authenticate = async ({ headers }) =>
    believed.get(headers.authorization?.replace('Bearer ', '') ?? '');
  let hub: LiveHub | undefined;
  const yard = await openYard({
    authenticate,
    ...others,
    routes: (api) => {
      hub = new LiveHub({
        api,
        authenticate,
        topics: topics ?? liveTopics(api.now),
        now: Date.now,
        random: () => 0.5,
        ...(heartbeatMs && { heartbeatMs }),
        ...(seats && { seats }),
        ...(bounds && { bounds }),
      });
      return [...liveRoutes(api, hub), ...shipmentListRoutes(api)];
    },
  });
  if (!hub) throw new Error('nobody asked for the routes');
  const live = hub;
  await yard.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = yard.app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const listen: Hall['listen'] = (query = '', who = {}) => {
    const { role = 'auditor', scope = {}, key = 'k-1', lastId, language = 'en', ...more } = who;
    believed.set(key, { actor: `key:${key}`, role, scope, via: 'key', ...more });
    return Ear.open(`${url}/v1/live?${query}`, {
      authorization: `Bearer ${key}`,
      'accept-language': language,
      ...(lastId !== undefined && { 'last-event-id': lastId }),
    });
  };
  return {
    ...yard,
    hub: live,
    url,
    listen,
    async atTheEnd() {
      const head = await yard.api.ledger.head();
      for (let through = -1; through < head; ) {
        using ear = await listen('', { key: 'k-looking' });
        through = (await ear.hears(({ event }) => event === 'ready')).data.through ?? 0;
      }
    },
    revoke: (key) => believed.delete(key),
    async [Symbol.asyncDispose]() {
      await live[Symbol.asyncDispose]();
      await yard[Symbol.asyncDispose]();
    },
  };
}
