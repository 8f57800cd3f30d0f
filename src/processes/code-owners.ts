import type { Recorded } from '../domain/envelope.ts';
import { shownShipmentId, streamOf } from '../domain/ids.ts';
import type { ShipmentCommand } from '../domain/shipment/commands.ts';
import {
  type Holding,
  haveArticleInCommon,
  holdingOf,
  type OwnedCode,
} from '../domain/shipment/holding.ts';
import type { ShipmentState } from '../domain/shipment/state.ts';
import { derivedId } from '../ledger/execute.ts';
import { BRINGING, type Claim, claimNotes, claimsOf } from './code-claims.ts';
import { rivalsOf } from './code-rivals.ts';
import { about, type FollowUp, type Look, type Process } from './process.ts';

/** What one fact shares with one other shipment is told so many times; the rest is alike. */
const RAISED_MAX = 20;

/**
 * A code that two shipments have at the same time is an exception of both, raised once for the two
 * of them: one of them was told wrongly, and only people can say which. Asked when a code comes
 * into a shipment, judged by what both have now, so that a code that went over from one to the
 * other has one owner.
 *
 * What counts: an SSCC; a unit whose code begins with the id of a shipment that exists (`U1` may
 * be in every shipment: warehouses number their cartons anew in each); a serial of one article,
 * since makers number theirs apart; a waybill of one carrier. Facts of imports say nothing here,
 * nor does a correction that only takes facts away. It costs a look at the notes for every code
 * that comes in, and at both streams where somebody else had it before.
 */
export const codeOwners: Process = {
  name: 'code-owners',
  notes: claimNotes,
  on: Object.fromEntries([...BRINGING].map((type) => [type, about('shipment', contest)])),
};

async function contest(fact: Recorded, look: Look, shipment: string): Promise<readonly FollowUp[]> {
  const claims = claimsOf(fact);
  if (claims.length === 0) return [];
  const followUps: FollowUp[] = [];
  for (const [rival, contested] of await rivalsOf(claims, fact, look, shipment)) {
    const shared = await sharedBy(look, shipment, rival, contested);
    for (const { owned, name } of shared.slice(0, RAISED_MAX)) {
      followUps.push(raise(shipment, rival, owned, name), raise(rival, shipment, owned, name));
    }
  }
  return followUps;
}

interface Shared {
  readonly owned: OwnedCode;
  /** As what both have it. */
  readonly name: string;
}

/**
 * What both have. The one is looked at before and after the other, so that what goes over from one
 * to the other meanwhile is not seen twice.
 */
async function sharedBy(
  look: Look,
  one: string,
  other: string,
  claims: readonly Claim[],
): Promise<readonly Shared[]> {
  const codes = await comparable(look, one, other, claims);
  if (codes.length === 0) return [];
  const first = await holdingIn(look, one, codes);
  const second = await holdingIn(look, other, codes);
  const again = await holdingIn(look, one, codes);
  return codes.flatMap((owned) => {
    const [there, still] = [second(owned), again(owned)];
    const name = first(owned).find((as) => there.includes(as) && still.includes(as));
    return name === undefined ? [] : { owned, name };
  });
}

/** Serials say nothing where the two have no article in common; to know that is cheap. */
async function comparable(
  look: Look,
  one: string,
  other: string,
  claims: readonly Claim[],
): Promise<readonly OwnedCode[]> {
  const [state, rival] = await Promise.all([one, other].map((name) => stateOf(look, name)));
  if (!state || !rival) return [];
  const codes = claims.map(({ owned }) => owned);
  return haveArticleInCommon(state, rival) ? codes : codes.filter(({ kind }) => kind !== 'serial');
}

async function holdingIn(
  look: Look,
  shipment: string,
  codes: readonly OwnedCode[],
): Promise<Holding> {
  const state = await stateOf(look, shipment);
  if (!state) return () => [];
  const needsFacts = codes.some(({ kind }) => kind === 'serial');
  return holdingOf(state, needsFacts ? await look.facts(streamOf('shipment', shipment)) : []);
}

function stateOf(look: Look, shipment: string): Promise<ShipmentState | undefined> {
  return look.state(streamOf('shipment', shipment));
}

const KINDS = { unit: 'label', serial: 'wrong-serial', waybill: 'misroute' } as const;

type Raised = Extract<ShipmentCommand, { type: 'RaiseException' }>['data'];

/** The same of the two shipments whichever of them had the code first. */
function raise(shipment: string, other: string, owned: OwnedCode, name: string): FollowUp {
  const pair = [shipment, other].toSorted().join(' ');
  const exception = derivedId(name, codeOwners.name, pair);
  const code = owned.kind === 'waybill' ? `${owned.carrier} ${owned.code}` : owned.code;
  const data: Raised = {
    exception,
    kind: KINDS[owned.kind],
    responsible: 'unknown',
    severity: 'high',
    note: `${code} / ${shownShipmentId(other)}`,
  };
  const step = `${exception} ${shipment}`;
  return { step, stream: streamOf('shipment', shipment), command: 'RaiseException', data };
}
