/** Every rule that can say no to a command about an outbox; the names are part of answers. */
export const OUTBOX_RULES = ['id-must-be-well-formed', 'notification-must-be-planned'] as const;

export type OutboxRule = (typeof OUTBOX_RULES)[number];
