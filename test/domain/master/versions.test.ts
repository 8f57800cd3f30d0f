import { describe, expect, it } from 'vitest';
import { copiedPolicy } from '../../../src/domain/master/policies.ts';
import { isRetiredAt, validAt } from '../../../src/domain/master/versions.ts';
import { planSchema } from '../../../src/domain/shipment/shapes.ts';
import { put, record, retire } from './scenes.ts';

const { worldAfter } = record('policy', 'CARTONS');

function day(date: string): string {
  return `2026-${date}T00:00:00.000+08:00`;
}
function from(date: string, steps: readonly string[]) {
  return put({ validFrom: day(date), steps });
}

describe('the version that is valid at an instant', () => {
  const { state } = worldAfter(
    from('01-01', ['label']),
    from('06-01', ['label', 'load']),
    from('03-01', ['stage']),
  );
  const numberAt = (date: string) => validAt(state, day(date))?.number;

  it('is the one that began last, whatever was told last', () => {
    expect(['01-01', '02-28', '03-01', '05-31', '06-01', '12-31'].map(numberAt)).toEqual([
      1, 1, 3, 3, 2, 2,
    ]);
    expect(validAt(state, day('04-01'))?.record).toEqual({ steps: ['stage'] });
  });

  it('is none before the first', () => {
    expect(validAt(state, '2025-12-31T15:59:59.999Z')).toBeUndefined();
    expect(validAt(state, '2025-12-31T16:00:00.000Z')?.number).toBe(1);
  });

  it('is the later told where two begin together', () => {
    const { state: twice } = worldAfter(from('01-01', ['label']), from('01-01', ['stage']));
    expect(validAt(twice, day('02-01'))).toMatchObject({ number: 2 });
  });

  it('is known of every past state of the record as well', () => {
    const { facts } = worldAfter(from('01-01', ['label']), from('01-01', ['stage']));
    const before = record('policy').fold(facts.slice(0, 1));
    expect(validAt(before, day('02-01'))).toMatchObject({ number: 1 });
  });
});

describe('a retirement', () => {
  const steps = from('01-01', ['label']);
  const until = retire({ from: day('04-01') });

  it('ends what was valid, and what was to begin later', () => {
    const { state } = worldAfter(steps, from('06-01', ['load']), until);
    expect(validAt(state, day('03-31'))?.number).toBe(1);
    expect([validAt(state, day('04-01')), validAt(state, day('07-01'))]).toEqual([
      undefined,
      undefined,
    ]);
    expect([isRetiredAt(state, day('03-31')), isRetiredAt(state, day('04-01'))]).toEqual([
      false,
      true,
    ]);
  });

  it('leaves a gap when the record is put again', () => {
    const { state } = worldAfter(steps, until, from('05-01', ['stage']));
    expect(['03-31', '04-15', '05-01'].map((date) => validAt(state, day(date))?.number)).toEqual([
      1,
      undefined,
      2,
    ]);
  });

  it('that was to come is lifted by a version from before it', () => {
    const { state } = worldAfter(steps, until, from('02-01', ['stage']));
    expect(validAt(state, day('07-01'))?.number).toBe(2);
  });
});

describe('a policy', () => {
  const version = {
    number: 7,
    validFrom: day('01-01'),
    record: { steps: ['label', 'load'] as const, labels: ['carton'], signOff: { stamp: true } },
  };

  it('is copied into a plan with its number, and the consignee’s wishes go first', () => {
    const policy = copiedPolicy(
      'CARTONS',
      { ...version, record: { ...version.record, steps: ['label', 'load'] } },
      {
        signOff: { stamp: false, photo: true },
      },
    );
    expect(policy).toEqual({
      name: 'CARTONS',
      version: 7,
      steps: ['label', 'load'],
      labels: ['carton'],
      signOff: { stamp: false, photo: true },
    });
    expect(planSchema.shape.policy.parse(policy)).toEqual(policy);
  });

  it('that says nothing skips all that may be skipped', () => {
    const empty = { number: 1, validFrom: day('01-01'), record: {} };
    expect(copiedPolicy('PLAIN', empty)).toEqual({
      name: 'PLAIN',
      version: 1,
      steps: [],
      labels: [],
    });
  });
});
