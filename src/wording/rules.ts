import type { Params } from '../domain/decider.ts';
import { accessRules } from './access-rules.ts';
import { alertRules, targetRules } from './alert-rules.ts';
import { apiRules } from './api-rules.ts';
import { exchangeRules } from './exchange-rules.ts';
import { intakeRules } from './intake-rules.ts';
import { masterRules } from './master-rules.ts';
import { orderRules } from './order-rules.ts';
import { type Locale, said, type Words } from './say.ts';
import { scansRules } from './scan-rules.ts';
import { sendingRules } from './sending-rules.ts';
import { shipmentRules } from './shipment-rules.ts';
import { isStage, stageText } from './stages.ts';
import { trackRules } from './track-rules.ts';
import { tripRules } from './trip-rules.ts';
import { unmatchedRules } from './unmatched-rules.ts';

/** What the ledger's own way of recording once can say no to. */
const recordingRules = {
  'idempotency-key-is-used-once': [
    '这个命令号已用于另一个命令',
    'This command id was used before, for another command.',
  ],
  'stream-must-stay-short': [
    '已有 {facts} 条记录，最多 {max} 条',
    'It has {facts} facts already, and may have at most {max}.',
  ],
} satisfies Record<string, Words>;

/** Every rule that anything can name, in words. */
export const ruleWords: Readonly<Record<string, Words>> = {
  ...apiRules,
  ...accessRules,
  ...alertRules,
  ...targetRules,
  ...exchangeRules,
  ...intakeRules,
  ...sendingRules,
  ...recordingRules,
  ...orderRules,
  ...masterRules,
  ...tripRules,
  ...trackRules,
  ...scansRules,
  ...unmatchedRules,
  ...shipmentRules,
};

/**
 * Why something was refused, or what a field must be, in the reader's language. Without
 * parameters it also says what a report deviated from. A rule that this version does not know,
 * from a ledger of a newer one, is given as it stands.
 */
export function say(rule: string, params: Params, locale: Locale): string {
  const words = Object.hasOwn(ruleWords, rule) ? ruleWords[rule] : undefined;
  return words ? said(words, spoken(params, locale), locale) : rule;
}

/** A stage among the parameters is said as people know it. */
function spoken(params: Params, locale: Locale): Params {
  const { stage } = params;
  return isStage(stage) ? { ...params, stage: stageText(stage, locale) } : params;
}
