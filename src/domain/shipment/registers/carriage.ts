import type { Recorded } from '../../envelope.ts';
import { epochMs } from '../../instant.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../../keyed.ts';
import type { ShipmentFact, ShipmentFactOf } from '../facts.ts';
import { momentOf } from '../movement.ts';
import { latestTold, type Told } from './told.ts';
import { type Assignments, assignmentsAfter } from './trips.ts';

type Waybills = ShipmentFactOf<'WaybillsReplaced'>['data']['waybills'];
type Status = ShipmentFactOf<'CarrierStatusReported'>['data'];

export interface Tender {
  readonly carrier: string;
  readonly answerBy?: string | undefined;
}

/** Something a carrier told, with what it told before. */
interface Said {
  readonly key: string;
  readonly before: Said | null;
}

/** Who carries the shipment, under which numbers, on which trips. */
export interface Carriage {
  readonly carrier?: string | undefined;
  /** Who takes over at the next hand-over. */
  readonly next?: string | undefined;
  readonly tenders: Keyed<Tender>;
  readonly waybills: Waybills;
  /** Whose numbers these are. */
  readonly issuer?: string;
  /** All waybills that it ever went under. */
  readonly knownWaybills: ReadonlySet<string>;
  readonly eta?: Told<string>;
  readonly said: Said | null;
  readonly assignments: Assignments;
  /** Trips that it is planned on now. */
  readonly assigned: readonly string[];
}

export const NO_CARRIAGE: Carriage = {
  tenders: NO_ROWS,
  waybills: [],
  knownWaybills: new Set(),
  said: null,
  assignments: [],
  assigned: [],
};

export function carriageAfter(before: Carriage, fact: Recorded<ShipmentFact>): Carriage {
  const carriage = onTrips(before, fact);
  switch (fact.type) {
    case 'ShipmentPlanned':
      return { ...carriage, carrier: fact.data.carrier };
    case 'TenderSent': {
      const { tender, carrier, answerBy } = fact.data;
      return { ...carriage, tenders: withRow(carriage.tenders, tender, { carrier, answerBy }) };
    }
    case 'TenderAccepted': {
      const { carrier, waybills } = fact.data;
      const changed = carrier === carriage.carrier ? carriage : carriedBy(carriage, carrier);
      return waybills ? under(changed, waybills, carrier) : changed;
    }
    case 'CarrierChanged': {
      const { carrier, effective } = fact.data;
      return effective === 'now' ? carriedBy(carriage, carrier) : { ...carriage, next: carrier };
    }
    case 'CustodyTransferred':
      return fact.data.to === carriage.next ? carriedBy(carriage, fact.data.to) : carriage;
    case 'WaybillsReplaced':
      return under(carriage, fact.data.waybills, fact.data.carrier);
    case 'CarrierStatusReported': {
      const key = statusKey(fact.data, fact.meta.occurredAt);
      return { ...carriage, said: { key, before: carriage.said } };
    }
    case 'EtaRevised': {
      const eta = { is: fact.data.eta, when: momentOf(fact) };
      return { ...carriage, eta: latestTold(carriage.eta, eta) };
    }
    default:
      return carriage;
  }
}

/** Carriers repeat their histories: of a waybill, a code is told once for one instant. */
export function isSaid({ said }: Carriage, status: Status, occurredAt: string): boolean {
  const key = statusKey(status, occurredAt);
  for (let one = said; one; one = one.before) if (one.key === key) return true;
  return false;
}

export function tenderOf({ tenders }: Carriage, tender: string): Tender | undefined {
  return row(tenders, tender);
}

function statusKey({ carrier, waybill, code, status }: Status, occurredAt: string): string {
  return [carrier, waybill, epochMs(occurredAt), code ?? status].join('\t');
}

/** Numbers of another carrier say nothing any more; its own it may have told before. */
function carriedBy(carriage: Carriage, carrier: string): Carriage {
  const waybills = carriage.issuer === carrier ? carriage.waybills : [];
  return { ...carriage, carrier, next: undefined, waybills };
}

function under(carriage: Carriage, waybills: Waybills, issuer: string): Carriage {
  const numbers = new Set(waybills.map(({ waybill }) => waybill));
  return { ...carriage, waybills, issuer, knownWaybills: carriage.knownWaybills.union(numbers) };
}

function onTrips(carriage: Carriage, fact: ShipmentFact): Carriage {
  const assignments = assignmentsAfter(carriage.assignments, fact);
  if (assignments === carriage.assignments) return carriage;
  return { ...carriage, assignments, assigned: assignments.map(({ trip }) => trip) };
}
