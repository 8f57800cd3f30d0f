/** About goods before they are in a unit. */
export const GOODS_RULES = [
  'line-must-belong-to-shipment',
  'picked-must-fit-ordered',
  'shorted-must-fit-ordered',
  'shorted-must-fit-open',
  'serials-must-match-quantity',
  'serial-must-be-picked-once',
  'serial-must-be-picked',
  'substitute-must-be-another',
  'substitute-must-fit-open',
  'put-back-must-fit-picked',
  'put-back-must-be-loose',
] as const;
