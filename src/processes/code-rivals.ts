import type { Recorded } from '../domain/envelope.ts';
import { streamOf } from '../domain/ids.ts';
import { type Claim, claimant, claimsOf, placeOf } from './code-claims.ts';
import type { Look } from './process.ts';

/** Of those that claimed a code before, so many of the last are looked at. */
const RIVALS_MAX = 20;
const LOOKS_AT_ONCE = 50;

/** By shipment those of the claims of a fact that it made before. */
export async function rivalsOf(
  claims: readonly Claim[],
  fact: Recorded,
  look: Look,
  shipment: string,
): Promise<ReadonlyMap<string, readonly Claim[]>> {
  const rivals = new Map<string, Claim[]>();
  const named = await claimedByNamed(claims, fact, look, shipment);
  const isReal = ({ namedAfter = shipment }: Claim) =>
    namedAfter === shipment || named.has(namedAfter);
  const real = claims.filter(isReal);
  for (let from = 0; from < real.length; from += LOOKS_AT_ONCE) {
    const some = real.slice(from, from + LOOKS_AT_ONCE);
    const found = await Promise.all(some.map((claim) => claimedBefore(claim, fact, look)));
    for (const [index, claim] of some.entries()) {
      const before = new Set(found[index]);
      const { namedAfter = shipment, key } = claim;
      if (named.get(namedAfter)?.has(key)) before.add(namedAfter);
      before.delete(shipment);
      for (const rival of before) {
        const known = rivals.get(rival);
        if (known) known.push(claim);
        else rivals.set(rival, [claim]);
      }
    }
  }
  return rivals;
}

async function claimedBefore(
  { key }: Claim,
  fact: Recorded,
  look: Look,
): Promise<readonly string[]> {
  const notes = await look.lastNoted(key, placeOf(fact), RIVALS_MAX);
  return notes.map(claimant);
}

/**
 * Of the other shipments that units are named after the keys that they had claimed before; a
 * shipment that is not there had not, and the code only looks as if it were made from its id.
 */
async function claimedByNamed(
  claims: readonly Claim[],
  fact: Recorded,
  look: Look,
  shipment: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const names = new Set(claims.map(({ namedAfter = shipment }) => namedAfter));
  names.delete(shipment);
  const named = new Map<string, ReadonlySet<string>>();
  for (const name of names) {
    const facts = await look.facts(streamOf('shipment', name));
    const before = facts.filter(({ position }) => position < fact.position);
    const keys = before.flatMap((one) => claimsOf(one).map(({ key }) => key));
    if (before.length > 0) named.set(name, new Set(keys));
  }
  return named;
}
