import type { Words } from '../say.ts';

/** A word of ours, what it means here, and what others call the same or nearly the same. */
export interface GlossaryEntry {
  readonly term: Words;
  readonly means: Words;
  readonly sap?: string;
  readonly kingdee?: string;
  readonly yonyou?: string;
  readonly gs1?: string;
}
