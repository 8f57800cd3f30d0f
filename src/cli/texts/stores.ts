import { bilingual } from './bilingual.ts';
import { number } from './figures.ts';

export const storesTexts = bilingual(
  {
    nothingYet: (dir: string) =>
      `${dir} 里还没有账本。用 lading import <文件> 导入，或用 lading demo 看一个例子`,
    noFolder: (dir: string) => (dir === '' ? '--data 是空的：请给出目录' : `${dir} 不是目录`),
    behind: (facts: number, max: number) =>
      `读模型落后账本 ${facts < max ? '' : '至少 '}${number(facts)} 条事实，以下是已发布的内容`,
    beingBuilt: '读模型正由另一个进程重建，请稍后再试',
  },
  {
    nothingYet: (dir: string) =>
      `There is no ledger in ${dir} yet. Begin with lading import <file>, or see lading demo`,
    noFolder: (dir: string) =>
      dir === '' ? '--data is empty: name a folder' : `${dir} is no folder`,
    behind: (facts: number, max: number) =>
      `The read models are ${facts < max ? '' : 'at least '}${number(facts)} facts behind the ledger; ` +
      'this is what is published',
    beingBuilt: 'Another process is still building the read models: try again later',
  },
);
