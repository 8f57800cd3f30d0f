import type { Stage } from '../domain/shipment/stage.ts';
import type { Happening } from './diary.ts';
import { episodeOf } from './fate.ts';
import { type Halves, liveThrough, liveTogether } from './life.ts';
import { masterData } from './master.ts';
import { drawOrder, type Order, type Wish } from './orders.ts';
import { type Random, seeded } from './random.ts';

/** What the company's history follows from: the same plan gives the same commands. */
export interface DemoPlan {
  readonly seed: number;
  readonly shipments: number;
  /** How far back the history begins. */
  readonly days: number;
  /** The simulated present: nothing is told after it. */
  readonly endsMs: number;
}

/** Stages in which goods are standing at the end, each with so many shipments. */
const STANDING: readonly [Stage, ...Stage[]] = [
  'planned',
  'released',
  'picking',
  'picked',
  'packed',
  'labelled',
  'loaded',
  'in-transit',
  'arrived',
  'out-for-delivery',
  'signed-off',
];
const STANDING_ROUNDS = 4;
const STANDING_DAYS_MAX = 2;
const LYING = 0.2;
const LYING_DAYS_MAX = 8;
const ATTEMPTS_MAX = 100;
const SEED_STEP = 1_000_003;
const DAY_MS = 86_400_000;

/** Everything that the company told the ledger, in the order of the telling. */
export function demoHistory(plan: DemoPlan): readonly Happening[] {
  const told: Happening[] = [...masterData(plan.endsMs - plan.days * DAY_MS)];
  const flowing = Math.max(0, plan.shipments - STANDING.length * STANDING_ROUNDS);
  let shipments = 0;
  for (let index = 0; shipments < plan.shipments; index += 1) {
    const share = shipments / Math.max(1, flowing);
    const sinceStartMs = Math.round(share * (plan.days - 1) * DAY_MS);
    const receivedMs = plan.endsMs - plan.days * DAY_MS + sinceStartMs;
    const wish = { index, receivedMs, whole: shipments + 1 >= flowing };
    const life = shipments < flowing ? liveOn(plan, wish) : standStill(plan, wish);
    told.push(...life.happenings);
    shipments += life.shipments;
  }
  return told.filter(({ toldMs }) => toldMs <= plan.endsMs).sort((a, b) => a.toldMs - b.toldMs);
}

interface Life {
  readonly shipments: number;
  readonly happenings: readonly Happening[];
}

/** An order whose shipments go their way until they are closed or the simulated present comes. */
function liveOn({ seed }: DemoPlan, wish: Wish): Life {
  const random = seeded(seed, wish.index);
  const order = drawOrder(wish, random);
  const episode = episodeOf(wish.index);
  const halves = episode === 'transferred' && !wish.whole ? halvesOf(order) : undefined;
  if (halves) {
    const diary = liveTogether(order, halves, random);
    return { shipments: 2, happenings: [...order.diary.happenings, ...diary.happenings] };
  }
  const parcels = order.parts.map((lines, part) =>
    liveThrough(order, lines, part === 0 ? episode : 'none', random),
  );
  return {
    shipments: parcels.length,
    happenings: [order, ...parcels].flatMap(({ diary }) => diary.happenings),
  };
}

/** The lines of an order that ships from one site, for two shipments. */
function halvesOf({ parts, lines: [first, ...others] }: Order): Halves | undefined {
  return first && others.length > 0 && parts.length === 1 ? [[first], others] : undefined;
}

/** An order of one shipment that has come to rest at a stage, today or some days ago. */
function standStill(plan: DemoPlan, wish: Wish): Life {
  const stage = STANDING[wish.index % STANDING.length] ?? STANDING[0];
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const seed = plan.seed + attempt * SEED_STEP;
    const draft = liveAndStop(seed, wish, stage);
    if (!draft) continue;
    const restDays = daysAtRest(seeded(seed, wish.index));
    const lastMs = Math.max(...draft.map(({ toldMs }) => toldMs));
    const shiftDays = Math.floor((plan.endsMs - lastMs) / DAY_MS) - restDays;
    const shifted = { ...wish, receivedMs: wish.receivedMs + shiftDays * DAY_MS };
    const happenings = liveAndStop(seed, shifted, stage) ?? draft;
    return { shipments: 1, happenings };
  }
  throw new Error(`no shipment of the demo comes to stand at ${stage}`);
}

/** Most came to rest today or lately, some lie longer than they should. */
function daysAtRest(random: Random): number {
  return random.chance(LYING) ? random.int(4, LYING_DAYS_MAX) : random.int(0, STANDING_DAYS_MAX);
}

/** What was told until the shipment came to the stage; undefined where this life has no such stage. */
function liveAndStop(seed: number, wish: Wish, stage: Stage): readonly Happening[] | undefined {
  const random = seeded(seed, wish.index);
  const order = drawOrder(wish, random);
  const parcel = liveThrough(order, order.lines, 'none', random);
  const told = parcel.diary.upTo(stage);
  return told && [...order.diary.happenings, ...told];
}
