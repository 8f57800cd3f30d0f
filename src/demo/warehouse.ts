import { epochMs, toInstant } from '../domain/instant.ts';
import type { Site } from './company.ts';
import { type Diary, type Teller, ZONE_MINUTES } from './diary.ts';
import type { Fate } from './fate.ts';
import { type Order, type OrderLine, orderKey } from './orders.ts';
import { creditDesk, picker, planner, service, shiftLeader } from './people.ts';
import type { Random } from './random.ts';
import { fillUnits, type PackedUnit, type Picked } from './units.ts';

const DAY_MINUTES = 1_440;

/** One shipment of the demo while its life is being written down. */
export interface Parcel {
  readonly id: string;
  readonly order: Order;
  readonly lines: readonly OrderLine[];
  readonly site: Site;
  readonly fate: Fate;
  readonly diary: Diary;
  readonly random: Random;
}

/** From the split to the packing table; answers what was packed, nothing where all was short. */
export function throughWarehouse(parcel: Parcel): readonly PackedUnit[] {
  planAndRelease(parcel);
  const picked = pick(parcel);
  if (picked.length === 0) return [];
  const units = fillUnits(parcel.id, picked);
  pack(parcel, units);
  return units;
}

function planAndRelease({ order, lines, site, fate, diary }: Parcel): void {
  const { customer, window, carrier } = order;
  diary.tell(planner, 'PlanShipment', {
    lines: lines.map(({ line, product, qty }) => ({
      order: orderKey(order),
      line,
      sku: product.sku,
      qty,
      uom: product.uom,
    })),
    from: site,
    to: { party: customer.party, address: customer.address },
    customer: customer.party,
    window,
    carrier,
    division: 'FLUID-CONTROL',
    ...(customer.project && { project: customer.project }),
    policy: customer.policy,
  });
  diary.reached('planned');
  diary.pass(5, 60);
  if (fate.episode === 'window-moved') moveWindow({ order, diary });
  if (fate.creditHoldDays > 0) {
    const hold = { hold: 'credit-1', kind: 'credit', scope: 'all', reason: '超出信用额度' };
    diary.tell(creditDesk, 'HoldShipment', hold);
    diary.reached('planned');
    diary.pass(fate.creditHoldDays * DAY_MINUTES, (fate.creditHoldDays + 0.2) * DAY_MINUTES);
    diary.tell(creditDesk, 'LiftHold', { hold: 'credit-1', reason: '已到账' });
  }
  diary.pass(20, 240);
  diary.tell(planner, 'ReleaseToWarehouse', {});
  diary.reached('released');
  diary.pass(30, 300);
}

/** The customer's site is not ready: two days later at each end. */
function moveWindow({ order: { window }, diary }: Pick<Parcel, 'order' | 'diary'>): void {
  diary.tell(service, 'ChangeWindow', {
    window: { start: daysLater(window.start, 2), end: daysLater(window.end, 2) },
    requestedBy: 'customer',
    reason: '现场未具备收货条件，客户要求推迟两天',
  });
  diary.reached('planned');
  diary.pass(1.8 * DAY_MINUTES, 2.4 * DAY_MINUTES);
}

function daysLater(instant: string, days: number): string {
  return toInstant(epochMs(instant) + days * DAY_MINUTES * 60_000, ZONE_MINUTES);
}

function pick(parcel: Parcel): readonly Picked[] {
  const { order, lines, site, fate, diary, random } = parcel;
  const by = picker(site, random);
  const picked = lines.map((line, index) => {
    const missing = missingOf(line, index, fate);
    const found = line.qty - missing;
    if (found > 0) tellPick(parcel, by, line, found, index === 0);
    if (missing > 0) tellShort(parcel, by, line, missing);
    if (index < lines.length - 1) diary.reached('picking');
    diary.pass(2, 9);
    return { order: orderKey(order), line, qty: fate.short === 'healed' ? line.qty : found };
  });
  if (fate.short === 'healed') healShort(parcel);
  if (fate.wrongLot) correctLot(parcel);
  diary.reached('picked');
  diary.pass(5, 40);
  return picked.filter(({ qty }) => qty > 0);
}

