import type { ServerRule } from '../../servers/unusable.ts';
import { bilingual } from './bilingual.ts';

/** Which store server cannot be used and how to mend it; `{name}` is the param of that name. */
const zh = {
  'eventstoredb-url':
    'EventStoreDB 的地址读不懂：此处应为 {expected}。' +
    '写成 esdb://用户:密码@主机:2113?tls=true，密码里的特殊字符用百分号编码',
  'eventstoredb-scheme':
    'EventStoreDB 用 esdb:// 或 esdb+discover:// 连接，不是 {scheme}://。把同样的主机写在 esdb:// 后面',
  'eventstoredb-needs-credentials':
    '{host} 的 EventStoreDB 用 TLS 连接，但地址里没有用户。' +
    '写成 esdb://用户:密码@…，或给出 userCertFile 和 userKeyFile',
  'eventstoredb-unreachable': '{host} 没有 EventStoreDB 应答。检查它是否在运行、端口和网络',
  'eventstoredb-silent':
    '{host} 在 {timeoutMs} 毫秒内没有像 EventStoreDB 那样应答。检查负载、端口和中间的网络设备',
  'eventstoredb-not-ready': '{host} 的 EventStoreDB 还没有就绪：正在启动或选主。稍后再试',
  'eventstoredb-tls':
    '{host} 的 EventStoreDB 与地址里的 TLS 设置不一致（{found}）。' +
    '只对不加密的服务器写 tls=false；自签证书用 tlsCAFile',
  'eventstoredb-foreign': '{host} 应答的不是 Lading 认识的 EventStoreDB（{found}）。检查主机和端口',
  'eventstoredb-too-old': '{host} 的 EventStoreDB 是 {found} 版，至少需要 {minimum}。请升级',
  'eventstoredb-credentials': '{host} 的 EventStoreDB 不接受用户 {user}。检查地址里的用户名和密码',
  'eventstoredb-read-only': '用户 {user} 不能写入 {host} 的 EventStoreDB。给它写入权限',
  'eventstoredb-may-not-read': '用户 {user} 不能读取 {host} 的 EventStoreDB。给它读取 $all 的权限',
  'eventstoredb-no-ledger':
    '{host} 的 EventStoreDB 上还没有账本。用 lading import <文件> 导入，或运行 lading serve',
  'eventstoredb-not-a-ledger':
    '{host} 的流 {stream} 没有说明这是哪个账本（{found}）。换一个没有别人写这条流的 EventStoreDB',
  'eventstoredb-newer-format': '{host} 的账本是格式 {found}，本版本只认识 {known}。请升级 Lading',
  'mongodb-url':
    'MongoDB 的地址读不懂：{expected}。' +
    '写成 mongodb://用户:密码@主机/lading，密码里的特殊字符用百分号编码',
  'mongodb-database-name': 'MongoDB 的数据库不能叫 {database}。请在地址里改名',
  'mongodb-unreachable': '{host} 没有 MongoDB 应答。检查它是否在运行、端口和网络',
  'mongodb-silent': '{host} 在 {timeoutMs} 毫秒内没有像 MongoDB 那样应答。检查负载和端口',
  'mongodb-no-primary': '{host} 的 MongoDB 副本集没有能连上的主节点。稍后再试',
  'mongodb-tls': '{host} 的 MongoDB 与地址里的 TLS 设置不一致（{found}）。检查 tls 和 tlsCAFile',
  'mongodb-foreign': '{host} 应答的不是 Lading 认识的 MongoDB（{found}）。检查主机和端口',
  'mongodb-credentials': '{host} 的 MongoDB 不接受用户 {user}。检查用户名、密码和 authSource',
  'mongodb-too-old': '{host} 的 MongoDB 是 {found} 版，至少需要 {minimum}。请升级',
  'mongodb-vulnerable':
    '{host} 的 MongoDB {found} 会把内存内容泄露给陌生人（{advisory}）。请升级到 {minimum}',
  'mongodb-standalone-without-journal':
    '{host} 的 MongoDB 是没有日志的单机：断电会丢失写入。改用副本集，一个成员即可',
  'mongodb-write-concern':
    '地址里要求 MongoDB 的写入低于 w=majority 加日志（{found}）。去掉这个选项',
  'mongodb-read-only': '用户 {user} 不能写入 {host} 的数据库 {database}。授予它 readWrite',
  'mongodb-newer-format': '{host} 的内容是格式 {found}，本版本只认识 {known}。请升级 Lading',
} satisfies Record<ServerRule, string> as Readonly<Record<ServerRule, string>>;

