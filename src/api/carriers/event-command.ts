import { streamOf } from '../../domain/ids.ts';
import { canonicalInstant, epochMs } from '../../domain/instant.ts';
import { unmatchedId } from '../../domain/unmatched/id.ts';
import type { RawCommand } from '../../intake/raw-command.ts';
import { commandIdOf } from '../../ledger/execute.ts';
import type { CarrierEvent } from './contract.ts';
import type { WaybillOwner } from './finding.ts';
import type { CarrierStatus } from './statuses.ts';

const RAW_CHARS_MAX = 2_000;
/** A mobile number of China in a carrier's words: nobody's business in a fact. */
const PHONE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;

/** The same event has the same command id, whoever pushes it and however often. */
export function eventCommand(
  { carrier, status }: { readonly carrier: string; readonly status: CarrierStatus },
  owner: WaybillOwner,
  { waybill, code, at, place, text, reason }: CarrierEvent,
): RawCommand {
  const instant = canonicalInstant(at);
  const when = instant === undefined ? at : epochMs(instant);
  const told = typeof place === 'string' ? [text, place] : [text];
  const words = told.filter((one) => one !== undefined).join(' @ ');
  const raw = words.replaceAll(PHONE, '$1****$2').slice(0, RAW_CHARS_MAX).toWellFormed();
  const said = {
    status,
    code,
    ...(raw !== '' && { raw }),
    ...(reason !== undefined && { reason }),
  };
  const about = {
    commandId: commandIdOf(carrier, JSON.stringify([waybill, when, code])),
    occurredAt: at,
    ...(typeof place === 'object' && { place }),
  };
  if (typeof owner === 'object') {
    const stream = streamOf('shipment', owner.shipment);
    const data = { carrier, waybill, ...said };
    return { stream, command: 'RecordCarrierStatus', data, ...about };
  }
  const id = unmatchedId({ carrier, waybill }) ?? '';
  return { stream: streamOf('unmatched', id), command: 'ParkCarrierEvent', data: said, ...about };
}

/** How an event calls the parts of its command. */
export function eventPath(path: string): string {
  if (path === 'occurredAt') return 'at';
  return path === 'stream' ? 'waybill' : path;
}
