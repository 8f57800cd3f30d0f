import { commandsNdjson, ocelCsv } from './templates/commands.ts';
import type { Language } from './templates/language.ts';
import { masterNdjson } from './templates/master.ts';
import { ordersCsv, ordersJson } from './templates/orders.ts';

/**
 * A file of each format with rows that show what goes where. It can be imported as it stands, by
 * the name of its format.
 */
export const templates = {
  'orders-csv': ordersCsv,
  'orders-json': ordersJson,
  'master-ndjson': masterNdjson,
  'commands-ndjson': commandsNdjson,
  'ocel-csv': ocelCsv,
} satisfies Readonly<Record<string, (language: Language) => string>>;

export type TemplateName = keyof typeof templates;
