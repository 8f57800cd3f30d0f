import { bilingual } from './bilingual.ts';

export const demoTexts = bilingual(
  {
    seed: '随机种子：同一种子得到同样的事实（默认 1）',
    days: '历史有多少天（默认 60）',
    reset: '删掉这个目录里的演示，重新建一个',
    between: (min: number, max: number) => `须为 ${min} 到 ${max} 的整数`,
    notOurs: (dir: string) => `${dir} 不是演示建的目录，不会动它。用 --data 另选一个`,
    other: (dir: string, seed: number, days: number) =>
      `${dir} 里是种子 ${seed}、${days} 天的演示。加 --reset 重新建，或用 --data 另选目录`,
    ledgerInUse: (store: string) =>
      `${store} 的账本里已有别的事实，演示不会写进去。换一个空的账本，或去掉 LADING_LEDGER`,
    interrupted: '已停在一致的状态。再运行一次 lading demo，会从这里接着建',
    intro: (days: number, facts: string, seconds: string, dir: string, seed: number) =>
      `一家水泵阀门公司的 ${days} 天：${facts} 条事实，用时 ${seconds} 秒，` +
      `存于 ${dir}\n种子 ${seed}；公司、客户和人名都是虚构的`,
    next: '接下来可以试试',
    steps: {
      replay: (at: string) => `一张发运单的来龙去脉；加 --at "${at}" 看那时的状态`,
      report: '按承运商比较：谁最常晚到',
      verify: '账本无缺，读模型与重新折叠一致',
      export: '给过程挖掘工具的 OCEL 2.0 日志',
      help: '还有哪些命令',
    },
  },
  {
    seed: 'the same seed gives the same facts (default 1)',
    days: 'how many days of history (default 60)',
    reset: 'remove the demo in this folder and make it anew',
    between: (min: number, max: number) => `it must be a whole number from ${min} to ${max}`,
    notOurs: (dir: string) =>
      `${dir} was not made by the demo, which leaves it alone. Choose another with --data`,
    other: (dir: string, seed: number, days: number) =>
      `${dir} holds the demo of seed ${seed} and ${days} days. ` +
      '--reset makes it anew, --data chooses another folder',
    ledgerInUse: (store: string) =>
      `The ledger at ${store} holds other facts, and the demo leaves it alone. ` +
      'Give it an empty one, or unset LADING_LEDGER',
    interrupted: 'Stopped in a consistent state. lading demo goes on from here',
    intro: (days: number, facts: string, seconds: string, dir: string, seed: number) =>
      `${days} days of a maker of pumps and valves: ${facts} facts in ${seconds} s, in ${dir}\n` +
      `Seed ${seed}; the company, its customers and its people are invented`,
    next: 'What to look at next',
    steps: {
      replay: (at: string) => `how one shipment went; --at "${at}" shows it at that moment`,
      report: 'which carrier is late most often',
      verify: 'the ledger is whole, the read models are what a fresh fold gives',
      export: 'an OCEL 2.0 log for process mining',
      help: 'all commands',
    },
  },
);
