import type { LogEvent, Parcel } from './log.ts';

// What a package of the log is at any of its steps, told by a machine of its own.

/** One fact that the log gives rise to, in the order of recording. */
export interface Step {
  readonly fact: string;
  readonly ms: number;
  readonly item?: string;
}

/** A parcel after some of its steps. */
export interface Standing {
  readonly stage: string;
  /** First entry into every stage so far. */
  readonly entered: Readonly<Record<string, number>>;
  readonly picked: number;
  readonly shorted: number;
  readonly packed: number;
  readonly accepted: number;
  readonly failedAttempts: number;
  readonly facts: number;
}

export function stepsOf({ events }: Parcel): readonly Step[] {
  const firstMs = events[0]?.ms ?? Number.NaN;
  const derived = ['ShipmentPlanned', 'ShipmentReleased'].map((fact) => ({ fact, ms: firstMs }));
  return [...derived, ...events.flatMap(factsOf)];
}

function factsOf({ activity, ms, items }: LogEvent): readonly Step[] {
  switch (activity) {
    case 'pick item':
      return items.map((item) => ({ fact: 'ItemPicked', ms, item }));
    case 'item out of stock':
      return items.map((item) => ({ fact: 'PickShorted', ms, item }));
    case 'create package':
      return [
        { fact: 'UnitPacked', ms },
        { fact: 'UnitClosed', ms },
      ];
    case 'send package':
      return [{ fact: 'ShipmentDeparted', ms }];
    case 'failed delivery':
      return [{ fact: 'DeliveryAttempted', ms }];
    default:
      return [{ fact: 'DeliveryConfirmed', ms }];
  }
}

/** undefined before the first step: the shipment is not there yet. */
export function standingAfter(parcel: Parcel, steps: readonly Step[]): Standing | undefined {
  if (steps.length === 0) return undefined;
  const picked = new Set<string>();
  const shorted = new Set<string>();
  const told = new Set<string>();
  const entered: Record<string, number> = {};
  let failedAttempts = 0;
  let stage = 'planned';
  for (const { fact, ms, item = '' } of steps) {
    told.add(fact);
    if (fact === 'ItemPicked') picked.add(item);
    if (fact === 'PickShorted') shorted.add(item);
    if (fact === 'DeliveryAttempted') failedAttempts += 1;
    stage = stageOf(parcel, told, picked, shorted);
    entered[stage] ??= ms;
  }
  const size = parcel.items.length;
  return {
    stage,
    entered,
    picked: picked.size,
    shorted: shorted.size,
    packed: told.has('UnitPacked') ? size : 0,
    accepted: told.has('DeliveryConfirmed') ? size : 0,
    failedAttempts,
    facts: steps.length,
  };
}

function stageOf(
  { items }: Parcel,
  told: ReadonlySet<string>,
  picked: ReadonlySet<string>,
  shorted: ReadonlySet<string>,
): string {
  if (told.has('DeliveryConfirmed')) return 'signed-off';
  if (told.has('ShipmentDeparted')) return 'in-transit';
  if (told.has('UnitPacked')) return 'packed';
  const spokenOn = items.every((item) => picked.has(item) || shorted.has(item));
  if (spokenOn && picked.size > 0) return 'picked';
  if (picked.size + shorted.size > 0) return 'picking';
  return told.has('ShipmentReleased') ? 'released' : 'planned';
}
