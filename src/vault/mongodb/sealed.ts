import type { SealedSubject } from '../vault.ts';
import type { Documents } from './documents.ts';

/** Those of the subjects that are there, as they lie there. */
export async function findSealed(
  { subjects, texts, erasures }: Documents,
  wanted: readonly string[],
): Promise<readonly SealedSubject[]> {
  const found = await subjects.find({ _id: { $in: [...wanted] } }).toArray();
  const sealed = new Map(found.map(({ _id }) => [_id, new Map<string, Uint8Array>()]));
  for await (const text of texts.find({ subject: { $in: [...wanted] } })) {
    const field = text._id.slice(text.subject.length + 1);
    sealed.get(text.subject)?.set(field, text.sealed.value());
  }
  // The erasures last: of one that came meanwhile, key and texts may have been read before.
  const recorded = await erasures.find({ _id: { $in: [...wanted] } }).toArray();
  const erased = new Set(recorded.map(({ _id }) => _id));
  const alive = found.flatMap(({ _id: subject, key }): readonly SealedSubject[] => {
    if (erased.has(subject)) return [];
    if (key === null) return [{ subject, erased: true }];
    return [{ subject, key: key.value(), texts: sealed.get(subject) ?? new Map() }];
  });
  return [...alive, ...[...erased].map((subject) => ({ subject, erased: true }) as const)];
}
