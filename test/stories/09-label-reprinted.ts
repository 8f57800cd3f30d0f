import {
  applies,
  closes,
  delivers,
  departs,
  loads,
  packs,
  picks,
  prints,
  pumps,
  S1,
} from './goods.ts';
import { LABELLED, released } from './orders.ts';
import { anna, bo } from './people.ts';
import { at, type Story } from './story.ts';

export const labelReprinted: Story = {
  title: ['补打标签', 'Label reprinted'],
  told: [
    '标签在装车前撕坏。补打必须写明原因；新标签一打，旧的就作废，贴上新的之前箱子算没有贴标。' +
      '第二张打糊了，再打第三张；安娜误贴了作废的第二张，照样记下，并指出。',
    'A label tears before loading. A copy needs a reason; printing it voids the first, and until ' +
      'the new one is on, the carton counts as not labelled. The copy is smeared and printed once ' +
      'more; when Anna puts the void one on, that is recorded, and named.',
  ],
  steps: [
    ...released([pumps(4)], LABELLED),
    at('09:00', anna, picks(S1, pumps(4))),
    at('09:15', anna, packs(S1, 'U1', [pumps(4)]), closes(S1, 'U1', 33)),
    at('09:20', anna, prints(S1, 'U1', 'L1')),
    at('09:22', anna, applies(S1, 'U1', 'L1')),
    at('10:00', anna, prints(S1, 'U1', 'L2')),
    at('10:01', anna, prints(S1, 'U1', 'L2', 'torn')),
    at('10:02', anna, prints(S1, 'U1', 'L3', 'smeared')),
    at('10:03', anna, applies(S1, 'U1', 'L2')),
    at('10:05', anna, applies(S1, 'U1', 'L3')),
    at('10:20', bo, loads(S1, 'U1')),
    at('10:30', bo, departs(S1)),
    at('14:00', bo, delivers(S1)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picked packed labelled packed labelled loaded in-transit signed-off',
    },
    deviations: ['S1 LabelApplied label-must-not-be-void'],
    refusals: ['S1 PrintLabel copy-needs-a-reason'],
    figures: { onTime: '1 of 1', otif: '1 of 1', exceptions: '0 of 1' },
    known: [
      {
        at: '10:01',
        shipment: 'S1',
        recorded: 'packed @ WH-JIADING, ordered 4, picked 4, packed 4',
        occurred: 'packed @ WH-JIADING, ordered 4, picked 4, packed 4',
      },
    ],
  },
};
