import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** What the image takes from the checkout, apart from what other stages made. */
const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(
  ([, sources]) => sources?.split(' ') ?? [],
);
const folders = copied.filter((path) => !path.includes('.') && path !== 'LICENSE');

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const { staticImports, dynamicImports } = parseSync(file, text).module;
  const isCode = staticImports.filter(
    ({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType),
  );
  return [
    ...isCode.map(({ moduleRequest }) => moduleRequest.value),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start, end).replaceAll(/^['"`]|['"`]$/g, ''),
    ),
  ];
}

describe('the image', () => {
  it('runs on the Node that the tests run on', () => {
    const [, version = ''] = /^ARG NODE_IMAGE=node:([\d.]+)-slim$/m.exec(dockerfile) ?? [];
    expect(version).toBe(manifest.devDependencies.node);
    expect(`>=${version.split('.')[0]}`).toBe(manifest.engines.node);
    expect(dockerfile.match(/^FROM \$\{NODE_IMAGE\}/gm)).toEqual(dockerfile.match(/^FROM \S+/gm));
  });

  it('holds no package that only tests need, and runs as nobody special', () => {
    expect(dockerfile).toMatch(/npm ci --omit=dev --ignore-scripts/);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.lastIndexOf('COPY')).toBeLessThan(dockerfile.indexOf('USER node'));
    expect(dockerfile).toContain('ENTRYPOINT ["node", "src/main.ts"]');
  });

  it('is given what it copies, and nothing else', () => {
    const lines = readFileSync('.dockerignore', 'utf8').split('\n');
    const [all, ...excepted] = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(all).toBe('*');
    expect(excepted.sort()).toEqual(
      [...new Set(copied)]
        .sort()
        .map((path) => `!${path}`)
        .sort(),
    );
  });

  it('holds every file and package that Lading imports', () => {
    const seen = new Set(globSync('src/**/*.ts'));
    const missing: string[] = [];
    // What is added meanwhile is visited as well.
    for (const file of seen) {
      for (const specifier of importsOf(file)) {
        if (!isThere(file, specifier)) missing.push(`${file} imports ${specifier}`);
        else if (specifier.startsWith('.')) seen.add(normalize(join(dirname(file), specifier)));
      }
    }
    expect(missing).toEqual([]);
    expect([...seen].some((file) => file.startsWith('bench/'))).toBe(copied.includes('bench'));
  });

  function isThere(file: string, specifier: string): boolean {
    if (specifier.startsWith('node:')) return true;
    if (specifier.startsWith('.')) {
      const target = normalize(join(dirname(file), specifier));
      return existsSync(target) && folders.some((folder) => target.startsWith(`${folder}/`));
    }
    const depth = specifier.startsWith('@') ? 2 : 1;
    return specifier.split('/').slice(0, depth).join('/') in manifest.dependencies;
  }
});
