import type { OrderBody } from './amendment.ts';
import type { Placement } from './facts/split.ts';
import type { OrderFactOf } from './facts.ts';
import { keysThatDiffer, reasonsOf } from './plan-reasons.ts';
import {
  bytesOf,
  endingFirst,
  type Head,
  headOf,
  type Open,
  openPartsOf,
  rowOf,
} from './plan-rows.ts';
import type { OrderLine } from './shapes.ts';

export interface SplitRequest {
  readonly body: OrderBody;
  /** By `slotKey`; schedule lines that are not there are not placed. */
  readonly open: ReadonlyMap<string, Open>;
  /** Site for lines that name none. */
  readonly from?: string | undefined;
  /** 1 for the first plan. */
  readonly version: number;
  /** Shipments that hold, or once held, quantity of a schedule line. */
  readonly earlier: (slot: string) => readonly string[];
  /** Id of the so many-th shipment of the plan, from 0 on. */
  readonly mint: (index: number) => string;
}

/** Steps and labels of a shipment where nobody says otherwise. */
export const USUAL_POLICY: OrderFactOf<'SplitPlanned'>['data']['policy'] = {
  name: 'standard',
  steps: ['label', 'stage', 'load', 'arrive', 'out-for-delivery'],
  labels: ['shipping'],
};

/** What one fact may say of placements, in bytes; it is below 900 KiB with what stands around. */
const PLACEMENTS_BYTES_MAX = 860 * 1_024;
/** Of a shipment without its rows, at most. */
const PLACEMENT_BYTES = 3_000;
const LINEAGE_MAX = 100;

type Row = Placement['lines'][number];
interface Group {
  readonly head: Head;
  /** Which of its line's open schedule lines; a shipment holds a line of an order once. */
  readonly nth: number;
  readonly rows: Row[];
  readonly windows: NonNullable<OrderBody['window']>[];
  readonly lineage: Set<string>;
}

export interface SplitPlan {
  readonly placements: readonly Placement[];
  /** Something did not fit and stays unplaced. */
  readonly more: boolean;
}

/**
 * Places what is open of an order by its hard keys: goods for another destination, from another
 * site, by another service or carrier, sold by or owned by somebody else never share a shipment.
 * Lines without a site are named instead.
 */
export function planSplit(
  request: SplitRequest,
): SplitPlan | { readonly unsited: readonly string[] } {
  const { body, open, from } = request;
  const wanted = body.lines.filter((line) => openPartsOf(line, open).length > 0);
  const unsited = wanted.filter((line) => (line.from ?? from) === undefined);
  if (unsited.length > 0) return { unsited: unsited.map(({ line }) => line) };
  const { groups, more } = grouped(request, wanted);
  const differing = keysThatDiffer(groups);
  const placements = groups.map(({ head, nth, rows, windows, lineage }, index): Placement => {
    const window = windows.reduce<OrderBody['window']>(endingFirst, undefined);
    return {
      shipment: request.mint(index),
      ...head,
      ...(window && { window }),
      reasons: reasonsOf({ head, nth, rows }, differing, request.version),
      ...(lineage.size > 0 && { lineage: [...lineage].slice(0, LINEAGE_MAX) }),
      lines: rows,
    };
  });
  return { placements, more };
}

function grouped(request: SplitRequest, lines: readonly OrderLine[]) {
  const groups = new Map<string, Group>();
  let bytes = 0;
  for (const { name, head, nth, part, row } of lines.flatMap((line) => seatsOf(request, line))) {
    const group = groups.get(name) ?? newGroup(head, nth);
    bytes += bytesOf(row) + (groups.has(name) ? 0 : PLACEMENT_BYTES);
    if (bytes > PLACEMENTS_BYTES_MAX) return { groups: [...groups.values()], more: true };
    groups.set(name, group);
    group.rows.push(row);
    const window = part.window ?? request.body.window;
    if (window) group.windows.push(window);
    for (const shipment of request.earlier(part.slot)) group.lineage.add(shipment);
  }
  return { groups: [...groups.values()], more: false };
}

/** Where the open goods of a line go: rows with the same name share a shipment. */
function seatsOf(request: SplitRequest, line: OrderLine) {
  const head = headOf(request.body, request.from ?? '', line);
  const { to, from, service, carrier, sellingEntity, stockOwner } = head;
  const keys = [to.party, to.address, from, service, carrier, sellingEntity, stockOwner];
  const hard = keys.join('\t');
  return openPartsOf(line, request.open).map((part, nth) => {
    return { name: `${hard} ${nth}`, head, nth, part, row: rowOf(line, part) };
  });
}

function newGroup(head: Head, nth: number): Group {
  return { head, nth, rows: [], windows: [], lineage: new Set() };
}
