/** About where goods go. */
export const MOVEMENT_RULES = [
  'shipment-must-have-departed',
  'shipment-must-not-have-departed',
  'unit-must-be-planned-on-trip',
  'unit-must-be-loaded',
  'unit-must-be-unloaded',
  'documents-must-be-attached',
  'seal-must-match',
] as const;
