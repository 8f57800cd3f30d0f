import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../src/ledger/ledger.ts';

/** A folder that is gone again when its scope ends. */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'lading-ledger-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A ledger that takes its folder with it when it is closed. */
export async function inFolderOfItsOwn(open: (folder: string) => Promise<Ledger>): Promise<Ledger> {
  const folder = temporaryFolder();
  const ledger = await open(folder.path);
  return {
    ...ledger,
    async [Symbol.asyncDispose]() {
      await ledger[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}
