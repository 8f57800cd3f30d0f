import type { Params } from '../domain/decider.ts';
import { factText } from './facts.ts';
import { say } from './rules.ts';
import { type Locale, said, type Words } from './say.ts';

/** What each rule of the watcher has found. */
const alertWords = {
  'report-with-deviations': [
    '发运单 {shipment} 有 {count} 条报告不合规则，最近一条“{fact}”：{rules}',
    'Reports of shipment {shipment} broke rules ({count}), the last being “{fact}”: {rules}',
  ],
  'projection-parked': [
    '投影 {projection} 有 {count} 份文档停在无法处理的记录上，如 {document}',
    'Documents of projection {projection} wait behind a fact ({count}), such as {document}.',
  ],
} satisfies Readonly<Record<string, Words>>;
export type WatchRule = keyof typeof alertWords;

/** An alert as people read it; one of a newer version of Lading by the name of its rule. */
export function alertText(rule: string, params: Params, locale: Locale): string {
  const known: Readonly<Record<string, Words>> = alertWords;
  const words = Object.hasOwn(known, rule) ? known[rule] : undefined;
  return words ? said(words, spoken(params, locale), locale) : rule;
}

/** Facts and rules among the parameters are said as people know them. */
function spoken(params: Params, locale: Locale): Params {
  const { fact, rules } = params;
  return {
    ...params,
    ...(typeof fact === 'string' && { fact: factText(fact, locale) }),
    ...(typeof rules === 'object' && { rules: rules.map((one) => say(one, {}, locale)) }),
  };
}
