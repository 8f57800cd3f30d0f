/** Every rule that can say no to a command about a subscription; the names are part of answers. */
export const SUBSCRIPTION_RULES = [
  'id-must-be-well-formed',
  'subscription-must-exist',
  'subscription-must-not-be-removed',
] as const;

export type SubscriptionRule = (typeof SUBSCRIPTION_RULES)[number];
