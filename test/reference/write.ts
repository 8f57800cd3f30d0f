import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AGGREGATES } from './aggregates.ts';
import { outcomeFiles } from './outcome-file.ts';

/** First the table of outcomes, then, with what stands in it by then, the pages. */
const tables = AGGREGATES.flatMap(outcomeFiles);
for (const [path, text] of tables) write(path, text);
execFileSync('node_modules/.bin/biome', ['check', '--write', ...tables.map(([path]) => path)], {
  stdio: 'inherit',
});

const { pages } = await import('./pages.ts');
for (const [path, text] of pages()) write(path, text);

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
