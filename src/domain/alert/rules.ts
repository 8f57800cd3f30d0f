/** Every rule that can say no to a command about an alert; the names are part of answers. */
export const ALERT_RULES = ['id-must-be-well-formed', 'alert-must-be-open'] as const;

export type AlertRule = (typeof ALERT_RULES)[number];
