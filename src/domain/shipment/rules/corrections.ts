import { CORRECTION_RULES } from '../../correcting/rules.ts';

export const SHIPMENT_CORRECTION_RULES = [
  ...CORRECTION_RULES,
  'copies-are-corrected-by-a-process',
] as const;
