import { describe, expect, it } from 'vitest';
import {
  CABLE,
  confirm,
  depart,
  given,
  PUMPS,
  pack,
  pick,
  planned,
  planWith,
  released,
  upToPacked,
  worldAfter,
} from '../../support/controls.ts';
import { pallet, receiveBack, unpack } from '../../support/floor.ts';

const freely = [planWith({ steps: [] }), ...upToPacked.slice(1)];
const accepted = { ...PUMPS, qty: 5, disposition: 'accepted' as const };
const refused = { ...PUMPS, qty: 5, disposition: 'refused' as const };
const DEPARTED = 'shipment-must-have-departed';

describe('a delivery', () => {
  it('of everything is of units that have all left', () => {
    given(...freely, depart({ units: ['U1'] }))
      .when(confirm())
      .records('DeliveryConfirmed')
      .deviates(DEPARTED);
    given(...freely, depart())
      .when(confirm())
      .records('DeliveryConfirmed')
      .deviates();
  });

  it('of lines without units needs something that has left', () => {
    given(...freely)
      .when(confirm({ rows: [accepted] }))
      .records('DeliveryConfirmed')
      .deviates(DEPARTED);
    given(...freely, depart({ units: ['U2'] }))
      .when(confirm({ rows: [accepted] }))
      .records('DeliveryConfirmed')
      .deviates();
    given(...freely, depart({ units: ['U2'] }))
      .when(confirm({ rows: [{ ...accepted, unit: 'U1' }] }))
      .records('DeliveryConfirmed')
      .deviates(DEPARTED);
  });

  it('needs goods, not only units', () => {
    given(planned, released, pallet('P1')).when(confirm()).refuses('delivery-must-have-goods');
    given(...upToPacked, unpack('U1'), unpack('U2'))
      .when(confirm())
      .refuses('delivery-must-have-goods');
    given(...freely, depart(), confirm())
      .when(confirm())
      .recordsNothing();
  });

  it('of everything is of what nobody has spoken on, unit by unit', () => {
    const three = pack({ unit: 'U1', kind: 'carton', contents: [{ ...PUMPS, qty: 3 }] });
    const two = pack({ unit: 'U2', kind: 'carton', contents: [{ ...PUMPS, qty: 2 }] });
    const some = confirm({ rows: [{ ...accepted, unit: 'U1', qty: 2 }] });
    const { facts } = worldAfter(
      planned,
      released,
      pick(PUMPS, 5),
      three,
      two,
      depart(),
      some,
      confirm(),
    );
    expect(facts.at(-1)?.data).toMatchObject({
      rows: [
        { unit: 'U1', qty: 1 },
        { unit: 'U2', qty: 2 },
      ],
    });
  });

  it('matches what is packed, line by line', () => {
    const both = pack({
      unit: 'U1',
      kind: 'carton',
      contents: [
        { ...PUMPS, qty: 5 },
        { ...CABLE, qty: 3 },
      ],
    });
    const left = [
      planWith({ steps: [] }),
      released,
      pick(PUMPS, 5),
      pick(CABLE, 3),
      both,
      depart(),
    ];
    const row = { ...accepted, unit: 'U1' };
    given(...left)
      .when(confirm({ rows: [row] }))
      .records('DeliveryConfirmed')
      .deviates('outcomes-must-match-packed');
    given(...left)
      .when(confirm({ rows: [row, { ...row, ...CABLE, qty: 3 }] }))
      .records('DeliveryConfirmed')
      .deviates();
  });
});

describe('what comes back', () => {
  const back = (more: object = {}) =>
    receiveBack([{ ...PUMPS, qty: 5, disposition: 'restock', ...more }]);
  const STARTED = 'return-must-be-started';

  it('has left, unit by unit where units are named', () => {
    given(...freely)
      .when(back())
      .deviates(DEPARTED, STARTED);
    given(...freely, depart({ units: ['U2'] }))
      .when(back())
      .deviates(STARTED);
    given(...freely, depart({ units: ['U2'] }))
      .when(back({ unit: 'U1' }))
      .deviates(DEPARTED, STARTED);
    given(...freely, depart({ units: ['U1'] }), confirm({ rows: [{ ...refused, unit: 'U1' }] }))
      .when(back({ unit: 'U1' }))
      .deviates(STARTED);
  });
});
