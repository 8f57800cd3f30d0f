import { describe, expect, it } from 'vitest';
import { shipmentFacts } from '../../../src/domain/shipment/facts.ts';
import {
  close,
  confirm,
  given,
  hold,
  lift,
  PLAN,
  PUMPS,
  pick,
  plan,
  planned,
  print,
  release,
  released,
  upToDelivered,
  upToPacked,
} from '../../support/controls.ts';

describe('planning a shipment', () => {
  it('records the plan', () => {
    given().when(planned).records({ type: 'ShipmentPlanned', data: PLAN }).deviates();
  });

  it('comes first', () => {
    given().when(released).refuses('shipment-must-be-planned');
    given().when(pick(PUMPS, 1)).refuses('shipment-must-be-planned');
  });

  it('is done once: the same plan again is nothing new, another one meets a taken id', () => {
    given(planned).when(plan()).recordsNothing();
    given(planned)
      .when(plan({ from: 'SZ-PINGSHAN' }))
      .refuses('id-is-taken', { id: 'OML660001' });
  });

  it('takes a window that starts before it ends, whatever the offsets', () => {
    const noon = '2026-03-05T12:00:00.000+08:00';
    const window = (start: string, end: string) => plan({ window: { start, end } });
    given().when(window(noon, '2026-03-05T05:00:00.000Z')).records('ShipmentPlanned');
    given().when(window(noon, noon)).records('ShipmentPlanned');
    given()
      .when(window(noon, '2026-03-05T03:59:59.999Z'))
      .refuses('window-must-start-before-it-ends', { start: noon });
  });

  it('keeps windows in the spelling of facts', () => {
    const spoken = { start: '2026-03-05T08:00+0800', end: '2026-03-05T10:00:00+08:00' };
    const window = { start: '2026-03-05T08:00:00.000+08:00', end: '2026-03-05T10:00:00.000+08:00' };
    given()
      .when(plan({ window: spoken }))
      .records({ type: 'ShipmentPlanned', data: { ...PLAN, window } });
  });

  it('lists every line once', () => {
    const lines = [...PLAN.lines, { ...PUMPS, sku: 'PUMP-IS80', qty: 1, uom: 'H87' }];
    given().when(plan({ lines })).refuses('line-must-be-listed-once', PUMPS);
  });

  it('keeps how the ERP writes its id, as long as it is the same id', () => {
    given()
      .when(plan({ shownAs: 'oml-66-0001' }))
      .records('ShipmentPlanned');
    given()
      .when(plan({ shownAs: 'OML-660002' }))
      .refuses('shown-id-must-match', { id: 'OML660001' });
  });

  it('does not accept codes that a tab or a line break could hide in', () => {
    const data = { ...PLAN, from: 'SH\tJIADING' };
    expect(shipmentFacts.ShipmentPlanned.schema.safeParse(data).success).toBe(false);
  });
});

describe('releasing to the warehouse', () => {
  it('is done once', () => {
    given(planned).when(release()).records({ type: 'ShipmentReleased', data: {} });
    given(planned, released).when(release()).recordsNothing();
  });

  it('waits for open holds on picking or everything, not for others', () => {
    given(planned, hold('pick')).when(release()).refuses('shipment-must-not-be-held');
    given(planned, hold('all')).when(release()).refuses('shipment-must-not-be-held');
    given(planned, hold('depart')).when(release()).records('ShipmentReleased');
    given(planned, hold('pick'), lift()).when(release()).records('ShipmentReleased');
    given(planned, hold('pick', 'H1'), hold('pick', 'H2'), lift('H1'))
      .when(release())
      .refuses('shipment-must-not-be-held');
  });
});

describe('holding a shipment', () => {
  it('is told apart by id', () => {
    given(planned).when(hold('load')).records('ShipmentHeld');
    given(planned, hold('load')).when(hold('load')).recordsNothing();
    given(planned, hold('load')).when(hold('all')).refuses('id-is-taken', { id: 'H1' });
    given(planned, hold('all', 'H1')).when(hold('all', 'H2')).records('ShipmentHeld');
  });

  it('ends by lifting, once, and only what was held', () => {
    given(planned, hold('load'))
      .when(lift())
      .records({ type: 'HoldLifted', data: { hold: 'H1' } });
    given(planned, hold('load'), lift()).when(lift()).recordsNothing();
    given(planned, hold('load'), lift()).when(hold('load')).recordsNothing();
    given(planned).when(lift()).refuses('hold-must-exist', { hold: 'H1' });
  });

  it('of scope all stops decisions; what happens anyway is recorded as a deviation', () => {
    given(...upToPacked, hold('all'))
      .when(print('U1', 'L1'))
      .refuses('shipment-must-not-be-held');
    given(...upToDelivered, hold('all'))
      .when(close())
      .refuses('shipment-must-not-be-held');
    given(planned, released, hold('all'))
      .when(pick(PUMPS, 1))
      .records('ItemPicked')
      .deviates('shipment-must-not-be-held');
    given(planned, released, hold('load')).when(pick(PUMPS, 1)).deviates();
  });

  it('is over with the shipment', () => {
    given(...upToDelivered, close())
      .when(hold('all'))
      .refuses('shipment-must-be-open');
    given(...upToDelivered, close())
      .when(release())
      .refuses('shipment-must-be-open');
    given(...upToPacked, confirm(), close())
      .when(print('U1', 'L1'))
      .refuses('shipment-must-be-open');
  });
});
