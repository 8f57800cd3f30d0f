import { bilingual } from './bilingual.ts';
import { number } from './figures.ts';

interface Restored {
  readonly dir: string;
  readonly head: number;
  readonly vault: boolean;
}

export const restoreTexts = bilingual(
  {
    dir: '备份所在的目录',
    keys: '密钥所在的目录（vault.key、secret）',
    done: ({ dir, head, vault }: Restored) =>
      `已恢复到 ${dir}：账本到第 ${number(head)} 位${vault ? '，含保险库' : ''}。` +
      '账本进入新纪元，读模型已重建',
    missing: (names: readonly string[]) =>
      `还缺 ${names.join('、')}：开始使用前请放回此目录，否则保险库打不开，旧命令重发也认不出来`,
    notEmpty: (dir: string, there: readonly string[]) =>
      `${dir} 里已有 ${there.slice(0, 5).join('、')}。只能恢复到空目录`,
  },
  {
    dir: 'the folder that holds the backup',
    keys: 'the folder that holds the keys (vault.key, secret)',
    done: ({ dir, head, vault }: Restored) =>
      `Restored into ${dir}: the ledger up to position ${number(head)}${vault ? ', the vault' : ''}. ` +
      'The ledger begins a new epoch; the read models are rebuilt',
    missing: (names: readonly string[]) =>
      `Still missing: ${names.join(', ')}. Put them into the folder before you go on, or the ` +
      'vault stays locked and repeated old commands are not recognised',
    notEmpty: (dir: string, there: readonly string[]) =>
      `${dir} already holds ${there.slice(0, 5).join(', ')}. Restore needs an empty folder`,
  },
);
