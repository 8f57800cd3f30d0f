import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../src/domain/envelope.ts';
import { effectiveHistory, struckVersions } from '../../src/domain/history.ts';

/** A fact at a version; `strikes` makes it a correction with so many replacements behind it. */
interface Note {
  readonly type: string;
  readonly data: { readonly strikes?: number; readonly replacements?: number };
}

const history = (...data: readonly Note['data'][]): readonly Recorded<Note>[] =>
  data.map((one, index) => ({ type: 'Noted', data: one, version: index + 1 }) as Recorded<Note>);
const correction = ({ data: { strikes, replacements = 0 } }: Recorded<Note>) =>
  strikes === undefined ? null : { target: strikes, replacements };
const versions = (facts: readonly Recorded<Note>[]) =>
  effectiveHistory(facts, correction).map(({ version }) => version);

describe('the history as it is held true', () => {
  it('is the history itself while nothing was corrected', () => {
    const facts = history({}, {}, {});
    expect(effectiveHistory(facts, correction)).toBe(facts);
  });

  it('leaves out what did not happen', () => {
    expect(versions(history({}, {}, {}, { strikes: 2 }))).toEqual([1, 3, 4]);
  });

  it('has the replacements in the place of what they replace', () => {
    const facts = history({}, {}, {}, { strikes: 2, replacements: 2 }, {}, {}, {});
    expect(versions(facts)).toEqual([1, 5, 6, 3, 4, 7]);
  });

  it('honours several corrections of one append', () => {
    const facts = history({}, {}, { strikes: 1, replacements: 1 }, {}, { strikes: 2 });
    expect(versions(facts)).toEqual([4, 3, 5]);
  });

  it('corrects a replacement where it stands', () => {
    const facts = history(
      {},
      {},
      { strikes: 1, replacements: 1 },
      {},
      { strikes: 4, replacements: 1 },
      {},
    );
    expect(versions(facts)).toEqual([6, 2, 3, 5]);
  });

  it('as recorded at an instant does not know later corrections', () => {
    const facts = history({}, {}, { strikes: 1 });
    expect(versions(facts.slice(0, 2))).toEqual([1, 2]);
  });
});

describe('struck versions', () => {
  it('are told with the version that struck them', () => {
    const facts = history({}, {}, { strikes: 1 }, { strikes: 2, replacements: 1 }, {});
    expect([...struckVersions(facts, correction)]).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });
});
