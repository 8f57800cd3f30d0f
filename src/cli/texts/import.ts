import { bilingual } from './bilingual.ts';

export const importTexts = bilingual(
  {
    file: '文件，- 表示标准输入',
    format: '文件格式',
    dryRun: '只试运行：按同样的规则检查，什么也不记',
    noSuchFile: (path: string) => `没有 ${path} 这个文件`,
    isFolder: (path: string) => `${path} 是目录，请给出文件`,
    title: '已导入',
    rehearsed: '试运行（未记入账本）',
    took: (seconds: string) => `用时 ${seconds} 秒`,
    rows: {
      read: '读入的行',
      recorded: '已记入',
      repeated: '已有，未重复记',
      refused: '未能使用',
      facts: '新事实',
      shipments: '涉及发运单',
    },
    withoutCommand: '无对应命令：',
    interrupted: '已停在一致的状态。同一条命令再运行一次，会从这里接着导入',
  },
  {
    file: 'a file, or - for stdin',
    format: 'what the file holds',
    dryRun: 'only rehearse: the same rules, and nothing is recorded',
    noSuchFile: (path: string) => `there is no file ${path}`,
    isFolder: (path: string) => `${path} is a folder: name a file`,
    title: 'Imported',
    rehearsed: 'Rehearsed, nothing recorded',
    took: (seconds: string) => `in ${seconds} s`,
    rows: {
      read: 'rows read',
      recorded: 'recorded',
      repeated: 'there already',
      refused: 'not usable',
      facts: 'new facts',
      shipments: 'shipments concerned',
    },
    withoutCommand: 'without a command:',
    interrupted: 'Stopped in a consistent state. The same command again goes on from here',
  },
);
