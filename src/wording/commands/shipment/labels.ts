import type { unitCommands } from '../../../domain/shipment/commands/units.ts';
import type { CommandWords } from '../command-words.ts';

/** What makes a packed unit ready to load. */
export const labelCommandWords = {
  InspectUnit: {
    name: ['检验单元', 'Inspect unit'],
    does: [
      '报告单元出库检验是否合格；不合格须列出缺陷。',
      'Tells whether a unit passed inspection; defects are named when it did not.',
    ],
  },
  StageUnit: {
    name: ['集货', 'Stage unit'],
    does: ['报告单元放到了哪个集货区。', 'Tells in which staging area a unit stands.'],
  },
  PrintLabel: {
    name: ['打印标签', 'Print label'],
    does: [
      '为单元打印标签；补打须写明原因，并使上一份作废。',
      'Prints a label for a unit; a copy needs a reason and voids the one before.',
    ],
  },
  ApplyLabel: {
    name: ['贴标签', 'Apply label'],
    does: ['报告标签已贴在单元上。', 'Tells that a label was put on its unit.'],
  },
  VoidLabel: {
    name: ['作废标签', 'Void label'],
    does: ['使一张标签作废，并写明原因。', 'Makes a label void, and says why.'],
  },
} satisfies Partial<Record<keyof typeof unitCommands, CommandWords>>;
