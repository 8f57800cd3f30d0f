import { readFileSync } from 'node:fs';

// A lock made where some platforms' packages were missing lets `npm ci` fail elsewhere: every
// optional dependency that an entry names must have an entry of its own.
interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};
const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !(`node_modules/${name}` in lock.packages))
    .filter((name) => !(`${path}/node_modules/${name}` in lock.packages))
    .map((name) => `${path || 'package.json'} -> ${name}`),
);

if (missing.length > 0) {
  process.stderr.write(`package-lock.json lacks:\n  ${missing.join('\n  ')}\n`);
  process.exit(1);
}
