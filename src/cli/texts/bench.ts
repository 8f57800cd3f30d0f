import { bilingual } from './bilingual.ts';

const zh = {
  rows: '要测的行（字母，默认全部）',
  rounds: '每行测几轮，取中位数',
  facts: '大账本的事实条数；小于一百万只作试跑',
  log: '订单日志 CSV，供 i 行导入',
  markdown: '输出 Markdown 表格',
  positive: '须为正整数',
};

export const benchTexts = bilingual(zh, {
  rows: 'letters of the rows to measure (default all)',
  rounds: 'rounds of each row; their median counts',
  facts: 'facts of the large ledger; below a million it is a trial',
  log: 'CSV of the order log that row i imports',
  markdown: 'print the table as Markdown',
  positive: 'must be a whole number above 0',
});
