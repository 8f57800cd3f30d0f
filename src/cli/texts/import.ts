import { bilingual } from './bilingual.ts';

export const importTexts = bilingual(
  {
    file: '文件，- 表示标准输入',
    format: '文件格式',
    template: '不导入，只打印一个可以直接导入的模板',
    templateLocale: '模板的语言（默认同 LADING_LOCALE）',
    examples: [
      '例：',
      `  lading import --template orders-csv > 订单.csv     先取模板，用电子表格填写`,
      `  lading import 订单.csv --format orders-csv --dry-run   试运行，逐行列出问题`,
      `  lading import 订单.csv --format orders-csv             导入；再运行一次什么也不会多记`,
    ].join('\n'),
    needsFile: '请给出文件，- 表示标准输入；要模板请用 --template',
    templateAlone: '--template 只打印模板，不能与文件、--format、--dry-run 同用',
    localeIsForTemplate: '--locale 只用于 --template',
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
      orders: '涉及订单',
      master: '涉及主数据',
    },
    vaultRows: {
      subjects: '涉及的人或对象',
      texts: '新存入的内容',
      kept: '已有不同内容，保留原有',
      erased: '按文件删除',
    },
    takenIn: '已取入保险库',
    rehearsedTaking: '试运行（未存入保险库）',
    noVaultKey: (path: string) =>
      `没有保险库的密钥：既没有 LADING_VAULT_KEY，也没有 ${path}。请先把旧安装的 vault.key 放到这里，` +
      '或把它的内容设为 LADING_VAULT_KEY；不会另造密钥',
    otherVaultKey: (from: string) =>
      `${from} 不是这份导出的密钥，什么也没有存入。LADING_VAULT_KEY 或 vault.key 必须是旧安装 ` +
      'vault.key 的内容',
    begunOtherwise: (message: string) =>
      `这里的保险库是用另一个密钥建的（${message}），什么也没有存入。如果里面还没有任何人的信息，` +
      '请先删除它（目录里的 vault.db；MongoDB 上的 vault_ 各集合），放好旧密钥，再运行一次',
    withoutCommand: '无对应命令：',
    interrupted: '已停在一致的状态。同一条命令再运行一次，会从这里接着导入',
  },
  {
    file: 'a file, or - for stdin',
    format: 'what the file holds',
    template: 'import nothing: print a template that can be imported as it stands',
    templateLocale: 'language of the template (default: LADING_LOCALE)',
    examples: [
      'Examples:',
      `  lading import --template orders-csv > orders.csv        a table to fill in`,
      `  lading import orders.csv --format orders-csv --dry-run   rehearse: every wrong row is named`,
      `  lading import orders.csv --format orders-csv             import; once more adds nothing`,
    ].join('\n'),
    needsFile: 'name a file, or - for stdin; for a template: --template',
    templateAlone: '--template prints a template: without a file, --format, --dry-run',
    localeIsForTemplate: '--locale goes with --template only',
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
      orders: 'orders concerned',
      master: 'master data concerned',
    },
    vaultRows: {
      subjects: 'subjects concerned',
      texts: 'new texts',
      kept: 'texts here otherwise, kept',
      erased: 'erased by the file',
    },
    takenIn: 'Taken into the vault',
    rehearsedTaking: 'Rehearsed, nothing taken into the vault',
    noVaultKey: (path: string) =>
      `The vault has no key: there is neither LADING_VAULT_KEY nor ${path}. Put the vault.key of ` +
      'the old installation there first, or its text into LADING_VAULT_KEY; none is made',
    otherVaultKey: (from: string) =>
      `${from} is not the key of what was exported; nothing was taken. LADING_VAULT_KEY or ` +
      'vault.key must be the text of the old vault.key',
    begunOtherwise: (message: string) =>
      `The vault here was begun with another key (${message}); nothing was taken. If it holds ` +
      'nobody yet, remove it (vault.db in a folder, the collections vault_… on MongoDB), put the ' +
      'old key in place and run this again',
    withoutCommand: 'without a command:',
    interrupted: 'Stopped in a consistent state. The same command again goes on from here',
  },
);
