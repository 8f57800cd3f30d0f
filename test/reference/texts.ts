import type { Words } from '../../src/wording/say.ts';

/** What the pages say beside the tables' own words. */
export const TEXTS = {
  generated: [
    '本页由 `npm run docs:reference` 从代码里的词表生成，请勿手改。',
    'This page is written by `npm run docs:reference` from the tables in the code; do not edit it.',
  ],
  types: [
    '字段类型见[总览](README.md#字段类型)；每个命令都有的字段见[总览](README.md#每个命令都有的字段)。',
    'Types of fields, and the fields that every command has, ' +
      'are explained in the [overview](README.md).',
  ],
  kinds: ['Put 的种类', 'Kinds of Put'],
  commands: ['命令', 'Commands'],
  facts: ['记录', 'Facts'],
  rules: ['规则', 'Rules'],
  choices: ['取值', 'Choices'],
  command: ['命令', 'Command'],
  fact: ['记录', 'Fact'],
  rule: ['规则', 'Rule'],
  name: ['名称', 'Name'],
  does: ['作用', 'What it does'],
  says: ['含义', 'What it says'],
  kind: ['类别', 'Kind'],
  field: ['字段', 'Field'],
  type: ['类型', 'Type'],
  needed: ['必填', 'Needed'],
  meaning: ['含义', 'Meaning'],
  words: ['说法', 'Words'],
  refusesHead: ['拒绝哪些命令', 'Refuses'],
  deviatesHead: ['哪些报告仍记录，但标为偏差', 'Deviation of'],
  fields: ['字段', 'Fields'],
  decision: ['决定', 'decision'],
  report: ['报告', 'report'],
  noFields: ['没有字段。', 'It has no fields.'],
  yes: ['是', 'yes'],
  records: ['产生的记录', 'Records'],
  refuses: ['可能被拒绝', 'Can be refused by'],
  deviates: ['可能带偏差', 'Can be recorded with'],
  colon: ['：', ': '],
  join: ['、', ', '],
  allBut: ['除 {but} 外全部', 'all but {but}'],
  all: ['全部', 'all'],

  allReports: ['全部报告', 'all reports'],
  allReportsBut: ['除 {but} 外的全部报告', 'all reports but {but}'],
  factsIntro: [
    '标 ◆ 的是现场报告，可以更正。带问号的字段可以没有。',
    'A fact marked ◆ is a report and can be corrected. A field with a question mark can be absent.',
  ],
  rulesIntro: [
    '花括号里是答复里给出的数值。决定违反规则就被拒绝；报告违反规则仍然记录，规则名写进记录的 `deviations`。',
    'What stands in braces is given with the answer. A decision that breaks a rule is refused; ' +
      'a report is recorded all the same, with the rule’s name in the fact’s `deviations`.',
  ],
  replacements: ['以及代替被划掉记录的报告', 'and the reports in the place of those struck'],
  anyStream: ['`stream` 有误的任何命令', 'any command with a wrong `stream`'],
  namedIn: ['不拒绝命令，写在 {fact} 里', 'no command; it is named in {fact}'],
  scansIntro: [
    '扫到不属于这里的码，答复是拒绝它的规则，同时记下 `ScanRejected`；手工或由系统报来的，只拒绝。',
    'A scan of a code that does not belong here is answered with the rule that says no, and ' +
      'recorded as `ScanRejected`; typed or sent by a system, it is only refused.',
  ],
  other: ['English', '中文'],
} satisfies Record<string, Words>;

