import { toInstant } from '../../domain/instant.ts';
import { masterStream } from '../../domain/master/code.ts';
import type { MasterRecord } from '../../domain/master/kinds.ts';
import type { MasterState } from '../../domain/master/state.ts';
import { validAt } from '../../domain/master/versions.ts';
import { CARRIER_STATUSES } from '../../domain/shipment/words.ts';
import type { Api } from '../api.ts';

export type CarrierStatus = (typeof CARRIER_STATUSES)[number];

/** What a carrier's own code means in our terms. */
export type StatusOf = (code: string) => CarrierStatus;

const OWN: ReadonlySet<string> = new Set(CARRIER_STATUSES);

/**
 * How a carrier's codes are read, by the version of its record that is in force; undefined for a
 * carrier that nobody has named. Whoever sends our own words needs no map, and what neither knows
 * is `unknown`: the carrier's own code and words stand beside it.
 */
export async function statusesOf(
  { states, now }: Pick<Api, 'states' | 'now'>,
  carrier: string,
): Promise<StatusOf | undefined> {
  const stream = masterStream('carrier', carrier);
  const state = stream && (await states.state<MasterState>(stream));
  if (!state) return undefined;
  const { record } = validAt(state, toInstant(now())) ?? state.latest ?? {};
  const map = new Map(listed(record).map(({ carrier: own, status }) => [own, status] as const));
  return (code) => map.get(code) ?? (OWN.has(code) ? (code as CarrierStatus) : 'unknown');
}

function listed(record: MasterRecord | undefined) {
  return record && 'tracking' in record ? (record.tracking?.statusMap ?? []) : [];
}
