import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { LAW } from './support/import-law.ts';

const LINES_MAX = 300;
const FORBIDDEN_FOLDERS = /(^|\/)(utils|common|shared|core|helpers|types)\//;

interface Import {
  readonly from: string;
  readonly specifier: string;
}

const files = globSync('src/**/*.{ts,tsx}').map((path) => relative('src', path));

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join('src', file), 'utf8');
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  return [
    ...staticImports.map((found) => found.moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
    ),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start, end).replaceAll(/^['"`]|['"`]$/g, ''),
    ),
  ].map((specifier) => ({ from: file, specifier }));
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Why an import breaks the law; undefined when it keeps it. */
function breach({ from, specifier }: Import): string | undefined {
  const folder = folderOf(from);
  const law = LAW[folder];
  if (!law) return `${folder} is not in the import law`;
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    return law.packages.includes(name) ? undefined : `package ${name}`;
  }
  const target = normalize(join(dirname(from), specifier));
  const inside = folderOf(target) === folder;
  const listed = law.may.some((may) => target === may || target.startsWith(`${may}/`));
  return inside || listed ? undefined : target;
}

describe('the import law', () => {
  it('knows every folder under src/ and has no other', () => {
    const folders = [...new Set(files.map(folderOf))].sort();
    expect(folders).toEqual(Object.keys(LAW).sort());
  });

  it('is kept by every import', () => {
    const breaches = files
      .flatMap(importsOf)
      .map((found) => ({ ...found, breach: breach(found) }))
      .filter(({ breach }) => breach !== undefined)
      .map(({ from, breach }) => `${from} must not import ${breach}`);
    expect(breaches).toEqual([]);
  });

  it('sees a breach when there is one', () => {
    const clock = { from: 'domain/decider.ts', specifier: 'node:crypto' };
    const upward = { from: 'ledger/execute.ts', specifier: '../projections/board.ts' };
    const adapter = { from: 'projections/runner.ts', specifier: '../ledger/sqlite.ts' };
    expect([clock, upward, adapter].map(breach)).toEqual([
      'package node:',
      'projections/board.ts',
      'ledger/sqlite.ts',
    ]);
  });
});

describe('files', () => {
  it(`have at most ${LINES_MAX} lines`, () => {
    const paths = globSync(['src/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts']);
    const long = paths.filter((path) => readFileSync(path, 'utf8').split('\n').length > LINES_MAX);
    expect(long).toEqual([]);
  });

  it('live in folders that say what they are about', () => {
    expect(files.filter((file) => FORBIDDEN_FOLDERS.test(file))).toEqual([]);
  });

  it('are no barrels', () => {
    expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([]);
  });
});