export const serverTexts = bilingual(zh, {
  'eventstoredb-url':
    'The EventStoreDB URL cannot be read: {expected} is expected. ' +
    'Write esdb://user:password@host:2113?tls=true, special characters of a password as %XX',
  'eventstoredb-scheme':
    'EventStoreDB is reached by esdb:// or esdb+discover://, not by {scheme}://. ' +
    'Write the same hosts behind esdb://',
  'eventstoredb-needs-credentials':
    'EventStoreDB at {host} is reached with TLS, but the URL names no user. ' +
    'Write esdb://user:password@…, or give userCertFile and userKeyFile',
  'eventstoredb-unreachable':
    'No EventStoreDB answers at {host}. Look whether it runs, at its port and the way to it',
  'eventstoredb-silent':
    '{host} did not answer as an EventStoreDB within {timeoutMs} ms. ' +
    'Look at its load, the port and what stands between',
  'eventstoredb-not-ready':
    'EventStoreDB at {host} is not ready: it starts or elects a leader. Try again soon',
  'eventstoredb-tls':
    'EventStoreDB at {host} and the URL do not agree about TLS ({found}). ' +
    'Write tls=false for an insecure server only, tlsCAFile for a certificate of your own',
  'eventstoredb-foreign':
    'What answers at {host} is no EventStoreDB that Lading knows ({found}). Look at host and port',
  'eventstoredb-too-old':
    'EventStoreDB at {host} has version {found}, at least {minimum} is needed: upgrade it',
  'eventstoredb-credentials':
    'EventStoreDB at {host} does not accept the user {user}. Look at name and password in the URL',
  'eventstoredb-read-only':
    'The user {user} may not write to EventStoreDB at {host}. Give it the right to write',
  'eventstoredb-may-not-read':
    'The user {user} may not read all of EventStoreDB at {host}. Give it the right to read $all',
  'eventstoredb-no-ledger':
    'There is no ledger in EventStoreDB at {host} yet. Begin with lading import <file>, ' +
    'or start lading serve',
  'eventstoredb-not-a-ledger':
    'The stream {stream} at {host} does not say which ledger this is ({found}). ' +
    'Use an EventStoreDB in which nobody else writes that stream',
  'eventstoredb-newer-format':
    'The ledger at {host} has format {found}, this version knows {known}: upgrade Lading',
  'mongodb-url':
    'The MongoDB URL cannot be read: {expected}. ' +
    'Write mongodb://user:password@host/lading, special characters of a password as %XX',
  'mongodb-database-name': 'A MongoDB database cannot be called {database}: rename it in the URL',
  'mongodb-unreachable':
    'No MongoDB answers at {host}. Look whether it runs, at its port and the way to it',
  'mongodb-silent':
    '{host} did not answer as a MongoDB within {timeoutMs} ms. Look at its load and the port',
  'mongodb-no-primary':
    'The MongoDB replica set at {host} has no primary that can be reached. Try again soon',
  'mongodb-tls':
    'MongoDB at {host} and the URL do not agree about TLS ({found}). Look at tls and tlsCAFile',
  'mongodb-foreign':
    'What answers at {host} is no MongoDB that Lading knows ({found}). Look at host and port',
  'mongodb-credentials':
    'MongoDB at {host} does not accept the user {user}. Look at name, password and authSource',
  'mongodb-too-old':
    'MongoDB at {host} has version {found}, at least {minimum} is needed: upgrade it',
  'mongodb-vulnerable':
    'MongoDB at {host} has version {found}, which gives memory away to strangers ({advisory}): ' +
    'upgrade it to {minimum}',
  'mongodb-standalone-without-journal':
    'MongoDB at {host} is a single server without a journal: a power loss would lose writes. ' +
    'Use a replica set, one member is enough',
  'mongodb-write-concern':
    'The URL asks MongoDB for less than w=majority with journal ({found}): leave that option out',
  'mongodb-read-only':
    'The user {user} may not write to the database {database} at {host}: grant it readWrite',
  'mongodb-newer-format':
    'What lies at {host} has format {found}, this version knows {known}: upgrade Lading',
});
