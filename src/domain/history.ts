import type { Recorded } from './envelope.ts';

/**
 * What a correction says: the fact at stream version `target` did not happen as recorded;
 * the `replacements` facts that follow the correction stand in its place.
 */
export interface Correction {
  readonly target: number;
  readonly replacements: number;
}

/** Stream versions that later facts struck out, each with the version of the striking fact. */
export function struckVersions<F extends Recorded>(
  facts: readonly F[],
  correction: (fact: F) => Correction | null,
): ReadonlyMap<number, number> {
  const struck = new Map<number, number>();
  for (const fact of facts) {
    const found = correction(fact);
    if (found) struck.set(found.target, fact.version);
  }
  return struck;
}

/**
 * The history as it is held true today: targets of corrections left out, their replacements in
 * their place. `facts` is a stream from its first fact on, possibly cut at the end; corrections
 * beyond the cut are not honoured, which is what "as recorded at T" means.
 */
export function effectiveHistory<F extends Recorded>(
  facts: readonly F[],
  correction: (fact: F) => Correction | null,
): readonly F[] {
  const places = new Map<number, number>();
  const replacedBy = new Map<number, F[]>();
  for (const [index, fact] of facts.entries()) {
    const found = correction(fact);
    if (!found) continue;
    const replacements = facts.slice(index + 1, index + 1 + found.replacements);
    replacedBy.set(found.target, replacements);
    for (const replacement of replacements) places.set(replacement.version, found.target);
  }
  if (replacedBy.size === 0) return facts;
  const told: F[] = [];
  const tell = (fact: F): void => {
    const instead = replacedBy.get(fact.version);
    if (!instead) told.push(fact);
    else for (const replacement of instead) tell(replacement);
  };
  for (const fact of facts) if (!places.has(fact.version)) tell(fact);
  return told;
}
