import type { MasterRecord } from './kinds.ts';
import type { MasterState } from './state.ts';
import { validAt } from './versions.ts';

/** Whether what a source sends at an instant may name only codes that are on file. */
export function refusesUnknownCodes(
  source: MasterState<MasterRecord<'source'>> | undefined,
  instant: string,
): boolean {
  return source !== undefined && validAt(source, instant)?.record.unknownCodes === 'refuse';
}
