import { describe, expect, it } from 'vitest';
import { tripsToShipments } from '../../src/processes/trips-to-shipments.ts';
import { openCompany, type Sending, said } from './company.ts';
import { departed, load, PUMPS, planned, ready, sending, stops, TRIP } from './trips.ts';

const MOVES = ['ShipmentDeparted', 'RecordCorrected'];
const DEPARTED = 'ShipmentDeparted 09:00 T-4711';
const OTHER = 'trip-T-4712';

/** Of a policy that knows no loading: what is planned on a trip rides it. */
function unscanned(): readonly Sending[] {
  return ready(PUMPS).map((one) => {
    const { policy } = one.data as { policy?: object };
    return policy ? { ...one, data: { ...one.data, policy: { ...policy, steps: [] } } } : one;
  });
}

function company() {
  const own = openCompany([tripsToShipments], 500);
  const says = async (shipment = PUMPS, types: readonly string[] = MOVES) =>
    said(await own.facts(shipment), types);
  return {
    ...own,
    says,
    /** Told one after the other, each followed before the next. */
    async happens(...sendings: readonly Sending[]) {
      for (const one of sendings) {
        await own.tell(one);
        await own.settle();
      }
    },
    async newsFollowingAgain() {
      const before = await own.ledger.head();
      own.forget();
      await own.settle();
      const { facts } = await own.ledger.readAll(before, 500);
      return facts.map(({ type, stream }) => `${type} on ${stream}`);
    },
  };
}

const struck = (stream: string, target: number): Sending =>
  sending(stream, '11:00', 'CorrectRecord', {
    groups: [{ target, kind: 'did_not_occur', replacements: [] }],
    reason: 'told wrongly',
  });

describe('what a trip did before it was known that a shipment rides it', () => {
  it('is told once a packing is told late, where nobody tells loadings', async () => {
    const { happens, says, newsFollowingAgain } = company();
    const [plan, pick, packing] = unscanned();
    if (!plan || !pick || !packing) throw new Error('a shipment is planned, picked and packed');
    await happens(plan, pick, planned, departed);
    expect(await says()).toEqual([]);
    await happens({ ...packing, at: '08:59' });
    expect(await says()).toEqual([DEPARTED]);
    expect(await newsFollowingAgain()).toEqual([]);
  });

  it('is not told of goods that were packed after it', async () => {
    const { happens, says } = company();
    const [plan, pick, packing] = unscanned();
    if (!plan || !pick || !packing) throw new Error('a shipment is planned, picked and packed');
    await happens(plan, pick, planned, departed, { ...packing, at: '09:01' });
    expect(await says()).toEqual([]);
  });

  it('is told once a correction puts the goods aboard', async () => {
    const { happens, says, newsFollowingAgain } = company();
    const off = sending(PUMPS, '08:30', 'UnloadUnit', { unit: 'U1', trip: 'T-4711', why: 'left' });
    await happens(...ready(PUMPS), planned, load(PUMPS, '08:00'), off, departed);
    expect(await says()).toEqual([]);
    await happens(struck(PUMPS, 6));
    expect(await says()).toEqual(['RecordCorrected 11:00', DEPARTED]);
    expect(await newsFollowingAgain()).toEqual([]);
  });

  it('is told once the goods are off another truck, or on one that nobody names', async () => {
    const elsewhere = sending(PUMPS, '08:00', 'LoadUnit', { unit: 'U1', trip: 'T-4712' });
    const off = { unit: 'U1', trip: 'T-4712', why: 'wrong' };
    for (const late of [
      sending(PUMPS, '08:30', 'UnloadUnit', off),
      sending(PUMPS, '08:30', 'LoadUnit', { unit: 'U1', vehicle: 'V1' }),
    ]) {
      const { happens, says, newsFollowingAgain } = company();
      await happens(...unscanned(), planned, elsewhere, departed);
      expect(await says()).toEqual([]);
      await happens(late);
      expect(await says()).toEqual([DEPARTED]);
      expect(await newsFollowingAgain()).toEqual([]);
    }
  });

  it('is told once the shipment is planned on the trip', async () => {
    const { happens, says, newsFollowingAgain } = company();
    const empty = { ...planned, data: { ...planned.data, shipments: [] } };
    const add = [{ shipment: 'OML660001', loadAt: '10', unloadAt: '30' }];
    const amended = sending(TRIP, '09:30', 'AmendTrip', { add, reason: 'it is aboard' });
    await happens(...unscanned(), empty, departed);
    expect(await says()).toEqual([]);
    await happens(amended);
    expect(await says()).toEqual([DEPARTED]);
    expect(await newsFollowingAgain()).toEqual([]);
  });
});

