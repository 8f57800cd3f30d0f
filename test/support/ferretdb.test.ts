import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { describe, expect, inject, it, vi } from 'vitest';
import { temporaryFolder } from '../vault/temporary-folder.ts';
import { startFerretDb } from './ferretdb.ts';

const binary = inject('ferretdbBinary');

/** Starts a server, says where, and waits to be killed. */
const OWNER = `
  import { startFerretDb } from './test/support/ferretdb.ts';
  const { url, folder } = await startFerretDb(${JSON.stringify(binary)});
  console.log(JSON.stringify({ url, folder }));
  setInterval(() => undefined, 60_000);
`;

async function answers(url: string): Promise<boolean> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 200 });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

describe.skipIf(binary === '')('a FerretDB of a test', () => {
  it('comes back with what it had acknowledged, where its folder was kept', async () => {
    using folder = temporaryFolder();
    const first = await startFerretDb(binary, { folder: folder.path });
    const client = new MongoClient(first.url, { serverSelectionTimeoutMS: 5_000 });
    const things = client.db('lading').collection<{ _id: string }>('things');
    await things.insertOne({ _id: 'kept' });
    await first[Symbol.asyncDispose]();
    await using _again = await startFerretDb(binary, { folder: folder.path, port: first.port });
    expect(await things.findOne()).toEqual({ _id: 'kept' });
    await client.close();
  });

  it('does not outlive whoever started it, whatever kills him', async () => {
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', OWNER]);
    const [told] = await once(owner.stdout.setEncoding('utf8'), 'data');
    const { url, folder } = JSON.parse(String(told));
    expect([await answers(url), existsSync(folder)]).toEqual([true, true]);
    owner.kill('SIGKILL');
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 10_000 });
    expect(await answers(url)).toBe(false);
  });

  it('says what stood in its way', async () => {
    await using first = await startFerretDb(binary);
    const second = startFerretDb(binary, { port: first.port });
    await expect(second).rejects.toThrow('does not run as FerretDB');
  });
});