/** Title of a page, and what its subject is. */
export const SUBJECTS = {
  shipment: {
    title: ['发运单参考', 'Shipment reference'],
    intro: [
      '发运单：从一个发货地到一个收货方的一批货，从计划到签收是一条流 `shipment-<编号>`。',
      'A shipment is goods on their way from one site to one party; from ' +
        'plan to sign-off it is one stream, `shipment-<id>`.',
    ],
  },
  order: {
    title: ['订单参考', 'Order reference'],
    intro: [
      '订单：客户要的货，由来源系统发来，流 `order-<来源>:<单号>`；它分成发运单，并跟着发运单的数量走。',
      'An order is what a customer wants, told by its source, in the stream ' +
        '`order-<source>:<number>`; it is split into shipments and follows their quantities.',
    ],
  },
  trip: {
    title: ['车次参考', 'Trip reference'],
    intro: [
      '车次：一辆车走过几个站点的一趟，流 `trip-<编号>`；多张发运单同乘一个车次，一张发运单也可先后乘几个车次。',
      'A trip is one vehicle’s way over its stops, in the stream `trip-<id>`; ' +
        'many shipments ride it, and a shipment can ride several.',
    ],
  },
  track: {
    title: ['轨迹参考', 'Track reference'],
    intro: [
      '轨迹：一个车次一天的位置和传感数据，流 `track-<车次>-<日期>`，日期按 UTC。',
      'A track holds where a trip was on one day and how its goods had it, in ' +
        'the stream `track-<trip>-<day>`, the day being that of UTC.',
    ],
  },
  scans: {
    title: ['错扫参考', 'Wrong scans reference'],
    intro: [
      '错扫：不知道该记在哪张发运单上的错扫，一个地点一天一条流 `scans-<地点>-<日期>`；属于某张发运单的错扫记在它自己的流里。',
      'A wrong scan stands here where nobody knows which shipment was meant, one stream a ' +
        'site and day, `scans-<site>-<day>`; any other stands in the stream of its shipment.',
    ],
  },
  unmatched: {
    title: ['待认领的承运商消息参考', 'Unmatched carrier events reference'],
    intro: [
      '承运商报来而没有发运单认领的消息，一个承运商的一个运单号一条流 `unmatched-<承运商>:<运单号>`；运单号有了发运单，流程就转告它。',
      'What carriers tell of waybills that are of no shipment yet, one stream a carrier and ' +
        'waybill, `unmatched-<carrier>:<waybill>`; a process tells it on once there is one.',
    ],
  },
  subscription: {
    title: ['订阅参考', 'Subscription reference'],
    intro: [
      '订阅：某个系统要在哪些事件发生时被通知，一个订阅一条流 `subscription-<编号>`。',
      'A subscription says which events a system is told of and where, ' +
        'in a stream of its own, `subscription-<id>`.',
    ],
  },
  outbox: {
    title: ['待发通知参考', 'Outbox reference'],
    intro: [
      '待发通知：一个订阅关于一个对象要收到的全部通知，按先后排列，流 `outbox-<订阅>-<对象的流>`；对象之间互不等待。',
      'An outbox holds all that one subscription is told of one subject, in its order, in the ' +
        'stream `outbox-<subscription>-<stream of the subject>`; no subject waits for another.',
    ],
  },
  alert: {
    title: ['告警参考', 'Alert reference'],
    intro: [
      '告警：一条规则在一个对象上发现的情况，流 `alert-<规则>:<对象的流>`；解除后再发生就是下一次。',
      'An alert is what one rule has found about one subject, in the stream `alert-<rule>:<stream ' +
        'of the subject>`; after it is cleared it can be raised again.',
    ],
  },
  access: {
    title: ['权限参考', 'Access reference'],
    intro: [
      '权限：谁以什么角色和范围进来。一个密钥一条流 `access-key-<编号>`，一个用户一条流 `access-person-<编号>`；由系统代管理员发送。',
      'Access says who is let in, with which role and scope: one stream a key, `access-key-<id>`, ' +
        'one a person, `access-person-<id>`. Lading itself sends these commands, for an admin.',
    ],
  },
  master: {
    title: ['主数据参考', 'Master data reference'],
    intro: [
      '主数据：单位、地点、货品、承运商等的档案，每个编码一条流 `<种类>-<编码>`。各种类的命令相同，只有 `Put` 的字段不同。',
      'Master data are the records of parties, sites, products, carriers and so ' +
        'on, each code with a stream of its own, `<kind>-<code>`. All kinds ' +
        'have the same commands; only the fields of `Put` differ.',
    ],
  },
} satisfies Record<string, { readonly title: Words; readonly intro: Words }>;
