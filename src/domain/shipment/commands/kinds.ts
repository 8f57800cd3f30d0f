/** May be refused by a rule. */
export const decision = 'decision' as const;
/** Happened in the world: recorded also when it came late or against the plan. */
export const report = 'report' as const;
