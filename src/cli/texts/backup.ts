import { bilingual } from './bilingual.ts';
import { number } from './figures.ts';

interface Copied {
  readonly dir: string;
  readonly head: number;
  readonly vault: boolean;
  /** The vault is on a server. */
  readonly elsewhere: boolean;
}

export const backupTexts = bilingual(
  {
    dir: '写到这个目录，须为空或尚不存在',
    keys: '把密钥另存到这个目录（须与备份分开）',
    done: ({ dir, head, vault, elsewhere }: Copied) =>
      `已备份到 ${dir}：账本到第 ${number(head)} 位` +
      (elsewhere
        ? '。保险库在服务器上：用那台服务器自己的备份，并在账本之后做'
        : `${vault ? '，含保险库' : '，没有保险库'}`),
    onServer: (store: string) =>
      `账本在 ${store}：用服务器自己的备份，见 docs/scaling.md；` +
      '放回之后运行 lading restore --new-epoch',
    keysStayed: (dir: string) =>
      `密钥不在备份里。请把 ${dir} 中的 vault.key 和 secret 另行保存，没有它们保险库无法打开`,
    keysAt: (paths: readonly string[]) => `密钥另存为：${paths.join('、') || '（无）'}`,
    notEmpty: (dir: string) => `${dir} 里已有内容。备份须写到空目录`,
    outside: (dir: string) => `备份不能放在数据目录 ${dir} 里面`,
    keysThere: (paths: readonly string[]) =>
      `已有 ${paths.join('、')}，不会覆盖。--keys 另选一个目录`,
    keysApart: '--keys 须与备份目录不同：密钥和它保护的内容不能放在一起',
  },
  {
    dir: 'write it here: an empty folder, or none yet',
    keys: 'copy the keys to this folder, apart from the backup',
    done: ({ dir, head, vault, elsewhere }: Copied) =>
      `Backed up to ${dir}: the ledger up to position ${number(head)}` +
      (elsewhere
        ? '. The vault is on a server: take that server’s own backup, after this one'
        : `, ${vault ? 'and the vault' : 'no vault was there'}`),
    onServer: (store: string) =>
      `The ledger is at ${store}: take that server’s own backup, see docs/scaling.md; ` +
      'once it was put back, run lading restore --new-epoch',
    keysStayed: (dir: string) =>
      `The keys are not in it. Keep vault.key and secret of ${dir} elsewhere: ` +
      'without them the vault cannot be opened',
    keysAt: (paths: readonly string[]) => `Keys copied apart: ${paths.join(', ') || '(none)'}`,
    notEmpty: (dir: string) => `${dir} is not empty. A backup goes into an empty folder`,
    outside: (dir: string) => `A backup does not belong into the data folder ${dir} itself`,
    keysThere: (paths: readonly string[]) =>
      `${paths.join(', ')} is there already and will not be overwritten: choose another --keys`,
    keysApart: '--keys must be another folder: keys never lie beside what they protect',
  },
);
