/** Every rule that a scan can break before any shipment is asked; the names are part of answers. */
export const SCAN_RULES = [
  'id-must-be-well-formed',
  'scanned-code-must-be-known',
  'scanned-code-must-fit-the-step',
  'scanned-code-must-have-one-owner',
  'scanned-code-must-be-on-the-trip',
] as const;

export type ScansRule = (typeof SCAN_RULES)[number];
