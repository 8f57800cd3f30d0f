import type { Recorded } from '../../envelope.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../../keyed.ts';
import type { ShipmentFact, ShipmentFactOf } from '../facts.ts';
import { momentOf } from '../movement.ts';
import { latestTold, type Told } from './told.ts';

/** Another address that was asked for on the way. */
interface Redirect {
  readonly address: string;
  readonly answer?: Told<'confirmed' | 'rejected'>;
}
export type Redirects = Keyed<Redirect>;
export const NO_REDIRECTS: Redirects = NO_ROWS;

export function redirectsAfter(redirects: Redirects, fact: Recorded<ShipmentFact>): Redirects {
  switch (fact.type) {
    case 'RedirectRequested':
      return withRow(redirects, fact.data.redirect, { address: fact.data.address });
    case 'RedirectConfirmed':
      return redirectIs(redirects, fact, 'confirmed');
    case 'RedirectRejected':
      return redirectIs(redirects, fact, 'rejected');
    default:
      return redirects;
  }
}

interface Intercept {
  readonly answer?: Told<'confirmed' | 'failed'>;
}

/** Attempts to stop goods on the way. */
export interface Intercepts {
  readonly asked: Keyed<Intercept>;
  /** One of them worked: what was under way may come back. */
  readonly confirmed: boolean;
}
export const NO_INTERCEPTS: Intercepts = { asked: NO_ROWS, confirmed: false };

export function interceptsAfter(before: Intercepts, fact: Recorded<ShipmentFact>): Intercepts {
  const { asked } = before;
  switch (fact.type) {
    case 'InterceptRequested':
      return { ...before, asked: withRow(asked, fact.data.intercept, {}) };
    case 'InterceptConfirmed':
      return interceptIs(asked, fact, 'confirmed');
    case 'InterceptFailed':
      return interceptIs(asked, fact, 'failed');
    default:
      return before;
  }
}

function redirectIs(
  redirects: Redirects,
  fact: Recorded<ShipmentFactOf<'RedirectConfirmed' | 'RedirectRejected'>>,
  is: 'confirmed' | 'rejected',
): Redirects {
  const told = { is, when: momentOf(fact) };
  return answered<typeof is, Redirect>(redirects, fact.data.redirect, told);
}

function interceptIs(
  before: Intercepts['asked'],
  fact: Recorded<ShipmentFactOf<'InterceptConfirmed' | 'InterceptFailed'>>,
  is: 'confirmed' | 'failed',
): Intercepts {
  const told = { is, when: momentOf(fact) };
  const asked = answered<typeof is, Intercept>(before, fact.data.intercept, told);
  return { asked, confirmed: asked.rows.some(({ answer }) => answer?.is === 'confirmed') };
}

function answered<A, T extends { readonly answer?: Told<A> }>(
  asked: Keyed<T>,
  id: string,
  told: Told<A>,
): Keyed<T> {
  const known = row(asked, id);
  return known ? withRow(asked, id, { ...known, answer: latestTold(known.answer, told) }) : asked;
}
