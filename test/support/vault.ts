import type { Vault } from '../../src/vault/vault.ts';

/** A vault that keeps its texts in memory, unsealed: for those who test something else. */
export function openMemoryVault(): Vault {
  const texts = new Map<string, Map<string, string>>();
  const erased = new Set<string>();
  return {
    async put(entries) {
      for (const { subject, field, text } of entries) {
        if (erased.has(subject)) continue;
        const fields = texts.get(subject) ?? new Map<string, string>();
        texts.set(subject, fields.set(field, text));
      }
    },
    get: async (subject, field) =>
      erased.has(subject) ? { erased: true } : texts.get(subject)?.get(field),
    async erase(subject) {
      erased.add(subject);
      texts.delete(subject);
    },
    take: async () => {
      throw new Error('nothing is taken over into a vault in memory');
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
