import type { AlertRule } from '../domain/alert/rules.ts';
import type { OutboxRule } from '../domain/outbox/rules.ts';
import type { SubscriptionRule } from '../domain/subscription/rules.ts';
import type { Words } from './say.ts';
import type { shipmentRules } from './shipment-rules.ts';

type Rule = SubscriptionRule | OutboxRule | AlertRule;

/** Why something about a call-back or an alert was refused. */
export const alertRules = {
  'subscription-must-exist': ['没有这个订阅', 'There is no such subscription.'],
  'subscription-must-not-be-removed': [
    '该订阅已删除，请另建一个',
    'The subscription was removed; make another one.',
  ],
  'notification-must-be-planned': [
    '没有通知 {notification}',
    'There is no notification {notification}.',
  ],
  'alert-must-be-open': ['该告警已解除或从未发生', 'The alert is not open.'],
} satisfies Record<Exclude<Rule, keyof typeof shipmentRules>, Words>;

/** What a call-back's address, secret or scope must be, beside its form. */
export const targetRules = {
  'address-must-be-encrypted': ['应为 https 地址', 'must be an https address'],
  'address-must-be-public': [
    '不可为内网地址；确需如此，由管理员设置 LADING_WEBHOOK_ALLOW_PRIVATE',
    'must not lead into a private network, unless LADING_WEBHOOK_ALLOW_PRIVATE is set',
  ],
  'secret-must-be-whsec': [
    '应为 whsec_ 加 24 至 64 字节的 Base64',
    'must be whsec_ and 24 to 64 bytes in base64',
  ],
  'code-must-be-in-scope': ['{code} 不在您的范围内', '{code} is outside your scope'],
} satisfies Record<string, Words>;
export type TargetRule = keyof typeof targetRules;
