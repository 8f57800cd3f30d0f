import type { ExchangeRule } from '../exchange/rules.ts';
import type { Words } from './say.ts';

/** What is wrong with a row of a file. Line and field are named beside it. */
export const exchangeRules = {
  'text-must-be-utf-8-or-gb18030': [
    '含有既非 UTF-8 也非 GB18030 的字节',
    'contains bytes that are neither UTF-8 nor GB18030',
  ],
  'line-must-not-be-so-long': ['这一行太长', 'is too long a line'],
  'row-must-be-csv': ['引号没有配对', 'has a quote that is not closed, or one out of place'],
  'row-must-be-json': ['不是完整的 JSON：{reason}', 'is not complete JSON: {reason}'],
  'row-must-have-all-columns': [
    '应有 {columns} 列，实有 {found} 列',
    'has {found} columns where {columns} are expected',
  ],
  'column-is-required': ['缺少这一列', 'is a column that the file must have'],
  'column-is-unknown': ['没有这个列名', 'is not a known column'],
  'column-must-be-there-once': ['这一列出现了两次', 'is a column that is there twice'],
  'log-must-not-have-so-many-rows': [
    '超过 {max} 行，请按整个订单分成几个文件',
    'has more than {max} rows; split it, each order whole in one file',
  ],
  'must-be-a-list-of-ids': [
    "应为编号列表，例如 ['1','2']",
    "must be a list of ids, such as ['1','2']",
  ],
  'must-name-exactly-one': ['应恰好有一个，实有 {found} 个', 'must name exactly one, not {found}'],
  'activity-must-be-among-so-many': [
    '没有对应命令的活动名超过 {max} 种',
    'is one activity too many: more than {max} names without a command',
  ],
  'event-id-is-used-once': [
    '事件号 {event} 在第 {line} 行已用过，内容不同',
    'event {event} was told on line {line} with other content',
  ],
  'item-must-be-in-a-package': [
    '货品 {item} 不在任何包裹里',
    'item {item} is in no package of this file',
  ],
  'item-must-be-in-one-package': [
    '货品 {item} 已在包裹 {other} 里',
    'item {item} is in package {other} already',
  ],
  'item-must-be-in-one-order': [
    '货品 {item} 已属于订单 {other}',
    'item {item} belongs to order {other} already',
  ],
  'item-must-be-in-an-order': [
    '包裹 {package} 里货品 {item} 的下单行缺失或不可用',
    'no usable row places an order for item {item} of package {package}',
  ],
  'package-must-be-created': [
    '文件里没有包裹 {package} 的装箱记录',
    'package {package} is not created anywhere in this file',
  ],
  'package-must-be-created-once': [
    '包裹 {package} 装箱了两次',
    'package {package} is created a second time',
  ],
  'fact-type-must-be-known': [
    '{category} 没有记录类型 {type}',
    'no {category} has facts of type {type}',
  ],
  'fact-shape-must-be-known': [
    '{type} 的版本 {v} 不认识，本版本写 {known}',
    'version {v} of {type} is not known here; this version of Lading writes {known}',
  ],
  'fact-must-stay-as-recorded': [
    '{stream} 的第 {version} 条已有记录，内容不同',
    'fact {version} of {stream} is recorded already with other content',
  ],
  'stream-must-be-canonical': [
    '{stream} 应写作 {canonical}',
    '{stream} must be written {canonical}',
  ],
  'fact-must-follow-the-one-before': [
    '{stream} 只到第 {reached} 条，第 {version} 条接不上',
    'fact {version} cannot follow in {stream}, which has {reached} facts',
  ],
  'version-must-be-current': [
    '对象已更新到第 {version} 版',
    'the stream has moved on to version {version}',
  ],
  'vault-must-begin-with-its-format': [
    '不是 lading export vault 写出的第一行，后面的都没有读',
    'is not the first line that lading export vault writes; nothing after it was read',
  ],
  'vault-format-must-be-known': [
    '格式是第 {v} 版，本版本只认识第 {known} 版，后面的都没有读',
    'has format {v}; this version of Lading reads {known}, and nothing after it was read',
  ],
  'vault-must-be-whole': [
    '文件到此中断，缺少末尾的计数行；前面的已取入。请拿完整的文件再运行一次',
    'is where the file breaks off, without its last line, the counts; what came before is in. ' +
      'Take the whole file and run it again',
  ],
  'vault-must-hold-what-it-counts': [
    '计数是 {lines} 行、{texts} 项、{erased} 个已删除，实有 {foundLines} 行、{foundTexts} 项、' +
      '{foundErased} 个：文件缺了或多了内容',
    'counts {lines} lines, {texts} texts, {erased} erased, but there are {foundLines}, ' +
      '{foundTexts} and {foundErased}: the file lacks something, or has something too much',
  ],
  'vault-must-end-after-its-counts': [
    '在末尾的计数行之后',
    'comes after the last line, the counts',
  ],
  'sealed-text-must-open': [
    '打不开：内容已改动或损坏，这一行没有取入',
    'does not open: it was changed or is damaged, and nothing of this line was taken',
  ],
  'file-must-not-be-a-workbook': [
    '是 Excel 工作簿，不是 CSV；请在 Excel 里另存为“CSV UTF-8（逗号分隔）”再导入',
    'is an Excel workbook, not CSV: save it as “CSV UTF-8 (comma delimited)” first',
  ],
  'columns-must-be-parted-by-commas': [
    '列之间应该用逗号分隔，这里用的是分号或制表符',
    'parts its columns by semicolons or tabs, where commas are expected',
  ],
  'column-must-be-named-as-in-template': [
    '不是模板里的列名，所以什么也没有导入；不要的列请删去，要随订单带上的写成 属性.列名',
    'is no column of the template, so nothing was imported: remove it, or call it ' +
      'attributes.<name> to carry it along',
  ],
  'must-be-a-time': [
    '应为日期或日期时间，例如 2026-03-01 或 2026-03-01 08:30',
    'must be a day, or a day and a time, such as 2026-03-01 or 2026-03-01 08:30',
  ],
  'must-be-references': [
    '应写作 种类:号码，多个用分号隔开，例如 PO:4500017;合同:HT-8',
    'must be kind:number, several joined by semicolons, such as PO:4500017;contract:HT-8',
  ],
  'rows-must-agree': [
    '与第 {line} 行不一致，那里是 {other}',
    'does not agree with line {line} of the file, which says {other}',
  ],
  'row-needs-a-schedule-line': [
    '同一行号有多行时，每行都要有计划行号',
    'is missing: where a line has several rows, each must name its schedule line',
  ],
  'row-is-told-once': [
    '与第 {line} 行是同一个计划行',
    'names the same schedule line as line {line} of the file',
  ],
  'order-must-be-whole': [
    '第 {line} 行有问题，所以这张订单都没有导入',
    'line {line} of the file keeps this order from being ' +
      'imported, which is taken whole or not at all',
  ],
  'list-must-be-closed': [
    '列表没有结尾的 ]，文件可能不完整；前面的已导入',
    'is where the list breaks off without its closing bracket; what came before was imported',
  ],
  'nothing-must-follow-the-list': ['在列表结束之后', 'comes after the end of the list'],
} satisfies Record<ExchangeRule, Words>;
