import { mintShipmentId, streamOf } from '../domain/ids.ts';
import { type Diary, startDiary } from './diary.ts';
import { drawFate, type Episode, type Fate } from './fate.ts';
import type { Order, OrderLine } from './orders.ts';
import { shiftLeader } from './people.ts';
import type { Random } from './random.ts';
import { onTheRoad } from './road.ts';
import type { PackedUnit } from './units.ts';
import type { Rider } from './voyage.ts';
import { label, type Parcel, throughWarehouse } from './warehouse.ts';

const RANDOM_BELOW = 2 ** 28;
const TRANSFERS = 'transfers';

/** One shipment from its plan to its end. */
export function liveThrough(
  order: Order,
  lines: readonly OrderLine[],
  episode: Episode,
  random: Random,
): Parcel {
  const { id, startMs } = mintAfter(order, random);
  const diary = startDiary(streamOf('shipment', id), startMs, random);
  const parcel = parcelOf(order, lines, id, diary, drawFate(order, episode, random), random);
  const units = throughWarehouse(parcel);
  if (units.length === 0) return parcel;
  label(parcel, units);
  onTheRoad([{ parcel, units }]);
  return parcel;
}

export type Halves = readonly [readonly OrderLine[], readonly OrderLine[]];

/** Two shipments on one trip; a unit of the one goes over into the other before. */
export function liveTogether(order: Order, [lines, others]: Halves, random: Random): Diary {
  const { id, startMs } = mintAfter(order, random);
  const diary = startDiary(streamOf('shipment', id), startMs, random);
  const fate = drawFate(order, 'transferred', random);
  const first = parcelOf(order, lines, id, diary, fate, random);
  const otherId = mintAfter(order, random).id;
  const otherDiary = diary.of(streamOf('shipment', otherId));
  const second = parcelOf(order, others, otherId, otherDiary, fate, random);
  const riders = handOver(
    { parcel: first, units: throughWarehouse(first) },
    { parcel: second, units: throughWarehouse(second) },
  );
  for (const { parcel, units } of riders) label(parcel, units);
  onTheRoad(riders);
  return diary;
}

function mintAfter({ diary }: Order, random: Random) {
  const startMs = diary.nowMs + random.int(4, 50) * 60_000;
  return {
    id: mintShipmentId(Math.floor(startMs / 1000), random.int(0, RANDOM_BELOW - 1)),
    startMs,
  };
}

function parcelOf(
  order: Order,
  lines: readonly OrderLine[],
  id: string,
  diary: Diary,
  fate: Fate,
  random: Random,
): Parcel {
  return { id, order, lines, site: lines[0]?.from ?? 'SH-JIADING', fate, diary, random };
}

/** The last unit of whichever shipment has several goes over; where none has, nothing does. */
function handOver(first: Rider, second: Rider): readonly [Rider, Rider] {
  const [from, to] = first.units.length > 1 ? [first, second] : [second, first];
  const going = from.units.at(-1);
  if (!going || from.units.length < 2) return [first, second];
  const { diary, site, order } = from.parcel;
  const reason = '同一地址，并入先发的一票';
  diary.pass(3, 20);
  diary.tell(shiftLeader(site), 'TransferUnits', {
    transfer: 'transfer-1',
    units: [going.unit],
    to: to.parcel.id,
    reason,
  });
  to.parcel.diary.follow(TRANSFERS, 'ReceiveTransferredUnits', {
    transfer: 'transfer-1',
    units: [{ unit: going.unit, kind: going.kind, closed: true, contents: going.contents }],
    lines: linesOf(from.parcel, going),
    from: from.parcel.id,
    party: order.customer.party,
    address: order.customer.address,
  });
  diary.pass(2, 10);
  const left = { ...from, units: from.units.slice(0, -1) };
  const more = { ...to, units: [...to.units, going] };
  return from === first ? [left, more] : [more, left];
}

function linesOf({ lines }: Parcel, { contents }: PackedUnit) {
  return [...new Map(contents.map((goods) => [goods.line, goods])).values()].map((goods) => {
    const product = lines.find(({ line }) => line === goods.line)?.product;
    return { order: goods.order, line: goods.line, sku: product?.sku, uom: product?.uom };
  });
}
