import type { AlertFact } from '../../domain/alert/facts.ts';
import type { FactWords } from './fact-words.ts';

/** Everything that an alert can hold, in words. */
export const alertFactWords = {
  AlertRaised: {
    name: ['告警已发出', 'alert raised'],
    says: ['某条规则在某个对象上发现的情况。', 'What a rule has found about a subject.'],
  },
  AlertAcknowledged: {
    name: ['告警已确认', 'alert acknowledged'],
    says: ['有人知道了，正在处理。', 'Somebody knows of it and sees to it.'],
  },
  AlertCleared: {
    name: ['告警已解除', 'alert cleared'],
    says: ['情况已消除，或对象已结束。', 'What it told of is over, or its subject has ended.'],
  },
} satisfies Record<AlertFact['type'], FactWords>;
