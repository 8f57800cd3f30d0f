import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFolder, FolderHeld, holderOf } from '../../src/ledger/folder-lock.ts';
import { temporaryFolder } from './folder.ts';

const MODULE = resolve('src/ledger/folder-lock.ts');

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder[Symbol.dispose]();
});

/** Another process that claims the folder and keeps it until it is killed. */
async function otherHolder() {
  const code = `
    const { claimFolder } = await import(${JSON.stringify(MODULE)});
    globalThis.lock = await claimFolder(process.argv[1], { url: 'http://127.0.0.1:8080' });
    process.stdout.write('held');
    setInterval(() => globalThis.lock, 1000);`;
  const args = ['--input-type=module', '-e', code, folder.path];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    pid: child.pid,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function refusal(): Promise<FolderHeld> {
  try {
    await using _ = await claimFolder(folder.path);
  } catch (error) {
    if (error instanceof FolderHeld) return error;
    throw error;
  }
  throw new Error('the folder was free');
}

describe('a data folder', () => {
  it('is held by one process at a time, which is named to others', async () => {
    const other = await otherHolder();
    const held = await refusal();
    expect(held).toMatchObject({ pid: other.pid, url: 'http://127.0.0.1:8080' });
    expect(held.since).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(held.message).toContain(`process ${other.pid} at http://127.0.0.1:8080 since`);
    await other.kill();
  });

  it('is free when its holder was killed, whatever is left behind', async () => {
    const other = await otherHolder();
    await other.kill();
    expect(holderOf(folder.path)?.pid).toBe(other.pid);
    await using lock = await claimFolder(folder.path);
    expect(holderOf(folder.path)).toEqual(lock.holder);
    expect(lock.holder.pid).toBe(process.pid);
  });

  it('is held against its own process as well', async () => {
    await using _ = await claimFolder(folder.path);
    expect((await refusal()).pid).toBe(process.pid);
  });

  it('is free again once it is given up, and nobody is named', async () => {
    const lock = await claimFolder(folder.path);
    await lock[Symbol.asyncDispose]();
    await lock[Symbol.asyncDispose]();
    expect(existsSync(join(folder.path, 'lading.lock'))).toBe(false);
    expect(holderOf(folder.path)).toBeUndefined();
    await using again = await claimFolder(folder.path);
    expect(again.holder.token).not.toBe(lock.holder.token);
  });

  it('tells its owner alone how to speak to the holder', async () => {
    const now = () => new Date(Date.UTC(2026, 2, 2));
    await using lock = await claimFolder(folder.path, { url: 'http://127.0.0.1:9000', now });
    const path = join(folder.path, 'lading.lock');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      pid: process.pid,
      since: '2026-03-02T00:00:00.000Z',
      url: 'http://127.0.0.1:9000',
      token: lock.holder.token,
    });
  });

  it('is made when there is none', async () => {
    const path = join(folder.path, 'a', 'b');
    await using _ = await claimFolder(path);
    expect(existsSync(path)).toBe(true);
  });
});
