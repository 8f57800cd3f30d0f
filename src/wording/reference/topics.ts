import type { CommandWords } from '../commands/command-words.ts';
import { followUpCommandWords } from '../commands/follow-up.ts';
import { carriageCommandWords } from '../commands/shipment/carriage.ts';
import { correctionCommandWords } from '../commands/shipment/corrections.ts';
import { deliveryCommandWords } from '../commands/shipment/delivery.ts';
import { exceptionCommandWords } from '../commands/shipment/exceptions.ts';
import { goodsCommandWords } from '../commands/shipment/goods.ts';
import { labelCommandWords } from '../commands/shipment/labels.ts';
import { movementCommandWords } from '../commands/shipment/movement.ts';
import { paperCommandWords } from '../commands/shipment/papers.ts';
import { planningCommandWords } from '../commands/shipment/planning.ts';
import { unitCommandWords } from '../commands/shipment/units.ts';
import type { Words } from '../say.ts';

/** Commands that belong together, in the order in which a reader meets them. */
export interface Topic {
  /** Of the files that hold their tables. */
  readonly name: string;
  readonly title: Words;
  readonly commands: readonly string[];
}

function topic(
  name: string,
  title: Words,
  commands: Readonly<Record<string, CommandWords>>,
): Topic {
  return { name, title, commands: Object.keys(commands) };
}

/** A shipment has so many commands that they stand by topic. */
export const shipmentTopics: readonly Topic[] = [
  topic('planning', ['计划、冻结、变更', 'Plan, holds, changes'], planningCommandWords),
  topic('goods', ['拣货', 'Picking'], goodsCommandWords),
  topic('units', ['物流单元', 'Units'], unitCommandWords),
  topic('labels', ['检验、标签、集货', 'Inspection, labels, staging'], labelCommandWords),
  topic('carriage', ['承运', 'Carriage'], carriageCommandWords),
  topic('movement', ['移动', 'Movement'], movementCommandWords),
  topic('delivery', ['交付、退货、关闭', 'Delivery, returns, closing'], deliveryCommandWords),
  topic('papers', ['单据和凭证', 'Papers and evidence'], paperCommandWords),
  topic('exceptions', ['异常和投诉', 'Exceptions and complaints'], exceptionCommandWords),
  topic('corrections', ['更正', 'Corrections'], correctionCommandWords),
  topic('follow-up', ['由流程发出', 'Sent by processes'], followUpCommandWords),
];
