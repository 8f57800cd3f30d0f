import type { GlossaryEntry } from './entry.ts';

export const ledgerTerms: readonly GlossaryEntry[] = [
  {
    term: ['记录', 'fact'],
    means: ['发生过的一件事，不改不删', 'Something that happened; never changed, never deleted'],
    sap: 'document 凭证',
    gs1: 'EPCIS event',
  },
  {
    term: ['流', 'stream'],
    means: ['一个对象的全部记录，按先后', 'All facts about one subject, in their order'],
  },
  {
    term: ['命令', 'command'],
    means: [
      '请求或报告一件事；决定可以拒绝，报告照记',
      'Asks for something or tells of it; a decision can be refused, a report is recorded',
    ],
  },
  {
    term: ['偏差', 'deviation'],
    means: ['报告违反的规则，写在记录里', 'A rule that a report broke, written into the fact'],
  },
  {
    term: ['更正', 'correction'],
    means: [
      '划掉一条报告，写明应当是什么；原记录仍在',
      'Strikes a report and says what should stand there; the record stays',
    ],
    sap: 'reversal 冲销',
    kingdee: '红字单据',
    yonyou: '红字单据',
    gs1: 'EPCIS errorDeclaration',
  },
  {
    term: ['阶段', 'stage'],
    means: ['由记录推导的进度', 'How far a shipment is, derived from its facts'],
    sap: 'overall status 总体状态',
    kingdee: '单据状态',
    yonyou: '单据状态',
  },
  {
    term: ['策略', 'policy'],
    means: [
      '适用的步骤、标签、单据、签收要求，抄录在发运单里',
      'Steps, labels, documents and sign-off that apply, copied into the shipment',
    ],
    sap: 'delivery type 交货类型',
    kingdee: '单据类型',
    yonyou: '业务类型',
  },
  {
    term: ['信息库', 'vault'],
    means: [
      '姓名、电话、地址存放之处；记录里只有引用',
      'Where names, phones and streets are kept; facts have references only',
    ],
  },
];
