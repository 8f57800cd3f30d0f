import type { Send } from '../../alerts/channels/channel.ts';
import { OUTBOX_RULES } from '../../domain/outbox/rules.ts';
import { SUBSCRIPTION_RULES } from '../../domain/subscription/rules.ts';
import type { Api } from '../api.ts';
import { refusedBy } from '../commands/sharing.ts';
import type { Route } from '../route.ts';
import { changingRoutes } from './changing-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import type { PuttingPorts } from './putting.ts';
import { puttingRoutes } from './putting-routes.ts';

export interface SubscriptionPorts extends PuttingPorts {
  /** For test messages. */
  readonly send: Send;
}

/** Call-backs: who is told of what, how that went, and once more. */
export function subscriptionRoutes(api: Api, ports: SubscriptionPorts): readonly Route[] {
  const routes = [
    ...puttingRoutes(api, ports),
    ...changingRoutes(api, ports.send),
    ...deliveryRoutes(api),
  ];
  return refusedBy(routes, [...new Set([...SUBSCRIPTION_RULES, ...OUTBOX_RULES])]);
}
