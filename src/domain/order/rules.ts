/** Every rule that can say no to a command about an order; the names are part of answers. */
export const ORDER_RULES = [
  'id-must-be-well-formed',
  'stream-must-match-order',
  'order-must-be-known',
  'lines-must-not-be-so-many',
  'line-must-be-listed-once',
  'schedule-must-be-listed-once',
  'schedule-must-sum-to-line',
  'window-must-start-before-it-ends',
  'source-version-is-taken',
] as const;

export type OrderRule = (typeof ORDER_RULES)[number];
