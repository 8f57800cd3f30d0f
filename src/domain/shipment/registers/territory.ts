import { listed, type Territory } from '../../territory.ts';
import type { ShipmentFact } from '../facts.ts';

/** Where a shipment belongs, as planned: to the site it goes from, and to what its plan names. */
export function territoryAfter(
  known: Territory | undefined,
  fact: ShipmentFact,
): Territory | undefined {
  if (fact.type !== 'ShipmentPlanned') return known;
  const { from, division, project } = fact.data;
  return { divisions: listed(division), projects: listed(project), sites: [from] };
}
