import { isDeepStrictEqual } from 'node:util';

export type Check = ReturnType<typeof createChecks>['check'];

/** Counts what passed and failed, one line each. */
export function createChecks(say: (line: string) => void) {
  let passed = 0;
  let failed = 0;

  /** Runs one check; it fails by throwing, and may answer words about what it found. */
  async function check(name: string, body: () => Promise<unknown>): Promise<void> {
    const startedMs = performance.now();
    try {
      const found = await body();
      const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
      passed += 1;
      say(`ok    ${name} (${typeof found === 'string' ? `${found}, ` : ''}${seconds} s)`);
    } catch (error) {
      failed += 1;
      say(`FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { check, passed: () => passed, failed: () => failed };
}

/** Throws where two values differ, numbers by more than 1e-9 of their size; names the first path. */
export function mustBeAlike(found: unknown, expected: unknown, path = 'it'): void {
  if (typeof found === 'number' && typeof expected === 'number') {
    const slack = 1e-9 * Math.max(1, Math.abs(expected));
    if (Math.abs(found - expected) <= slack) return;
    throw new Error(`${path} is ${found}, not ${expected}`);
  }
  if (!(isObject(found) && isObject(expected))) {
    if (isDeepStrictEqual(found, expected)) return;
    throw new Error(`${path} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  }
  const keys = new Set([...Object.keys(found), ...Object.keys(expected)]);
  for (const key of keys) mustBeAlike(found[key], expected[key], `${path}.${key}`);
}

export function must(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
