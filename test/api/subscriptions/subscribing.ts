import type { Message, Sending, Target } from '../../../src/alerts/channels/channel.ts';
import { alertRoutes } from '../../../src/api/alerts/routes.ts';
import { subscriptionRoutes } from '../../../src/api/subscriptions/routes.ts';
import { type OpenApiOptions, type OpenedApi, openApi } from '../../support/api.ts';

export const BODY = {
  url: 'https://erp.example.com/lading',
  events: ['shipment.packed', 'shipment.departed'],
};

/** The product with a receiver that answers what the test wants. */
export async function openSubscribing(
  options: OpenApiOptions & { readonly allowPrivate?: boolean } = {},
) {
  const sent: { target: Target; message: Message }[] = [];
  const receiver: { answer: Sending } = {
    answer: { kind: 'answered', status: 204, ms: 3, answer: '' },
  };
  const send = async (target: Target, message: Message): Promise<Sending> => {
    sent.push({ target, message });
    return receiver.answer;
  };
  const { allowPrivate = false } = options;
  const product: OpenedApi = await openApi({
    routes: (api) => [...subscriptionRoutes(api, { allowPrivate, send }), ...alertRoutes(api)],
    ...options,
  });
  return {
    ...product,
    sent,
    receiver,
    [Symbol.asyncDispose]: () => product[Symbol.asyncDispose](),
  };
}
export type Subscribing = Awaited<ReturnType<typeof openSubscribing>>;
