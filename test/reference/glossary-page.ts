import { glossary } from '../../src/wording/glossary.ts';
import { textIn } from '../../src/wording/say.ts';
import { table } from './markdown.ts';

const HEADS = ['中文', 'English', 'SAP', '金蝶 Kingdee', '用友 Yonyou', 'GS1', '含义 Meaning'];

/** One page for both languages: whoever looks a word up may know it in either. */
export function glossaryPage(): string {
  const sections = glossary.flatMap(({ title, terms }) => [
    `## ${textIn(title, 'zh-CN')} · ${textIn(title, 'en')}`,
    table(
      HEADS,
      terms.map(({ term, means, sap = '', kingdee = '', yonyou = '', gs1 = '' }) => [
        `**${textIn(term, 'zh-CN')}**`,
        `**${textIn(term, 'en')}**`,
        sap,
        kingdee,
        yonyou,
        gs1,
        `${textIn(means, 'zh-CN')}<br>${textIn(means, 'en')}`,
      ]),
    ),
  ]);
  return `${[
    '# 词汇表 Glossary',
    '本产品的用词，以及 SAP、金蝶、用友和 GS1 里相同或相近的说法；空格表示那里没有对应的词，或没有固定的词。',
    'The words of this product beside those of SAP, Kingdee, Yonyou and GS1 for the same or ' +
      'nearly the same; an empty cell means that there is none, or none that is always used.',
    '*本页由 `npm run docs:reference` 生成 · This page is written by `npm run docs:reference`.*',
    ...sections,
  ].join('\n\n')}\n`;
}
