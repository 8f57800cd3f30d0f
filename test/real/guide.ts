import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ADMIN_KEY, serve } from '../support/serving.ts';
import { type Check, must } from './checks.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');
const GUIDES = ['integrating.md', 'integrating.zh-CN.md'] as const;
const BLOCK = /^```sh\n([\s\S]*?)^```$/gm;
const OUTPUT_BYTES_MAX = 4_000_000;
/** The one mistake that the guide makes on purpose. */
const SHOWN_PROBLEM = 'request-must-be-well-formed';

/** The guide for integrators, its commands run from the first to the last as they are printed. */
export async function checkGuides(check: Check, folder: string): Promise<void> {
  for (const guide of GUIDES) {
    await check(`every command of docs/${guide} works`, async () => {
      await using server = await serve(join(folder, guide));
      const blocks = blocksOf(readFileSync(join(DOCS, guide), 'utf8'));
      must(blocks.length > 8, 'the guide has hardly any commands');
      const out = await run(blocks.join('\n'), server.url);
      const problems = [...out.matchAll(/\/problems\/([a-z-]+)/g)].map(([, rule]) => rule);
      must(problems.join() === SHOWN_PROBLEM, `it was told ${problems.join(', ') || 'no problem'}`);
      must(out.includes('"replayed":true'), 'the repeated command was not replayed');
      must(out.includes('"stage":"signed-off"'), 'the shipment was not signed off');
      return `${blocks.length} blocks`;
    });
  }
}

/** The blocks that are to be run; that of the two variables is for people to fill in. */
function blocksOf(text: string): readonly string[] {
  return [...text.matchAll(BLOCK)].map(([, block = '']) => block);
}

async function run(script: string, url: string): Promise<string> {
  const env = { PATH: process.env.PATH, LADING: url, KEY: ADMIN_KEY, LC_ALL: 'C.UTF-8' };
  const options = { env, maxBuffer: OUTPUT_BYTES_MAX };
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], options);
  return stdout;
}
