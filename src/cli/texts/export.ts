import { bilingual } from './bilingual.ts';
import { number } from './figures.ts';

export const exportTexts = bilingual(
  {
    what: '每行一条事实、密封的保险库、一个读模型、或 OCEL 2.0 日志',
    of: '要导出的读模型（只用于 csv）',
    shipment: '只导出这一张发运单',
    from: '记录时间从此（含）',
    to: '记录时间到此（含）；只写日期指当天结束',
    out: '写到文件，写完才出现；默认写到标准输出',
    csvNeedsOf: 'csv 需要用 --of 指定读模型',
    csvIsWhole: 'csv 导出整个读模型，不能与 --shipment、--from、--to 同用',
    ofIsForCsv: '--of 只用于 csv',
    vaultIsWhole: '保险库只能整个导出，不能与 --shipment、--from、--to 同用',
    noVault: (dir: string) => `这里没有保险库（数据目录 ${dir}）`,
    sealed:
      '内容仍是密封的，只有保险库的密钥（vault.key 或 LADING_VAULT_KEY）能打开；密钥不在其中。' +
      '导入后请删除这份导出：以后的删除管不到它',
    done: (file: string, lines: number) => `已写入 ${file}，${number(lines)} 行`,
    cutShort: '已停止。标准输出上的内容不完整，请丢弃后再运行一次',
    interrupted: '已停止。没有留下不完整的文件，再运行一次即可',
  },
  {
    what: 'a fact a line, the sealed vault, a read model, or an OCEL 2.0 log for process mining',
    of: 'the read model (csv only)',
    shipment: 'only this shipment',
    from: 'recorded at this instant or later',
    to: 'recorded up to this instant; a day alone means until its end',
    out: 'write a file, there only when complete; default: stdout',
    csvNeedsOf: 'csv needs --of and a read model',
    csvIsWhole: 'csv exports a whole read model: without --shipment, --from, --to',
    ofIsForCsv: '--of goes with csv only',
    vaultIsWhole: 'a vault is exported whole: without --shipment, --from, --to',
    noVault: (dir: string) => `There is no vault here yet (data folder ${dir})`,
    sealed:
      'It is still sealed: only the key of the vault (vault.key or LADING_VAULT_KEY) opens it, and ' +
      'that is not in it. Delete it once it is imported: later erasures do not reach it',
    done: (file: string, lines: number) => `Wrote ${file}, ${number(lines)} lines`,
    cutShort: 'Stopped. What is on stdout is not complete: discard it and run it again',
    interrupted: 'Stopped. No incomplete file is left; run it again',
  },
);
