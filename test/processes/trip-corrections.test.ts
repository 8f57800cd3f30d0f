import { describe, expect, it } from 'vitest';
import { transfers } from '../../src/processes/transfers.ts';
import { tripsToShipments } from '../../src/processes/trips-to-shipments.ts';
import { openCompany, type Sending, said } from './company.ts';
import { atHub, departed, load, PUMPS, planned, ready, sending, TRIP } from './trips.ts';

const MOVES = ['ShipmentDeparted', 'ShipmentArrived', 'OutForDelivery'];

/** What the shipments tell once everything has followed. */
async function settled(...sendings: readonly Sending[]) {
  const company = openCompany([tripsToShipments, transfers], 500);
  for (const one of sendings) await company.tell(one);
  await company.settle();
  return {
    ...company,
    saysOf: async (shipment: string, types: readonly string[]) =>
      said(await company.facts(shipment), types),
  };
}

describe('a correction of what a trip told', () => {
  const upToHub = [...ready(PUMPS), planned, load(PUMPS, '08:00'), departed, atHub];
  const correct = (group: object): Sending =>
    sending(TRIP, '11:00', 'CorrectRecord', { groups: [group], reason: 'told wrongly' });
  const told = ['RecordCorrected', ...MOVES];

  const noArrival = correct({ target: 3, kind: 'did_not_occur', replacements: [] });

  it('corrects its copies', async () => {
    const { tell, settle, saysOf } = await settled(...upToHub);
    await tell(noArrival);
    await settle();
    expect(await saysOf(PUMPS, told)).toEqual([
      'ShipmentDeparted 09:00 T-4711',
      'ShipmentArrived 10:00 T-4711 hub HUB-KUNSHAN',
      'RecordCorrected 11:00',
    ]);
  });

  it('copies what is told instead, which can be corrected again', async () => {
    const instead = (time: string) => [
      { type: 'TripDeparted', data: { stop: '10' }, occurredAt: `2026-03-02T${time}:00.000Z` },
    ];
    const company = openCompany([tripsToShipments], 500);
    for (const one of upToHub) await company.tell(one);
    await company.settle();
    await company.tell(
      correct({ target: 2, kind: 'incorrect_data', replacements: instead('08:30') }),
    );
    await company.settle();
    await company.tell(
      correct({ target: 5, kind: 'incorrect_data', replacements: instead('08:45') }),
    );
    await company.settle();
    const facts = await company.facts(PUMPS);
    expect(said(facts, told)).toEqual([
      'ShipmentDeparted 09:00 T-4711',
      'ShipmentArrived 10:00 T-4711 hub HUB-KUNSHAN',
      'RecordCorrected 11:00',
      'ShipmentDeparted 08:30 T-4711',
      'RecordCorrected 11:00',
      'ShipmentDeparted 08:45 T-4711',
    ]);
    const struck = facts.flatMap(({ type, data }) =>
      type === 'RecordCorrected' ? [(data as { target: number }).target] : [],
    );
    const versions = facts.flatMap(({ type, version }) =>
      type === 'ShipmentDeparted' ? [version] : [],
    );
    expect(struck).toEqual(versions.slice(0, 2));
  });
});
