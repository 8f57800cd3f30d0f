/**
 * Where a subject belongs, as far as access depends on it: codes of divisions (organisations),
 * projects and sites. A list is empty where the subject belongs to none of its kind.
 */
export interface Territory {
  readonly divisions: readonly string[];
  readonly projects: readonly string[];
  readonly sites: readonly string[];
}

/** What somebody is confined to; a kind that is left out is not confined. */
export type Scope = Partial<Territory>;

/** Whether a subject lies within a scope: in every kind that confines, one of its codes counts. */
export function covers(scope: Scope, territory: Territory): boolean {
  return KINDS.every((kind) => {
    const confined = scope[kind];
    return confined === undefined || territory[kind].some((code) => confined.includes(code));
  });
}

/** Whether whoever is confined to `inner` reaches nothing that `outer` does not reach as well. */
export function isWithin(inner: Scope, outer: Scope): boolean {
  return KINDS.every((kind) => {
    const confined = outer[kind];
    return (
      confined === undefined || (inner[kind]?.every((code) => confined.includes(code)) ?? false)
    );
  });
}

/** A code that may be missing, as the list of one that a territory has. */
export function listed(code: string | undefined): readonly string[] {
  return code === undefined ? [] : [code];
}

const KINDS = ['divisions', 'projects', 'sites'] as const;
