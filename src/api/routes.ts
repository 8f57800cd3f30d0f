import { type AccessOffice, openAccessOffice } from '../access/office.ts';
import type { Send } from '../alerts/channels/channel.ts';
import { openWebhook } from '../alerts/channels/webhook.ts';
import { accessRoutes } from './access/routes.ts';
import { alertRoutes } from './alerts/routes.ts';
import type { Api } from './api.ts';
import { carrierRoutes } from './carriers/routes.ts';
import { masterCommandRoutes } from './commands/master.ts';
import { commandRoutes } from './commands/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { feedRoutes } from './feed/routes.ts';
import type { LiveHub } from './live/hub.ts';
import { liveRoutes } from './live/routes.ts';
import { documentRoutes } from './openapi/routes.ts';
import { Problem } from './problems.ts';
import { queryRoutes } from './queries/routes.ts';
import type { Route } from './route.ts';
import { scanRoutes } from './scans/routes.ts';
import { subscriptionRoutes } from './subscriptions/routes.ts';

/** What some routes need beside the stores. */
export interface RoutePorts {
  readonly access: AccessOffice;
  readonly hub: Pick<LiveHub, 'join'>;
  /** Whether call-backs may go into private networks. */
  readonly allowPrivate: boolean;
  /** For test messages. */
  readonly send: Send;
  /** Of the product. */
  readonly version: string;
}

/** Every route that there is, in the order of the document. */
export function allRoutes(api: Api, ports: Partial<RoutePorts> = {}): readonly Route[] {
  const { access = openAccessOffice(api), hub = NOBODY_HOME, version = '0' } = ports;
  const { allowPrivate = false } = ports;
  const send = ports.send ?? openWebhook({ allowPrivate, clockMs: api.now });
  const routes: readonly Route[] = [
    ...queryRoutes(api),
    ...commandRoutes(api),
    ...masterCommandRoutes(api),
    ...scanRoutes(api),
    ...carrierRoutes(api),
    ...feedRoutes(api),
    ...liveRoutes(api, hub),
    ...exportRoutes(api),
    ...subscriptionRoutes(api, { allowPrivate, send }),
    ...alertRoutes(api),
    ...accessRoutes(api, access),
  ];
  return [...routes, ...documentRoutes(() => routes, version)];
}

const NOBODY_HOME: RoutePorts['hub'] = {
  join: async () => {
    throw new Problem('store-must-be-reachable');
  },
};
