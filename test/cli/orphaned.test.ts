import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

it('serve stops in order when the npm that has started it is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lading-'));
  // The shell stands for npm: it ends at a signal without handing it on.
  const shell = spawn('sh', ['-c', '"$0" src/main.ts serve & wait', process.execPath], {
    env: {
      ...process.env,
      npm_lifecycle_event: 'start',
      LADING_DATA: folder,
      LADING_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const told: unknown[] = [];
  for await (const line of createInterface({ input: shell.stdout })) {
    const { msg } = JSON.parse(line) as { msg: unknown };
    told.push(msg);
    if (msg === 'running') shell.kill('SIGKILL');
  }
  expect(told).toEqual(['listening', 'running', 'stopping', 'stopped']);
  rmSync(folder, { recursive: true });
});