/** How much of a line is not in its bin: of the first line a part, or everything of all. */
function missingOf({ qty }: OrderLine, index: number, { short }: Fate): number {
  if (short === 'everything') return qty;
  if (short === 'none' || index > 0) return 0;
  return Math.max(1, Math.floor(qty / 3));
}

function pickData({ order, random }: Parcel, { line }: OrderLine, qty: number): object {
  const bin = `${random.pick(['A', 'B', 'C'])}${random.int(10, 48)}-${random.int(1, 5)}`;
  return { order: orderKey(order), line, qty, bin, lot: `L26${random.int(100, 399)}` };
}

function tellPick(parcel: Parcel, by: Teller, line: OrderLine, qty: number, first: boolean): void {
  const data = pickData(parcel, line, qty);
  parcel.diary.tell(by, 'ConfirmPick', data, first ? { note: 'first-pick' } : {});
}

function tellShort({ order, fate, diary }: Parcel, by: Teller, line: OrderLine, qty: number): void {
  diary.tell(by, 'ReportShortPick', {
    order: orderKey(order),
    line: line.line,
    qty,
    reason: 'not-in-bin',
    decision: fate.short === 'healed' ? 'wait' : 'backorder',
  });
}

function healShort(parcel: Parcel): void {
  const { lines, site, diary, random, fate } = parcel;
  const [line] = lines;
  if (!line) return;
  diary.pass(90, 1_200);
  tellPick(parcel, picker(site, random), line, missingOf(line, 0, fate), false);
}

function correctLot(parcel: Parcel): void {
  const { diary, lines, site, fate } = parcel;
  const [line] = lines;
  const qty = line && line.qty - missingOf(line, 0, fate);
  if (!line || !qty) return;
  const right = { ...pickData(parcel, line, qty), lot: 'L26401' };
  diary.pass(10, 90);
  diary.tell(shiftLeader(site), 'CorrectRecord', (versionOf) => ({
    reason: '批号录错',
    groups: [
      {
        target: versionOf('first-pick'),
        kind: 'incorrect_data',
        replacements: [{ type: 'ItemPicked', data: right }],
      },
    ],
  }));
}

function pack({ site, fate, diary, random }: Parcel, units: readonly PackedUnit[]): void {
  const by = picker(site, random);
  for (const [index, { unit, kind, contents, weightKg }] of units.entries()) {
    diary.tell(by, 'PackUnit', { unit, kind, contents });
    diary.pass(2, 12);
    if (fate.episode === 'repacked' && index === 0) {
      diary.tell(by, 'UnpackUnit', { unit, reason: '箱子破损，换箱重装' });
      diary.pass(3, 8);
      diary.tell(by, 'PackUnit', { unit, kind, contents });
      diary.pass(1, 4);
    }
    diary.tell(by, 'CloseUnit', { unit, weightKg });
  }
  diary.reached('packed');
  diary.pass(5, 45);
}

/** The first unit may be forgotten. */
export function label(parcel: Parcel, units: readonly PackedUnit[]): void {
  const { id, order, site, fate, diary, random } = parcel;
  const by = picker(site, random);
  const kinds = order.customer.policy.labels;
  for (const [index, { unit }] of units.entries()) {
    if (fate.unlabelled && index === 0) continue;
    for (const kind of kinds) {
      const label = `${unit}-${kind}`;
      diary.tell(by, 'PrintLabel', { unit, label, kind, code: `${id}${index + 1}` });
      diary.pass(1, 3);
      diary.tell(by, 'ApplyLabel', { unit, label });
    }
    diary.pass(1, 4);
  }
  diary.reached('labelled');
  diary.pass(30, 260);
}
