import type { Recorded } from '../domain/envelope.ts';

/** What somebody tells of the past, and what was made up to tell it: nothing new is done for it. */
export function isImported({ meta }: Recorded): boolean {
  const { timeQuality, capture } = meta;
  return timeQuality === 'import' || (timeQuality === 'derived' && capture === 'import');
}
