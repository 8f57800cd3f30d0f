import type { HistoryUse, Probe, Reading, Variant } from '../plan.ts';

/** Facts of the small history. */
export const SMALL_FACTS = 10_000;

export function figure(probe: Probe, name: string): Reading {
  return { probe, figure: name };
}

export function rate(probe: Probe): Reading {
  return figure(probe, 'perSecond');
}

/** Read models that no probe keeps up to date but the one that serves them all. */
export const NOT_LIVE = ['shipment-page.', 'timeline.', 'orders.'];
/** Read models that the probes keep up to date while they write. */
export const LIVE = ['board.', 'shipment-record.'];

export function copied(facts: number, without: readonly string[] = NOT_LIVE): HistoryUse {
  return { facts, use: 'copied', without };
}

export function shared(facts: number): HistoryUse {
  return { facts, use: 'shared' };
}

/** Row g: ours at the large size over ours at the small, against the same of the reference. */
export function growth(
  variant: string,
  pick: (facts: number) => [Probe, Probe],
  facts: number,
): Variant {
  const [ours, reference] = pick(facts);
  const [oursSmall, referenceSmall] = pick(SMALL_FACTS);
  return {
    row: 'g',
    variant,
    unit: `of the rate at ${SMALL_FACTS} facts`,
    ours: { of: rate(ours), over: rate(oursSmall) },
    reference: { of: rate(reference), over: rate(referenceSmall) },
    reach: { atLeast: 0.95 },
  };
}
