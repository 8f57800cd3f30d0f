import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LINK = /\]\((?!https?:)([^)#]+)/g;
const SCRIPT = /npm run (?:-s )?([a-z:]+)/g;

const pages = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')];

function found(pattern: RegExp, page: string): readonly string[] {
  return [...readFileSync(page, 'utf8').matchAll(pattern)].map((match) => match[1] ?? '');
}

describe.each(pages)('%s', (page) => {
  it('links only to what exists', () => {
    const broken = found(LINK, page).filter((link) => !existsSync(join(dirname(page), link)));
    expect(broken).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
    expect(found(SCRIPT, page).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files of the tree that exist', () => {
    const paths = found(/`((?:src|test|docs|bench)\/[\w./-]+)`/g, page);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});
