import { bilingual } from './bilingual.ts';

/** What `lading --help` lists; the key is the command's name. */
const zh = {
  about: 'Lading：发运账本。从订单拆分到签收，每张发运单都是一条事实流。',
  commands: {
    serve: '运行所选角色：维护读模型、推进流程，并答复健康检查',
    demo: '一家公司的 300 张发运单：建好数据，打印看板和报表',
    import: '把订单、主数据、历史、命令或密封的保险库从文件读入',
    export: '把账本、保险库或读模型写成 facts-ndjson、vault、csv 或 ocel',
    replay: '一张发运单在任一时刻的状态与经过',
    report: '时效、准时足量、异常等指标',
    rebuild: '重建读模型，建好后切换',
    verify: '检查账本和读模型是否一致无缺',
    doctor: '检查运行环境，逐项给出处理办法',
    backup: '在线备份账本和保险库',
    restore: '把备份恢复到一个空目录',
    bench: '测量速度与体积，与同机参照对比',
  },
  titles: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Commands:': '命令：',
  },
  options: {
    help: '显示帮助',
    version: '显示版本',
    json: '标准输出只写 JSON，供程序读取',
    data: '数据目录（默认 LADING_DATA，否则 ./data）',
    demoData: '数据目录（默认 LADING_DATA，否则 ./data-demo）',
    helpCommand: '显示某个命令的帮助',
  },
  usage: '[命令] [选项]',
  usageOf: (parameters: string) => `[选项]${parameters}`,
  exits: [
    '退出码：0 完成 · 1 被拒绝或发现问题 · 2 用法错误',
    '        3 存储不可用或目录被占用 · 130 中途停止',
  ].join('\n'),
  errors: {
    'commander.unknownCommand': (name: string) => `没有名为 ${name} 的命令`,
    'commander.unknownOption': (name: string) => `没有 ${name} 这个选项`,
    'commander.missingArgument': (name: string) => `缺少参数 <${name}>`,
    'commander.optionMissingArgument': (name: string) => `选项 ${name} 后面缺少值`,
    'commander.missingMandatoryOptionValue': (name: string) => `必须给出选项 ${name}`,
    'commander.conflictingOption': (name: string) => `选项 ${name} 不能与其他选项同时使用`,
    'commander.excessArguments': () => '参数太多',
    'commander.invalidArgument': (name: string) => `选项或参数 ${name} 的值不对`,
  } as Record<string, (name: string) => string>,
  allowed: (choices: string) => `可选 ${choices}`,
  byDefault: (value: string) => `默认 ${value}`,
  noted: (description: string, notes: readonly string[]) => `${description}（${notes.join('；')}）`,
  because: (wrong: string, reason: string) => `${wrong}：${reason}`,
  suggesting: (wrong: string, names: string) => `${wrong}。您要的是 ${names} 吗？`,
  seeHelp: (command: string) => `用 ${command} --help 查看用法`,
};

export const programTexts = bilingual(zh, {
  about:
    'Lading, a shipment ledger: every shipment from order split to sign-off as one stream of facts.',
  commands: {
    serve: 'run roles: keep read models, follow up on facts, answer health checks',
    demo: 'a company of 300 shipments: makes it, prints its board and its report',
    import: 'orders, master data, history, commands or a sealed vault from a file',
    export: 'ledger, vault or a read model as facts-ndjson, vault, csv or ocel',
    replay: 'the state and timeline of one shipment at any instant',
    report: 'lead times, on time in full, exceptions and the other figures',
    rebuild: 'build a read model anew beside the old one, then switch',
    verify: 'is the ledger whole, and do the read models agree with it?',
    doctor: 'look at everything Lading needs, and how to mend it',
    backup: 'copy ledger and vault while they are in use',
    restore: 'bring a backup into an empty folder',
    bench: 'measure speed and size against references of the same run',
  },
  titles: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
  },
  options: {
    help: 'show help',
    version: 'show the version',
    json: 'nothing but JSON on stdout, for programs',
    data: 'data folder (default LADING_DATA, else ./data)',
    demoData: 'data folder (default LADING_DATA, else ./data-demo)',
    helpCommand: 'show the help of a command',
  },
  usage: '[command] [options]',
  usageOf: (parameters: string) => `[options]${parameters}`,
  exits: [
    'Exit codes: 0 done · 1 refused or found wrong · 2 wrong usage',
    '            3 store unreachable or folder held · 130 interrupted',
  ].join('\n'),
  errors: {
    'commander.unknownCommand': (name: string) => `there is no command ${name}`,
    'commander.unknownOption': (name: string) => `there is no option ${name}`,
    'commander.missingArgument': (name: string) => `<${name}> is missing`,
    'commander.optionMissingArgument': (name: string) => `${name} needs a value`,
    'commander.missingMandatoryOptionValue': (name: string) => `${name} is needed`,
    'commander.conflictingOption': (name: string) =>
      `${name} does not go with another option given`,
    'commander.excessArguments': () => 'too many arguments',
    'commander.invalidArgument': (name: string) => `the value of ${name} is not right`,
  },
  allowed: (choices: string) => `one of ${choices}`,
  byDefault: (value: string) => `default ${value}`,
  noted: (description: string, notes: readonly string[]) => `${description} (${notes.join('; ')})`,
  because: (wrong: string, reason: string) => `${wrong}: ${reason}`,
  suggesting: (wrong: string, names: string) => `${wrong}. Did you mean ${names}?`,
  seeHelp: (command: string) => `${command} --help shows how`,
});

export type CommandName = keyof typeof zh.commands;
