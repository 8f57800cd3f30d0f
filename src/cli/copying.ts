import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Fills a folder or leaves it as it was: what a failed try has put there is taken away again. */
export async function allOrNothing<T>(dir: string, fill: () => Promise<T>): Promise<T> {
  const isNew = !existsSync(dir);
  mkdirSync(dir, { recursive: true });
  const before = new Set(readdirSync(dir));
  try {
    return await fill();
  } catch (error) {
    for (const entry of readdirSync(dir)) {
      if (!before.has(entry)) rmSync(join(dir, entry), { recursive: true, force: true });
    }
    if (isNew) rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

/** What lies in a folder beside `expected`; nothing where there is no folder. */
export function strangersIn(dir: string, expected: readonly string[] = []): readonly string[] {
  return existsSync(dir) ? readdirSync(dir).filter((entry) => !expected.includes(entry)) : [];
}
