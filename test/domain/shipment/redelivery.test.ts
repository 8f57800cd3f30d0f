import { describe, expect, it } from 'vitest';
import type { ShipmentCommand } from '../../../src/domain/shipment/commands.ts';
import { stageOf } from '../../../src/domain/shipment/stage.ts';
import { unitStandings } from '../../../src/domain/shipment/standing.ts';
import {
  at,
  attempt,
  confirm,
  delivered,
  given,
  PUMPS,
  type Told,
  upToDeparted,
  worldAfter,
} from '../../support/controls.ts';
import { receiveBack } from '../../support/floor.ts';

type Back = Extract<ShipmentCommand, { type: 'ReceiveReturn' }>['data']['rows'][number];

const pumps = (qty: number, disposition: Back['disposition']): Back => ({
  ...PUMPS,
  unit: 'U1',
  qty,
  disposition,
});
const refusing = (qty: number, time = '12:00') =>
  at(time, confirm({ rows: [{ ...PUMPS, unit: 'U1', qty, disposition: 'refused' }] }));
const refused = [...upToDeparted, refusing(5)];
const progressAfter = (...story: readonly Told[]) => worldAfter(...story).state.progress;
const stageAfter = (...story: readonly Told[]) => stageOf(progressAfter(...story));

describe('goods that come back to be delivered again', () => {
  const again = at('15:00', receiveBack([pumps(5, 'redeliver')], { place: 'DEPOT-W' }));

  it('are open again, on their way at the place where they are', () => {
    const story = [...refused, again];
    expect(unitStandings(progressAfter(...story))[0]).toEqual({
      unit: 'U1',
      stage: 'in-transit',
      place: 'DEPOT-W',
    });
    given(...story)
      .when(at('17:00', delivered))
      .records('DeliveryConfirmed')
      .deviates();
    expect(stageAfter(...story, at('17:00', delivered))).toBe('signed-off');
  });

  it('may be refused once more, and get no third outcome', () => {
    const twice = [...refused, again, refusing(5, '17:00')];
    expect(unitStandings(progressAfter(...twice))[0]?.stage).toBe('signed-off');
    expect(progressAfter(...twice).lines).toMatchObject({ refused: [10_000], reopened: [5000] });
    given(...twice)
      .when(refusing(1, '18:00'))
      .refuses('outcomes-must-fit-ordered', { known: 5 });
  });

  it('are the same whatever is told first', () => {
    const [first, second, third] = [refusing(5), again, refusing(2, '17:00')];
    const inTime = progressAfter(...upToDeparted, first, second, third).lines;
    expect(progressAfter(...upToDeparted, second, first, third).lines).toEqual(inTime);
  });

  it('which only failed lose no outcome', () => {
    const failed = [...upToDeparted, attempt(), again];
    given(...failed)
      .when(refusing(5, '17:00'))
      .records('DeliveryConfirmed')
      .deviates();
    expect(progressAfter(...failed, refusing(5, '17:00')).lines.reopened).toBeUndefined();
  });

  it('without a unit are taken from those that were refused', () => {
    const loose = { ...PUMPS, qty: 5, disposition: 'redeliver' } as const;
    const story = [...refused, at('15:00', receiveBack([loose]))];
    expect(progressAfter(...story).units.rows[0]?.reopened).toEqual([[0, 5000]]);
    const unitless = confirm({ rows: [{ ...PUMPS, qty: 5, disposition: 'refused' }] });
    const mixed = [...upToDeparted, at('12:00', unitless), again];
    expect(progressAfter(...mixed).lines.reopened).toEqual([5000]);
    given(...mixed)
      .when(at('17:00', delivered))
      .records('DeliveryConfirmed');
  });
});
