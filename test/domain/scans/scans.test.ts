import { describe, expect, it } from 'vitest';
import type { ScansCommand } from '../../../src/domain/scans/commands.ts';
import { scans } from '../../../src/domain/scans/decider.ts';
import type { ScansFact } from '../../../src/domain/scans/facts.ts';
import { scansIdOf, scansOf, siteIn } from '../../../src/domain/scans/id.ts';
import { scene, type Telling } from '../../support/given.ts';

const { given, worldAfter } = scene(scans, 'SZ-01-2026-03-05');

type Wrong = Extract<ScansFact, { type: 'ScanRejected' }>['data'];

const wrong: Wrong = {
  step: 'load',
  scanned: 'U2',
  expected: ['U1'],
  rule: 'scanned-code-must-be-on-the-trip',
  trip: 'T-4711',
};
const reject = (more: Partial<Wrong> = {}, commandId?: string): Telling<ScansCommand> => ({
  command: { type: 'RecordRejectedScan', data: { ...wrong, ...more } },
  ...(commandId !== undefined && { envelope: { commandId } }),
});

describe('the id of a site’s wrong scans', () => {
  it('is that of a site, however its code is written, and a day', () => {
    expect(scansIdOf('SZ-01-2026-03-05')).toBe('SZ-01-2026-03-05');
    expect(scansIdOf(' 嘉定 仓-2026-03-05')).toBe(scansOf('嘉定 仓', '2026-03-05'));
    expect(siteIn(`scans-${scansOf('嘉定/1', '2026-03-05')}`)).toBe('嘉定/1');
  });

  it.each(['SZ-01', 'SZ-01-2026-02-30', '-2026-03-05', '%-2026-03-05'])('is never %s', (text) => {
    expect(scansIdOf(text)).toMatchObject({ refused: 'id-must-be-well-formed' });
  });
});

describe('RecordRejectedScan', () => {
  it('records every wrong scan, also the same one again', () => {
    given().when(reject()).records({ type: 'ScanRejected', data: wrong });
    given(reject()).when(reject()).records({ type: 'ScanRejected', data: wrong });
  });

  it('is found again by its command', () => {
    const { state } = worldAfter(reject({}, 'a'), reject({ scanned: 'U3' }, 'b'));
    expect(state.told).toEqual({ keys: ['a', 'b'], rows: [1, 2] });
  });
});

describe('RecordRefusedFollowUp', () => {
  it('says what could not follow', () => {
    const data = {
      cause: '0c8f3f5e-6a7b-4d1c-9e2f-5b4a3c2d1e0f',
      process: 'p',
      step: 's',
      stream: 'shipment-OML660001',
      command: 'LoadUnit',
      rule: 'shipment-must-be-planned',
    };
    given()
      .when({ command: { type: 'RecordRefusedFollowUp', data } })
      .records({ type: 'FollowUpRefused', data });
  });
});
