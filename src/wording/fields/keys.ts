/** The names of all fields in data of a type, at any depth; those of free maps are nobody's. */
export type KeysIn<T> = T extends readonly (infer E)[]
  ? KeysIn<E>
  : T extends object
    ? string extends keyof T
      ? never
      : { [K in keyof T & string]-?: K | KeysIn<NonNullable<T[K]>> }[keyof T & string]
    : never;
