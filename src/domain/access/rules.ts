/** Every rule that can say no to a change of who may do what; the names are part of answers. */
export const ACCESS_RULES = [
  'id-must-be-well-formed',
  'key-must-be-new',
  'key-must-be-known',
  'key-must-expire-later',
  'login-must-be-free',
  'person-must-be-known',
  'person-must-not-be-disabled',
  'access-must-be-changed-by-others',
  'last-admin-must-stay',
  'scope-must-lie-within-own',
] as const;

export type AccessRule = (typeof ACCESS_RULES)[number];
