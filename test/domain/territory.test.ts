import { describe, expect, it } from 'vitest';
import { order } from '../../src/domain/order/decider.ts';
import { shipment } from '../../src/domain/shipment/decider.ts';
import { covers, isWithin, type Territory } from '../../src/domain/territory.ts';
import { trip } from '../../src/domain/trip/decider.ts';
import { plan as planShipment, worldAfter as shipmentAfter } from '../support/controls.ts';
import {
  authorise,
  CABLE,
  worldAfter as orderAfter,
  PUMPS as PUMPS_LINE,
  plan as planSplit,
  receive,
} from './order/sayings.ts';
import { HUB, plan as planTrip, worldAfter as tripAfter, WAREHOUSE } from './trip/trips.ts';

const PUMPS: Territory = { divisions: ['WATER'], projects: ['P-7'], sites: ['SH-01', 'SZ-01'] };

describe('a scope', () => {
  it.each([
    ['that confines nothing', {}],
    ['of its division', { divisions: ['WATER', 'POWER'] }],
    ['of one of its sites', { sites: ['SZ-01'] }],
    ['of all three', { divisions: ['WATER'], projects: ['P-7'], sites: ['SH-01'] }],
  ])('%s covers it', (_, scope) => {
    expect(covers(scope, PUMPS)).toBe(true);
  });

  it.each([
    ['of another division', { divisions: ['POWER'] }],
    ['of its division at another site', { divisions: ['WATER'], sites: ['CD-01'] }],
    ['of no site at all', { sites: [] }],
  ])('%s does not', (_, scope) => {
    expect(covers(scope, PUMPS)).toBe(false);
  });

  it('that confines a kind never covers what belongs to none of it', () => {
    expect(covers({ projects: ['P-7'] }, { ...PUMPS, projects: [] })).toBe(false);
  });

  it('lies within one that confines less', () => {
    expect(isWithin({ sites: ['SZ-01'] }, {})).toBe(true);
    expect(isWithin({ sites: ['SZ-01'] }, { sites: ['SH-01', 'SZ-01'] })).toBe(true);
    expect(isWithin({}, { sites: ['SZ-01'] })).toBe(false);
    expect(isWithin({ sites: ['SZ-01', 'CD-01'] }, { sites: ['SZ-01'] })).toBe(false);
  });
});

describe('a shipment', () => {
  it('belongs to the site that it goes from, its division and its project', () => {
    const { state } = shipmentAfter(planShipment({ division: 'WATER', project: 'P-7' }));
    const sites = ['SH-JIADING'];
    expect(shipment.territory?.(state)).toEqual({ divisions: ['WATER'], projects: ['P-7'], sites });
  });

  it('belongs to no division and project that its plan does not name', () => {
    const { state } = shipmentAfter(planShipment());
    const nowhere = { divisions: [], projects: [] };
    expect(shipment.territory?.(state)).toEqual({ ...nowhere, sites: ['SH-JIADING'] });
    expect(shipment.territory?.(shipment.initial)).toBeUndefined();
  });
});

describe('an order', () => {
  it('belongs to the sites that its lines name, and to those where it was placed', () => {
    const { from: _, ...cable } = CABLE;
    const received = receive({ division: 'WATER', lines: [PUMPS_LINE, cable] });
    const told = order.territory?.(orderAfter(received).state);
    expect(told).toEqual({ divisions: ['WATER'], projects: [], sites: ['SH-JIADING'] });
    const placed = orderAfter(received, authorise(), planSplit({ from: 'CD-01' }));
    expect(order.territory?.(placed.state)?.sites).toEqual(['SH-JIADING', 'CD-01']);
    expect(order.territory?.(order.initial)).toBeUndefined();
  });
});

describe('a trip', () => {
  it('belongs to the places of its stops alone', () => {
    const { state } = tripAfter(planTrip());
    const sites = [WAREHOUSE.place, HUB.place];
    expect(trip.territory?.(state)).toEqual({ divisions: [], projects: [], sites });
    expect(trip.territory?.(trip.initial)).toBeUndefined();
  });
});
