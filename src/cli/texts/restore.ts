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
    newEpoch: '账本在服务器上：放回服务器的备份之后，开始新纪元',
    epochByItself: 'lading restore <目录> 自会开始新纪元；--new-epoch 只用于服务器上的账本',
    dirMissing: '缺少参数 <dir>：备份所在的目录',
    onServer: (store: string) =>
      `账本在 ${store}：先停下所有进程，用服务器自己的工具放回备份，再运行 ` +
      'lading restore --new-epoch；见 docs/scaling.md',
    begun: (store: string, epoch: number) =>
      `${store} 的账本进入纪元 ${epoch}。读模型由 lading serve 或下一条读取命令重建`,
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
    newEpoch: 'of a ledger on a server: begin a new epoch once its backup was put back',
    epochByItself:
      'lading restore <dir> begins a new epoch by itself; --new-epoch is for a ledger on a server',
    dirMissing: '<dir> is missing: the folder that holds the backup',
    onServer: (store: string) =>
      `The ledger is at ${store}: stop all processes, put the backup back with the server’s own ` +
      'tools, then run lading restore --new-epoch; see docs/scaling.md',
    begun: (store: string, epoch: number) =>
      `The ledger at ${store} begins epoch ${epoch}. The read models are rebuilt by lading serve ` +
      'or by the next command that reads',
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
