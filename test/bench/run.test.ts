import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measure } from '../../bench/measure.ts';
import { groupsOf, ROWS } from '../../bench/rows.ts';
import { type BenchOptions, runBench } from '../../bench/run.ts';
import { makeScratch } from '../../bench/scratch.ts';
import { humanTable, markdownTable } from '../../bench/tables.ts';

const options: BenchOptions = {
  rows: ['i'],
  rounds: 1,
  facts: 100,
  log: 'no-such-log.csv',
  say: () => undefined,
  signal: new AbortController().signal,
};

describe('the rows', () => {
  it('each have a line in words and at least one variant', () => {
    const measured = groupsOf(options).flatMap((group) => group.map(({ row }) => row));
    expect([...new Set(measured)].sort()).toEqual(Object.keys(ROWS).sort());
  });

  it('name each variant once', () => {
    const names = groupsOf(options).flatMap((group) =>
      group.map(({ row, variant }) => `${row} ${variant}`),
    );
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('a run', () => {
  it('leaves a row whose file is not there unmeasured, and says so', async () => {
    const { rows, failures } = await runBench(options);
    expect(failures).toEqual([]);
    expect(rows.map(({ row, ours, ok }) => ({ row, ours, ok }))).toEqual([
      { row: 'i', ours: null, ok: false },
      { row: 'i', ours: null, ok: false },
    ]);
    expect(rows[0]?.note).toContain('no-such-log.csv');
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(runBench({ ...options, rows: ['z'], signal })).rejects.toThrow();
  });

  it('prints the same rows as a table and as Markdown', async () => {
    const report = await runBench(options);
    expect(humanTable(report)).toContain(ROWS.i);
    expect(markdownTable(report)).toContain('| i | import | s | - | - | - | <= 1.5 | - |');
  });
});

describe('a measurement', () => {
  it('that fails says why', async () => {
    await expect(measure('juggling', {}, options.signal)).rejects.toThrow(
      'there is no measurement juggling',
    );
  });
});

describe('the temporary folder', () => {
  it('is on a disk and gone in the end', async () => {
    let dir: string;
    {
      await using scratch = await makeScratch();
      ({ dir } = scratch);
      expect(existsSync(dir)).toBe(true);
    }
    expect(existsSync(dir)).toBe(false);
  });

  it('is refused where there is nothing but memory', async () => {
    await expect(makeScratch([])).rejects.toThrow('on a disk');
  });
});
