import { intakeRules } from '../../src/wording/intake-rules.ts';
import { formats } from '../../src/wording/reference/form-text.ts';
import { type Locale, textIn, type Words } from '../../src/wording/say.ts';
import { AGGREGATES } from './aggregates.ts';
import { code, json, table } from './markdown.ts';
import { SUBJECTS, TEXTS } from './texts.ts';

const WORDS = {
  title: ['参考', 'Reference'],
  intro: [
    '每个命令、每条记录、每条规则，一个对象一页。怎样理解决定、报告、偏差和更正，见[概念](../../concepts.md)；用词与 SAP、金蝶、用友、GS1 的对照，见[词汇' +
      '表](../../glossary.md)。',
    'Every command, fact and rule, one page a subject. What decisions, reports, deviations ' +
      'and corrections are is told in [concepts](../concepts.md); our words beside those ' +
      'of SAP, Kingdee, Yonyou and GS1 stand in the [glossary](../glossary.md).',
  ],
  common: ['每个命令都有的字段', 'What every command has'],
  commonIntro: [
    '除自己的字段 `data` 以外，命令还可以带下列字段。例如：',
    'Beside its own fields, its `data`, a command can carry the following. An example:',
  ],
  types: ['字段类型', 'Types of fields'],
  faults: ['字段有误时的规则', 'What can be wrong with a field'],
  faultsIntro: [
    '命令在任何规则之前先检查字段。有误的字段逐个列出路径和规则，什么都不记录。',
    'Fields are looked at before any other rule. Each one that is wrong ' +
      'is named by its path and a rule, and nothing is recorded.',
  ],
} satisfies Record<string, Words>;

const ENVELOPE: readonly (readonly [string, Words])[] = [
  ['stream', ['对象：`<种类>-<编号>`；必填', 'The subject: `<category>-<id>`; needed']],
  ['command', ['命令的名称；必填', 'Name of the command; needed']],
  [
    'data',
    ['命令自己的字段；没有字段的可以不写', 'The command’s own fields; left out where it has none'],
  ],
  [
    'commandId',
    [
      '命令号；同一命令号再发一次，回答第一次的结果，不再记录；不写则由服务器给出',
      'Names the command for ever: sent again, it answers the first result ' +
        'and records nothing; made by the server when left out',
    ],
  ],
  [
    'occurredAt',
    ['何时发生，带时区；不写为现在', 'When it happened, with its zone; left out, it is now'],
  ],
  ['device', ['设备的代码', 'Code of the device']],
  [
    'deviceSeq',
    [
      '设备自己的计数；同一时刻的报告按它排先后',
      'The device’s own count; orders reports of the same instant',
    ],
  ],
  [
    'place',
    [
      '地点：`site`、`lat`、`lon`、`accuracyMetres`',
      'Where: `site`, `lat`, `lon`, `accuracyMetres`',
    ],
  ],
  [
    'timeQuality',
    [
      '时间来自哪里：`device`、`server`、`carrier`、`import`、`derived`',
      'Whose time it is: `device`, `server`, `carrier`, `import`, `derived`',
    ],
  ],
  [
    'ifMatch',
    [
      '发送方看到的版本；对象已更新则不执行',
      'The version that the sender has seen; where the stream has moved on, nothing is done',
    ],
  ],
];

const TYPES: readonly (readonly [Words, Words])[] = [
  [
    ['编码', 'code'],
    [
      '一行文本，1–120 字符，不含控制字符',
      'One line of text of 1–120 characters without control characters',
    ],
  ],
  [
    ['文本', 'text'],
    ['可以分行', 'Can have several lines'],
  ],
  [
    ['数量', 'quantity'],
    ['最多三位小数，最大 1,000,000,000', 'A number of at most 3 decimals, up to 1,000,000,000'],
  ],
];

/** The first page of the reference. */
export function overview(locale: Locale): string {
  const say = (key: keyof typeof WORDS) => textIn(WORDS[key], locale);
  const other = locale === 'en' ? 'zh-CN/README.md' : '../README.md';
  const named: Readonly<Record<string, Words>> = formats;
  const example = {
    stream: 'shipment-PS1E-CGE6-1HZN-BFG',
    command: 'StageUnit',
    data: { unit: '369012340000010016', area: 'STAGE-A2' },
    commandId: 'HH-3/17',
    occurredAt: '2026-03-05T10:20:00+08:00',
    device: 'HH-3',
    deviceSeq: 17,
  };
  return `${[
    `# ${say('title')}`,
    `[${textIn(TEXTS.other, locale)}](${other})`,
    say('intro'),
    `*${textIn(TEXTS.generated, locale)}*`,
    AGGREGATES.map(({ folder }) => {
      const { title, intro } = SUBJECTS[folder];
      return `- [${textIn(title, locale)}](${folder}.md): ${textIn(intro, locale)}`;
    }).join('\n'),
    `## ${say('common')}`,
    say('commonIntro'),
    json(example),
    table(
      [textIn(TEXTS.field, locale), textIn(TEXTS.meaning, locale)],
      ENVELOPE.map(([field, words]) => [code(field), textIn(words, locale)]),
    ),
    `## ${say('types')}`,
    table(
      [textIn(TEXTS.type, locale), textIn(TEXTS.meaning, locale)],
      [
        ...TYPES.map(([name, words]) => [textIn(name, locale), textIn(words, locale)]),
        ...Object.entries(named)
          .filter(([rule]) => rule !== 'must-be-a-subject-reference')
          .map(([rule, name]) => [
            textIn(name, locale),
            textIn((intakeRules as Readonly<Record<string, Words>>)[rule] ?? name, locale),
          ]),
      ],
    ),
    `## ${say('faults')}`,
    say('faultsIntro'),
    table(
      [textIn(TEXTS.rule, locale), textIn(TEXTS.words, locale)],
      Object.entries<Words>(intakeRules).map(([rule, words]) => [
        code(rule),
        textIn(words, locale),
      ]),
    ),
  ].join('\n\n')}\n`;
}
