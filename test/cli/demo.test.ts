import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './folder.ts';
import { lading, type Ran } from './ran.ts';

let dir: string;
let first: Ran;
beforeAll(async () => {
  dir = join(temporaryFolder(), 'demo');
  first = await lading(['demo', '--data', dir]);
}, 60_000);

describe('demo', () => {
  it('prints the board, the report, and what to look at next', () => {
    expect(first.exit).toBe(0);
    expect(first.out).toContain('300 shipments');
    expect(first.out).toMatch(/out for delivery\s+\d+/);
    expect(first.out).toMatch(/on time in full \(OTIF\)\s+\d/);
    expect(first.out).toContain(`verify --data ${dir}`);
  });

  it('the second time is quick and shows the same', async () => {
    const again = await lading(['demo', '--data', dir]);
    const withoutSeconds = ({ out }: Ran): string => out.replace(/in [\d.]+ s/, '');
    expect(withoutSeconds(again)).toBe(withoutSeconds(first));
  });

  it('is one line of JSON for machines', async () => {
    const { out } = await lading(['demo', '--data', dir, '--json']);
    expect(out.trim().split('\n').length).toBe(1);
    const { board, report, shipments, interesting } = JSON.parse(out);
    expect(shipments).toBe(300);
    const inColumns = board.reduce((sum: number, { n }: { n: number }) => sum + n, 0);
    expect(inColumns).toBe(300);
    expect(report.shipments).toBe(300);
    expect((await lading(['replay', interesting, '--data', dir])).exit).toBe(0);
  });

  it('is sound, and its report as of its last moment is the one that it printed', async () => {
    expect((await lading(['verify', '--deep', '--data', dir])).exit).toBe(0);
    const { report } = JSON.parse((await lading(['demo', '--data', dir, '--json'])).out);
    const argv = ['report', '--as-of', '2026-09-18T16:30:00+08:00', '--data', dir, '--json'];
    expect(JSON.parse((await lading(argv)).out)).toEqual(report);
  });

  it('refuses another seed in the same folder, and offers --reset', async () => {
    const { exit, err } = await lading(['demo', '--seed', '2', '--data', dir]);
    expect(exit).toBe(1);
    expect(err).toContain('holds the demo of seed 1');
    expect(err).toContain('--reset');
  });

  it('leaves a folder alone that it did not make', async () => {
    const other = temporaryFolder();
    writeFileSync(join(other, 'notes.txt'), 'mine');
    for (const argv of [['demo'], ['demo', '--reset']]) {
      const { exit, err } = await lading([...argv, '--data', other]);
      expect(exit).toBe(1);
      expect(err).toContain('was not made by the demo');
    }
    expect(readFileSync(join(other, 'notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(other, 'ledger.db'))).toBe(false);
  });

  it('interrupted says how to go on, and knows that it is not complete', async () => {
    const begun = join(temporaryFolder(), 'demo');
    const stopped = await lading(['demo', '--data', begun], { signal: AbortSignal.abort() });
    expect(stopped.exit).toBe(130);
    expect(stopped.err).toContain('lading demo goes on from here');
    const marker = JSON.parse(readFileSync(join(begun, 'demo.json'), 'utf8'));
    expect(marker).toMatchObject({ madeBy: 'lading demo', complete: false });
  });
});
