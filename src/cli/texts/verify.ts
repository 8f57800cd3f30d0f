import { bilingual } from './bilingual.ts';

export const verifyTexts = bilingual(
  {
    deep: '再按各自的格式逐条读一遍事实',
    joined: '，',
    ledger: (facts: string, streams: string) => `账本：${facts} 条事实，${streams} 条流`,
    whole: '版本连续，位置递增，编号不重复',
    readModels: (documents: string) => `读模型：${documents} 份文档`,
    same: '与重新折叠的结果一致',
    notCompared: '账本有损，读模型没有可靠的比较对象',
    deeply: (facts: string) => `逐条读过 ${facts} 条事实`,
    legible: '格式都对',
    kinds: {
      unusable: '不可用',
      parked: '搁置',
      missing: '缺少',
      extra: '多余',
      different: '不一致',
    },
    found: (n: string) => `发现 ${n} 处问题`,
    more: (n: string) => `还有 ${n} 处`,
    sound: '一切相符',
    notSound: '有问题，见上。读模型可用 lading rebuild --all 重建；账本有损时请从备份恢复',
  },
  {
    deep: 'also read every fact by its schema',
    joined: ', ',
    ledger: (facts: string, streams: string) => `ledger: ${facts} facts in ${streams} streams`,
    whole: 'versions without gaps, positions ascending, ids unique',
    readModels: (documents: string) => `read models: ${documents} documents`,
    same: 'the same as a fresh fold gives',
    notCompared: 'the ledger is damaged: there is nothing sound to compare read models with',
    deeply: (facts: string) => `read ${facts} facts, each by its schema`,
    legible: 'all as they should be',
    kinds: {
      unusable: 'unusable',
      parked: 'parked',
      missing: 'missing',
      extra: 'extra',
      different: 'different',
    },
    found: (n: string) => `${n} found wrong`,
    more: (n: string) => `and ${n} more`,
    sound: 'All is sound',
    notSound:
      'Not sound, see above. Read models: lading rebuild --all; a damaged ledger: restore a backup',
  },
);
