import type { MongoNote } from '../../servers/mongodb/judge.ts';
import { bilingual } from './bilingual.ts';

export const doctorTexts = bilingual(
  {
    well: '一切正常',
    ill: '有需要处理的问题，见上',
    node: (node: string, sqlite: string) => `Node ${node}，SQLite ${sqlite}`,
    nodeMend: (major: number) => `需要 Node ${major}：在仓库里先运行 npm ci，再用 npm run 启动`,
    unknownVariables: (names: string) => `没有人读取的环境变量：${names}`,
    unknownMend: '多半是拼写错误，对照 docs/operating.md 更正',
    folder: (dir: string) => `数据目录 ${dir}`,
    noFolder: (dir: string) => `还没有数据目录 ${dir}`,
    noFolderMend: '第一次写入时会自动建立；例如 lading import 或 lading demo',
    noAccess: (dir: string) => `数据目录 ${dir} 不可读写`,
    noAccessMend: '把目录交给运行 Lading 的用户',
    disk: (megabytes: string) => `磁盘剩余 ${megabytes} MB`,
    diskMend: '腾出空间或换更大的磁盘；写满时账本只读，腾出空间后自动恢复',
    clock: (time: string, zone: string) => `时钟 ${time}（${zone}）`,
    clockMend: '账本的写入时间晚于现在：时钟被调回过，请开启网络对时',
    keys: (names: readonly string[], configured: boolean) =>
      `密钥 ${names.join('、')} 只有本用户可读${configured ? '；LADING_SECRET 已设置' : ''}`,
    noKey: (path: string) => `缺少 ${path}`,
    noKeyMend: '把与这个保险库对应的 vault.key 放回数据目录',
    openKeys: (names: readonly string[]) => `其他用户也能读到 ${names.join('、')}`,
    openKeysMend: (paths: string) => `chmod 600 ${paths}`,
    eventStore: (version: string, host: string) => `EventStoreDB ${version}，${host}`,
    documents: (server: string, host: string, database: string) =>
      `${server}，${host}，数据库 ${database}`,
    notes: {
      'mongodb-ferretdb': 'FerretDB：写入是否持久取决于它背后的数据库',
      'mongodb-standalone': 'MongoDB 是单机：它停下时，没有别的成员接手',
    } satisfies Record<MongoNote, string>,
    noteMends: {
      'mongodb-ferretdb': '确认背后的数据库在应答之前已经落盘',
      'mongodb-standalone': '改成三个成员的副本集，见 docs/scaling.md',
    } satisfies Record<MongoNote, string>,
    clocksApart: (seconds: string) => `本机与 MongoDB 服务器的时钟相差 ${seconds} 秒`,
    secret: (isSet: boolean): string =>
      isSet ? 'LADING_SECRET 已设置' : '密钥在文件 secret 里；其他进程须用同一个',
    vaultKey: (isSet: boolean): string =>
      isSet ? 'LADING_VAULT_KEY 已设置' : '保险库的密钥在 vault.key 里',
    noVaultKey: '保险库在服务器上，但没有它的密钥',
    noVaultKeyMend:
      '把保险库的密钥设为 LADING_VAULT_KEY；新保险库用 openssl rand -hex 32 生成一个，并另存一份',
    vaultApart: '账本在服务器上，保险库却在这个目录里：其他进程看不到其中的个人信息',
    vaultApartMend: '用 LADING_VAULT 把保险库也放到服务器上，除非只有这一个进程写入',
    free: '数据目录没有被占用',
    held: (pid: number | string, since: string, url: string | undefined) =>
      `数据目录由进程 ${pid} 占用，自 ${since}${url ? `，${url}` : ''}`,
    vault: '保险库可以打开',
    notHeld: (why: string) => `数据目录无法占用，不能写入：${why}`,
    notHeldMend: '检查磁盘空间和目录权限；读取的命令不受影响',
    vaultLocked: (why: string) => `保险库打不开：${why}`,
    vaultMend: '用写这个目录的 Lading 版本打开；若文件有损，从备份恢复 vault.db',
    vaultGone: '有 vault.key，但没有 vault.db',
    vaultGoneMend: '若记过个人信息，请从备份放回 vault.db；否则下次写入会新建',
    ledger: (id: string, epoch: number, head: string) =>
      `账本 ${id.slice(0, 8)}，纪元 ${epoch}，到第 ${head} 位`,
    ledgerUnusable: (why: string) => `账本不可用：${why}`,
    ledgerMend: '用写这个目录的 Lading 版本打开；若文件有损，用 lading restore 从备份恢复',
    noLedger: '还没有账本',
    noLedgerMend: '用 lading import 导入，或用 lading demo 看一个例子',
    readModel: (name: string, documents: string, behind: string) =>
      `读模型 ${name}：${documents} 份文档，落后 ${behind} 条事实`,
    ledBy: (owner: string) => `，由 ${owner} 维护`,
    ledByNobody: '，此刻没有进程维护',
    readModelsUnusable: (why: string) => `读模型不能使用：${why}`,
    readModelsMend: '没有人写入时删掉 read-models.db 和 read-models/，再运行 lading rebuild --all',
    notBuilt: (name: string) => `读模型 ${name} 还没有建好`,
    rebuildMend: (name: string) => `下一条读取命令会补建；或 lading rebuild ${name}`,
    parked: (name: string, id: string, type: string, position: string, why: string) =>
      `${name} 的文档 ${id} 被搁置在第 ${position} 位的 ${type}：${why}`,
    parkedMend: (name: string, id: string) =>
      `排除原因后运行 lading rebuild ${name} --document ${id}`,
    moreParked: (n: string) => `共有 ${n} 份文档被搁置`,
  },
  {
    well: 'All is well',
    ill: 'Something needs mending, see above',
    node: (node: string, sqlite: string) => `Node ${node}, SQLite ${sqlite}`,
    nodeMend: (major: number) =>
      `Node ${major} is needed: in the repository, npm ci once, then start through npm run`,
    unknownVariables: (names: string) => `variables that nobody reads: ${names}`,
    unknownMend: 'most likely misspelt: compare with docs/operating.md',
    folder: (dir: string) => `data folder ${dir}`,
    noFolder: (dir: string) => `there is no data folder ${dir} yet`,
    noFolderMend: 'the first write makes it: lading import, or lading demo',
    noAccess: (dir: string) => `the data folder ${dir} cannot be read and written`,
    noAccessMend: 'give it to the user that runs Lading',
    disk: (megabytes: string) => `${megabytes} MB free on its disk`,
    diskMend:
      'make room or take a bigger disk; when full, the ledger is read-only until there is room',
    clock: (time: string, zone: string) => `clock ${time} (${zone})`,
    clockMend: 'the ledger was written later than now: the clock was set back; synchronise it',
    keys: (names: readonly string[], configured: boolean) =>
      `keys ${names.join(', ')} are for this user only${configured ? '; LADING_SECRET is set' : ''}`,
    noKey: (path: string) => `${path} is missing`,
    noKeyMend: 'put back the vault.key that belongs to this vault',
    openKeys: (names: readonly string[]) => `others can read ${names.join(', ')}`,
    openKeysMend: (paths: string) => `chmod 600 ${paths}`,
    eventStore: (version: string, host: string) => `EventStoreDB ${version} at ${host}`,
    documents: (server: string, host: string, database: string) =>
      `${server} at ${host}, database ${database}`,
    notes: {
      'mongodb-ferretdb': 'FerretDB: what it acknowledges is as durable as the database behind it',
      'mongodb-standalone': 'MongoDB is a single server: while it is down, nobody takes over',
    },
    noteMends: {
      'mongodb-ferretdb': 'make sure that the database behind it flushes before it answers',
      'mongodb-standalone': 'make it a replica set of three members, see docs/scaling.md',
    },
    clocksApart: (seconds: string) =>
      `the clocks of this machine and of the MongoDB server are ${seconds} s apart`,
    secret: (isSet: boolean): string =>
      isSet ? 'LADING_SECRET is set' : 'the secret is in a file; other processes need the same',
    vaultKey: (isSet: boolean): string =>
      isSet ? 'LADING_VAULT_KEY is set' : 'the key of the vault is in vault.key',
    noVaultKey: 'the vault is on a server, and its key is not here',
    noVaultKeyMend:
      'set LADING_VAULT_KEY to the key of the vault; for a new one, openssl rand -hex 32 makes it, ' +
      'keep a copy',
    vaultApart:
      'the ledger is on a server, but the vault in this folder: other processes do not see the ' +
      'personal data in it',
    vaultApartMend:
      'put the vault on a server as well (LADING_VAULT), unless this is the only process that writes',
    free: 'nobody holds the data folder',
    held: (pid: number | string, since: string, url: string | undefined) =>
      `the data folder is held by process ${pid} since ${since}${url ? `, ${url}` : ''}`,
    vault: 'the vault opens',
    notHeld: (why: string) => `the data folder cannot be held, so nothing can be written: ${why}`,
    notHeldMend: 'look at the room on the disk and at the rights of the folder; reading goes on',
    vaultLocked: (why: string) => `the vault does not open: ${why}`,
    vaultMend: 'use the Lading that wrote this folder; if the file is damaged, restore vault.db',
    vaultGone: 'there is a vault.key, but no vault.db',
    vaultGoneMend:
      'if personal data was recorded, put vault.db back from a backup; the next write makes a new one',
    ledger: (id: string, epoch: number, head: string) =>
      `ledger ${id.slice(0, 8)}, epoch ${epoch}, up to position ${head}`,
    ledgerUnusable: (why: string) => `the ledger cannot be used: ${why}`,
    ledgerMend:
      'use the Lading that wrote this folder; if the file is damaged, lading restore a backup',
    noLedger: 'there is no ledger yet',
    noLedgerMend: 'lading import a file, or see lading demo',
    readModel: (name: string, documents: string, behind: string) =>
      `read model ${name}: ${documents} documents, ${behind} facts behind`,
    ledBy: (owner: string) => `, kept up to date by ${owner}`,
    ledByNobody: ', kept up to date by nobody now',
    readModelsUnusable: (why: string) => `the read models cannot be used: ${why}`,
    readModelsMend:
      'while nobody writes, delete read-models.db and read-models/, then lading rebuild --all',
    notBuilt: (name: string) => `read model ${name} is not built yet`,
    rebuildMend: (name: string) =>
      `the next command that reads builds it; or lading rebuild ${name}`,
    parked: (name: string, id: string, type: string, position: string, why: string) =>
      `${name}: document ${id} is parked at ${type}, position ${position}: ${why}`,
    parkedMend: (name: string, id: string) =>
      `mend the cause, then lading rebuild ${name} --document ${id}`,
    moreParked: (n: string) => `${n} documents are parked in all`,
  },
);
