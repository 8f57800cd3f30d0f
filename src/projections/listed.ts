/** A list of distinct ids with one more. */
export function withOne(known: readonly string[] | undefined, one: string): readonly string[] {
  if (!known) return [one];
  return known.includes(one) ? known : [...known, one];
}

export function withoutOne(known: readonly string[] | undefined, one: string): readonly string[] {
  return known?.filter((id) => id !== one) ?? [];
}
