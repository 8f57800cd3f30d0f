import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { FULL_META, fact, facts, meta } from '../../ledger/facts.ts';
import { asGiven, newStream, recorded } from './streams.ts';

const RACERS = 12;

export function appendContract(ledger: () => Ledger): void {
  it('gives facts back as they were given', async () => {
    const stream = newStream();
    const given = [
      fact({ v: 7, deviations: ['unit-must-be-labelled', 'unit-must-be-known'] }),
      fact({ data: {}, meta: { ...meta(), ...FULL_META } }),
      fact({ meta: meta({ place: { site: '上海 1' } }) }),
      fact({ meta: meta({ place: { lat: -90, lon: 180 } }) }),
      fact({ meta: meta({ place: {}, deviceSeq: 0 }) }),
      fact({ meta: meta({ occurredAt: '0000-01-01T00:00:00.000+08:00' }) }),
      fact({ meta: meta({ occurredAt: '9999-12-31T23:59:59.999-11:30' }) }),
    ];
    await ledger().append(stream, 0, given);
    expect((await ledger().read(stream, 0, 10)).map(asGiven)).toEqual(given);
  });

  it('keeps any JSON unchanged', async () => {
    const json = fc.jsonValue({ maxDepth: 2 }).map(withoutNegativeZero);
    const numbers = fc.array(
      fc.oneof(
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      ),
    );
    await fc.assert(
      fc.asyncProperty(json, numbers, fc.string({ unit: 'binary' }), async (value, list, text) => {
        const stream = newStream();
        const given = fact({ data: { value, list, text, nested: { value: [value] } } });
        await ledger().append(stream, 0, [given]);
        expect((await ledger().read(stream, 0, 1)).map(asGiven)).toEqual([given]);
      }),
      { numRuns: 30 },
    );
  });

  it('takes a copy: what is changed afterwards is not changed in the ledger', async () => {
    const stream = newStream();
    const data = { unit: 'U1', contents: [{ qty: 1 }] };
    const answer = ledger().append(stream, 0, [fact({ data })]);
    data.contents.push({ qty: 2 });
    await answer;
    const [first] = await ledger().read(stream, 0, 1);
    expect(first?.data).toEqual({ unit: 'U1', contents: [{ qty: 1 }] });
    Object.assign(first?.data ?? {}, { unit: 'U2' });
    expect((await ledger().read(stream, 0, 1))[0]?.data).toMatchObject({ unit: 'U1' });
  });

  it('is seen by every read as soon as it is acknowledged', async () => {
    const stream = newStream();
    const before = await ledger().head();
    const { position } = recorded(await ledger().append(stream, 0, facts(2)));
    expect(await ledger().read(stream, 0, 10)).toHaveLength(2);
    expect(await ledger().head()).toBe(position);
    const { facts: seen } = await ledger().readAll(before, 10);
    expect(seen.map((found) => found.stream)).toEqual([stream, stream]);
  });

  it('answers conflict with the version that it found, and records nothing', async () => {
    const stream = newStream();
    await ledger().append(stream, 0, facts(3));
    for (const expected of [0, 1, 2, 4, 40]) {
      expect(await ledger().append(stream, expected, facts(2))).toEqual({
        kind: 'conflict',
        version: 3,
      });
    }
    expect(await ledger().read(stream, 0, 10)).toHaveLength(3);
    expect(await ledger().append(newStream(), 1, facts(1))).toEqual({
      kind: 'conflict',
      version: 0,
    });
  });

  it('answers as the first time when the same facts are sent again', async () => {
    const stream = newStream();
    const [first, second] = [facts(2), facts(1)];
    const answers = [await ledger().append(stream, 0, first)];
    expect(await ledger().append(stream, 0, first)).toEqual(answers[0]);
    answers.push(await ledger().append(stream, 2, second));
    await ledger().append(stream, 3, facts(1));
    expect(await ledger().append(stream, 0, first)).toEqual(answers[0]);
    expect(await ledger().append(stream, 2, second)).toEqual(answers[1]);
    expect(await ledger().read(stream, 0, 10)).toHaveLength(4);
  });

  it('answers alike when the same facts are sent twice at once', async () => {
    const stream = newStream();
    const same = facts(2);
    const both = [ledger().append(stream, 0, same), ledger().append(stream, 0, same)];
    const [one, other] = await Promise.all(both);
    expect(one).toEqual(other);
    expect(await ledger().read(stream, 0, 10)).toHaveLength(2);
  });

  it('is a conflict when some ids are the same and others not, or the version is another', async () => {
    const stream = newStream();
    const [a, b] = [fact(), fact()];
    await ledger().append(stream, 0, [a, b]);
    const conflict = { kind: 'conflict', version: 2 };
    expect(await ledger().append(stream, 0, [a, fact()])).toEqual(conflict);
    expect(await ledger().append(stream, 0, [fact(), b])).toEqual(conflict);
    expect(await ledger().append(stream, 0, [b, a])).toEqual(conflict);
    expect(await ledger().append(stream, 0, [a, b, fact()])).toEqual(conflict);
    expect(await ledger().append(stream, 1, [a])).toEqual(conflict);
  });

  it('takes the same ids on another stream for other facts', async () => {
    const same = facts(1);
    const streams = [newStream(), newStream()];
    for (const stream of streams) recorded(await ledger().append(stream, 0, same));
    for (const stream of streams) expect(await ledger().read(stream, 0, 10)).toHaveLength(1);
  });

  it('has one winner at a version, however many race', async () => {
    const stream = newStream();
    const racers = Array.from({ length: RACERS }, () => facts(2));
    const answers = await Promise.all(racers.map((each) => ledger().append(stream, 0, each)));
    const winners = answers.flatMap(({ kind }, index) => (kind === 'recorded' ? [index] : []));
    expect(winners).toHaveLength(1);
    const losers = answers.filter(({ kind }) => kind === 'conflict');
    expect(losers).toEqual(Array(RACERS - 1).fill({ kind: 'conflict', version: 2 }));
    const won = racers[winners[0] ?? -1];
    expect((await ledger().read(stream, 0, 10)).map(asGiven)).toEqual(won);
  });

  it('lets a lost race fail alone', async () => {
    const taken = newStream();
    await ledger().append(taken, 0, facts(1));
    const free = Array.from({ length: RACERS }, () => newStream());
    const answers = await Promise.all(
      [...free.slice(0, 6), taken, ...free.slice(6)].map((s) => ledger().append(s, 0, facts(1))),
    );
    expect(answers.map(({ kind }) => kind).filter((kind) => kind === 'conflict')).toHaveLength(1);
    expect(answers[6]?.kind).toBe('conflict');
  });
}

/** JSON has no negative zero; it equals zero. */
function withoutNegativeZero<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
