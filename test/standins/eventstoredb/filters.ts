import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Recorded } from './recorded.ts';

/** Which events a subscription wants, and how often it wants to hear how far it has come. */
export interface Filter {
  readonly matches: (event: Recorded) => boolean;
  /** Log events in one search, and searches from one checkpoint to the next. */
  readonly window: number;
  readonly interval: number;
}

const WINDOW_DEFAULT = 32;

export function filterIn(options: ReadReq.Options): Filter | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const byStream = filter.getStreamIdentifier();
  const expression = byStream ?? filter.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex(), 'u') : undefined;
  const fits = (text: string) =>
    regex ? regex.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
  return {
    matches: (event) => fits(byStream ? event.stream : event.type),
    window: filter.hasMax() ? filter.getMax() : WINDOW_DEFAULT,
    interval: filter.getCheckpointintervalmultiplier() || 1,
  };
}
