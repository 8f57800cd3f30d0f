import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../src/domain/instant.ts';
import { row } from '../../../src/domain/keyed.ts';
import { isAboard, loadAt } from '../../../src/domain/shipment/loading.ts';
import { wasPacked } from '../../../src/domain/shipment/units.ts';
import {
  at,
  box,
  depart,
  given,
  load,
  pack,
  picked,
  planWith,
  released,
  type Told,
  worldAfter,
} from '../../support/controls.ts';
import { assign, pallet, unpack } from '../../support/floor.ts';

const ms = (time: string) => epochMs(`2026-03-02T${time}:00.000Z`);
const begun = [planWith({ steps: [] }), released, ...picked, at('08:00', pack(box)), assign('T1')];
const leaves = at('10:00', depart({ trip: 'T1' }), { capture: 'process' });
const again = (time: string): Told => at(time, pallet('U1'));
const off = (time: string): Told => at(time, unpack('U1'));

function following(...story: readonly Told[]) {
  const { progress } = worldAfter(...begun, ...story).state;
  const unit = row(progress.units, 'U1');
  if (!unit) throw new Error('U1 is packed');
  return { progress, unit };
}

describe('a unit that was emptied', () => {
  it('rides nothing, where nobody tells loadings', () => {
    given(...begun)
      .when(leaves)
      .records('ShipmentDeparted');
    given(...begun, off('09:00'))
      .when(leaves)
      .recordsNothing();
    const { progress, unit } = following(off('09:00'));
    expect(isAboard(progress, unit, 'T1', ms('08:30'))).toBe(true);
    expect(isAboard(progress, unit, 'T1', ms('10:00'))).toBe(false);
  });

  it('was off its truck, however often it is packed and emptied after that', () => {
    const on = at('08:30', load('U1', { trip: 'T1' }));
    for (const story of [
      [on, off('09:00'), again('11:00'), off('12:00')],
      [on, off('12:00'), again('13:00'), off('09:00')],
    ]) {
      const { unit } = following(...story);
      expect(loadAt(unit, ms('08:45'))?.trip).toBe('T1');
      expect(loadAt(unit, ms('10:00'))).toBeUndefined();
    }
  });

  it('was not packed between, however often it is packed and emptied after that', () => {
    const { unit } = following(off('09:00'), again('11:00'), off('12:00'));
    expect(wasPacked(unit, ms('08:30'))).toBe(true);
    expect(wasPacked(unit, ms('10:00'))).toBe(false);
  });
});

describe('a copy of a trip that nobody planned for the shipment', () => {
  const unplanned = begun.slice(0, -1);

  it('is recorded only where something was loaded on it by then', () => {
    given(...unplanned)
      .when(leaves)
      .recordsNothing();
    given(...unplanned, at('11:00', load('U1', { trip: 'T1' })))
      .when(leaves)
      .recordsNothing();
    given(...unplanned, at('09:00', load('U1', { trip: 'T1' })))
      .when(leaves)
      .records('ShipmentDeparted');
  });
});
