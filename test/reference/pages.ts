import { AGGREGATES } from './aggregates.ts';
import { glossaryPage } from './glossary-page.ts';
import { overview } from './overview.ts';
import { page } from './page.ts';

/** Every page of the reference, by its path. */
export function pages(): ReadonlyMap<string, string> {
  return new Map([
    ...AGGREGATES.flatMap((aggregate): [string, string][] => [
      [`docs/reference/${aggregate.folder}.md`, page(aggregate, 'en')],
      [`docs/reference/zh-CN/${aggregate.folder}.md`, page(aggregate, 'zh-CN')],
    ]),
    ['docs/reference/README.md', overview('en')],
    ['docs/reference/zh-CN/README.md', overview('zh-CN')],
    ['docs/glossary.md', glossaryPage()],
  ]);
}
