import type { GlossaryEntry } from './glossary/entry.ts';
import { ledgerTerms } from './glossary/ledger.ts';
import { orderTerms } from './glossary/orders.ts';
import { outcomeTerms } from './glossary/outcomes.ts';
import { roadTerms } from './glossary/road.ts';
import { warehouseTerms } from './glossary/warehouse.ts';
import type { Words } from './say.ts';

/** Our words beside those of SAP, Kingdee 金蝶, Yonyou 用友 and GS1, by where one meets them. */
export const glossary: readonly {
  readonly title: Words;
  readonly terms: readonly GlossaryEntry[];
}[] = [
  { title: ['订单和货品', 'Orders and articles'], terms: orderTerms },
  { title: ['仓库', 'Warehouse'], terms: warehouseTerms },
  { title: ['运输', 'Road'], terms: roadTerms },
  { title: ['交付之后', 'Outcomes'], terms: outcomeTerms },
  { title: ['账本', 'The ledger'], terms: ledgerTerms },
];