describe('a copy that a correction has struck', () => {
  it('is not told again, by whatever else calls for it', async () => {
    const { happens, says, newsFollowingAgain } = company();
    await happens(...ready(PUMPS), planned, departed, load(PUMPS, '08:00'));
    await happens(struck(PUMPS, 6));
    const after = [DEPARTED, 'RecordCorrected 11:00'];
    expect(await says()).toEqual(after);
    expect(await newsFollowingAgain()).toEqual([]);
    expect(await says()).toEqual(after);
  });

  it('is not told after all, where goods were told to be aboard after the correction', async () => {
    const { happens, says, newsFollowingAgain } = company();
    await happens(...ready(PUMPS), planned, departed, struck(TRIP, 2), load(PUMPS, '08:00'));
    expect(await says()).toEqual([]);
    expect(await newsFollowingAgain()).toEqual([]);
  });
});

describe('a shipment that has refused a trip', () => {
  it('does not depart on it, unless something of it was loaded', async () => {
    const { happens, says, facts, newsFollowingAgain } = company();
    const second = { ...planned, stream: OTHER };
    await happens(...unscanned(), planned, second, { ...departed, stream: OTHER });
    const [refused] = (await facts(OTHER)).filter(({ type }) => type === 'FollowUpRefused');
    expect(refused?.data).toMatchObject({ rule: 'goods-must-be-on-one-trip' });
    expect(await says()).toEqual([]);
    const onto = sending(PUMPS, '08:00', 'LoadUnit', { unit: 'U1', trip: 'T-4712' });
    await happens(onto);
    expect(await says()).toEqual(['ShipmentDeparted 09:00 T-4712']);
    expect(await newsFollowingAgain()).toEqual([]);
  });
});

describe('the plan of a trip', () => {
  it('followed again leaves shipments where its newest word has them', async () => {
    const { happens, says, newsFollowingAgain } = company();
    const amend = (data: object): Sending =>
      sending(TRIP, '07:30', 'AmendTrip', { ...data, reason: 'more room' });
    const at = (stop: string, place: string) =>
      stops.map((one) => (one.stop === stop ? { ...one, place } : one));
    const moved = at('40', 'GATE-9');
    await happens(...ready(PUMPS), planned, amend({ stops: moved }));
    const again = moved.map((one) => (one.stop === '30' ? { ...one, place: 'GATE-2' } : one));
    await happens(amend({ stops: again }));
    expect(await says(PUMPS, ['TripAssigned'])).toHaveLength(2);
    expect(await newsFollowingAgain()).toEqual([]);
  });
});

describe('when a trip is expected', () => {
  const told = (stream: string, at: string, time: string, more: object = {}): Sending =>
    sending(stream, at, 'ReviseEta', { eta: `2026-03-02T${time}:00.000Z`, by: 'driver', ...more });

  it('is recorded once for a shipment that knew it, and is no news later', async () => {
    const { happens, says, newsFollowingAgain } = company();
    await happens(...ready(PUMPS), planned, load(PUMPS, '08:00'), departed);
    await happens(told(PUMPS, '09:10', '12:15'), told(TRIP, '09:20', '12:15', { stop: '30' }));
    await happens(told(PUMPS, '09:30', '12:45'));
    const expected = await says(PUMPS, ['EtaRevised']);
    expect(expected.map((one) => one.slice(11, 16))).toEqual(['09:10', '09:20', '09:30']);
    expect(await newsFollowingAgain()).toEqual([]);
  });
});
