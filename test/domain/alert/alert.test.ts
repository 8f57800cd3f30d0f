import { describe, expect, it } from 'vitest';
import type { AlertCommand } from '../../../src/domain/alert/commands.ts';
import { alert, isOpen } from '../../../src/domain/alert/decider.ts';
import { alertIdOf } from '../../../src/domain/alert/id.ts';
import { scene, type Telling } from '../../support/given.ts';

const ID = 'report-with-deviations:shipment-OML660001';
const { given, worldAfter } = scene(alert, ID);

type Raising = Extract<AlertCommand, { type: 'RaiseAlert' }>['data'];

const raising: Raising = {
  rule: 'report-with-deviations',
  subject: 'shipment-OML660001',
  found: '7',
  severity: 'warning',
  params: { count: 1 },
  site: 'SZ-01',
};
const raise = (found = '7'): Telling<AlertCommand> => ({
  command: { type: 'RaiseAlert', data: { ...raising, found } },
});
const acknowledge: Telling<AlertCommand> = {
  command: { type: 'AcknowledgeAlert', data: { note: 'on it' } },
};
const clear: Telling<AlertCommand> = {
  command: { type: 'ClearAlert', data: { why: 'condition-ended' } },
};

describe('the id of an alert', () => {
  it('is that of a rule and the stream of its subject', () => {
    expect(alertIdOf(` ${ID} `)).toBe(ID);
  });

  it.each(['', 'report', 'report:', 'Report:shipment-1', 'report:shipment'])(
    'is never %s',
    (id) => {
      expect(alertIdOf(id)).toMatchObject({ refused: 'id-must-be-well-formed' });
    },
  );
});

describe('an alert', () => {
  it('is raised once for what was found', () => {
    given()
      .when(raise())
      .records({ type: 'AlertRaised', data: { ...raising, occurrence: 1 } });
    given(raise()).when(raise()).recordsNothing();
    given(raise(), acknowledge).when(raise()).recordsNothing();
  });

  it('is raised again, for somebody to see to, when something else is found', () => {
    expect(worldAfter(raise(), acknowledge, raise('9')).state).toMatchObject({
      standing: 'open',
      occurrence: 2,
    });
  });

  it('is armed again once it is cleared', () => {
    given(raise(), clear)
      .when(raise())
      .records({ type: 'AlertRaised', data: { ...raising, occurrence: 2 } });
  });

  it('is acknowledged by the first who sees to it', () => {
    given(raise())
      .when(acknowledge)
      .records({ type: 'AlertAcknowledged', data: { note: 'on it', occurrence: 1 } });
    given(raise(), acknowledge).when(acknowledge).recordsNothing();
    expect(isOpen(worldAfter(raise(), acknowledge).state)).toBe(true);
  });

  it('that is not open cannot be acknowledged', () => {
    given().when(acknowledge).refuses('alert-must-be-open');
    given(raise(), clear).when(acknowledge).refuses('alert-must-be-open');
  });

  it('is cleared once, with the reason', () => {
    given(raise(), acknowledge)
      .when(clear)
      .records({ type: 'AlertCleared', data: { why: 'condition-ended', occurrence: 1 } });
    given(raise(), clear).when(clear).recordsNothing();
    given().when(clear).recordsNothing();
  });

  it('belongs where its subject does', () => {
    expect(alert.territory?.(worldAfter(raise()).state)).toEqual({
      divisions: [],
      projects: [],
      sites: ['SZ-01'],
    });
    expect(alert.territory?.(alert.initial)).toBeUndefined();
  });
});
