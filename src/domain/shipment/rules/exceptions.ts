export const EXCEPTION_RULES = ['exception-must-exist', 'complaint-must-exist'] as const;
