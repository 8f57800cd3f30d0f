import { describe, expect, it } from 'vitest';
import type { ShipmentFact } from '../../../src/domain/shipment/facts.ts';
import {
  exceptionsAfter,
  NO_EXCEPTIONS,
} from '../../../src/domain/shipment/registers/exceptions.ts';
import { NO_PAPERS, papersAfter } from '../../../src/domain/shipment/registers/papers.ts';
import {
  interceptsAfter,
  NO_INTERCEPTS,
  NO_REDIRECTS,
  redirectsAfter,
} from '../../../src/domain/shipment/registers/requests.ts';
import {
  type Assignments,
  assignmentsAfter,
} from '../../../src/domain/shipment/registers/trips.ts';
import { madeBy } from '../../../src/domain/shipment/state.ts';
import { fold, PLAN, planned, worldAfter } from '../../support/controls.ts';
import { recorded } from '../recorded.ts';

const when = (minute: number, version = minute) => [Date.UTC(2026, 2, 2, 0, minute), 0, version];

describe('what was asked for on the way', () => {
  const told = (...facts: ShipmentFact[]) => facts.map((fact, n) => recorded(fact, n + 1));

  it('has its answer, the latest', () => {
    const redirect = { redirect: 'R1' };
    const asked: ShipmentFact = {
      type: 'RedirectRequested',
      data: { ...redirect, address: 'G', reason: 'so' },
    };
    const yes: ShipmentFact = { type: 'RedirectConfirmed', data: { ...redirect, address: 'G' } };
    const no: ShipmentFact = { type: 'RedirectRejected', data: redirect };
    const redirects = (...facts: ShipmentFact[]) =>
      told(...facts).reduce(redirectsAfter, NO_REDIRECTS);
    expect(redirects(asked)).toStrictEqual({ keys: ['R1'], rows: [{ address: 'G' }] });
    expect(redirects(asked, yes).rows).toStrictEqual([
      { address: 'G', answer: { is: 'confirmed', when: when(2) } },
    ]);
    expect(redirects(asked, yes, no).rows[0]?.answer).toStrictEqual({
      is: 'rejected',
      when: when(3),
    });
    expect(redirects(yes)).toStrictEqual(NO_REDIRECTS);
  });

  it('has worked where one attempt did', () => {
    const ask = (intercept: string): ShipmentFact => {
      return { type: 'InterceptRequested', data: { intercept, reason: 'so' } };
    };
    const is = (intercept: string, type: 'InterceptConfirmed' | 'InterceptFailed') => {
      return { type, data: { intercept } } as ShipmentFact;
    };
    const intercepts = (...facts: ShipmentFact[]) =>
      told(...facts).reduce(interceptsAfter, NO_INTERCEPTS);
    const both = intercepts(
      ask('I1'),
      ask('I2'),
      is('I1', 'InterceptFailed'),
      is('I2', 'InterceptConfirmed'),
    );
    expect(both.asked.rows).toStrictEqual([
      { answer: { is: 'failed', when: when(3) } },
      { answer: { is: 'confirmed', when: when(4) } },
    ]);
    expect(both.confirmed).toBe(true);
    expect(intercepts(ask('I1'), is('I1', 'InterceptFailed')).confirmed).toBe(false);
  });

  it('is answered by a command that is known again', () => {
    const { facts } = worldAfter(planned);
    const answers: [ShipmentFact, Parameters<typeof madeBy>[1], string][] = [
      [
        { type: 'RedirectConfirmed', data: { redirect: 'R1', address: 'G' } },
        'redirect-answer',
        'R1',
      ],
      [{ type: 'RedirectRejected', data: { redirect: 'R1' } }, 'redirect-answer', 'R1'],
      [{ type: 'InterceptConfirmed', data: { intercept: 'I1' } }, 'intercept-answer', 'I1'],
      [{ type: 'InterceptFailed', data: { intercept: 'I1' } }, 'intercept-answer', 'I1'],
    ];
    for (const [fact, kind, id] of answers) {
      const one = recorded(fact, 2);
      expect(madeBy(fold([...facts, one]), kind, id)).toBe(one.meta.commandDigest);
    }
  });
});

describe('legs on trips', () => {
  const leg = (trip: string, more: object = {}) => ({ trip, loadAt: 'A', unloadAt: 'B', ...more });
  const known: Assignments = [leg('T1', { left: true }), leg('T2')];
  const spoken: ShipmentFact[] = [
    { type: 'DeliveryAttempted', data: { n: 1, reason: 'absent', responsible: 'consignee' } },
    { type: 'DeliveryConfirmed', data: { n: 1, rows: [] } },
    { type: 'ReturnReceived', data: { rows: [] } },
  ];

  it.each(spoken)('that have left are at their end with $type', (fact) => {
    expect(assignmentsAfter(known, fact)).toStrictEqual([
      leg('T1', { left: true, ended: true }),
      leg('T2'),
    ]);
  });

  it('told again keep that they have left', () => {
    const again = (trip: string): ShipmentFact => {
      return { type: 'TripAssigned', data: leg(trip, { unloadAt: 'C' }) };
    };
    expect(assignmentsAfter(known, again('T1'))).toStrictEqual([
      leg('T1', { unloadAt: 'C', left: true }),
      leg('T2'),
    ]);
    expect(assignmentsAfter(known, again('T2'))).toStrictEqual([
      known[0],
      leg('T2', { unloadAt: 'C' }),
    ]);
    expect(assignmentsAfter(known, again('T3'))).toHaveLength(3);
  });
});

describe('what is still open', () => {
  it('is every complaint until that one is closed', () => {
    const complain = (complaint: string): ShipmentFact => {
      return { type: 'ComplaintRecorded', data: { complaint, kind: 'delay', text: 'late' } };
    };
    const close: ShipmentFact = {
      type: 'ComplaintClosed',
      data: { complaint: 'C1', answer: 'ok' },
    };
    const open = (...facts: ShipmentFact[]) =>
      facts.reduce(exceptionsAfter, NO_EXCEPTIONS).openComplaints;
    expect(open(complain('C1'), complain('C2'))).toEqual(['C1', 'C2']);
    expect(open(complain('C1'), complain('C2'), close)).toEqual(['C2']);
  });

  it('is every document that is required and not attached', () => {
    const plan: ShipmentFact = { type: 'ShipmentPlanned', data: PLAN };
    expect(papersAfter(NO_PAPERS, recorded(plan))).toStrictEqual(NO_PAPERS);
  });
});
