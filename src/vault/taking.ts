import { mustBeInBounds, mustBeSubject } from './bounds.ts';
import { unseal } from './cipher.ts';
import { mustFit, type VaultKey } from './key.ts';
import {
  type SealedLot,
  type SealedSubject,
  type Taken,
  TEXT_CHARS_MAX,
  UnusableVault,
  type VaultEntry,
} from './vault.ts';

/** What a vault must be able to do that takes in what another one held. */
export interface Keeping {
  find(subjects: readonly string[]): Promise<readonly SealedSubject[]>;
  /** Texts that are not there yet; one that has come meanwhile stays. */
  add(entries: readonly VaultEntry[]): Promise<void>;
  erase(subjects: readonly string[]): Promise<void>;
}

interface Judged {
  readonly taken: Taken;
  readonly news: readonly VaultEntry[];
}

/** Something sealed that does not open: the text of a field, or the subject's key itself. */
class Damage extends Error {
  override readonly name = 'Damage';
  readonly field: string | undefined;

  constructor(field: string | undefined, cause: unknown) {
    super('it does not open', { cause });
    this.field = field;
  }
}

/**
 * Every text is opened with the key that it came with and sealed anew under the subject's key
 * here, since both vaults may have met the subject; it is thereby proven to be whole. Erasures
 * come first. Throws VaultLocked, and UnusableVault where what is here does not open.
 */
export async function takeInto(
  keeping: Keeping,
  key: VaultKey,
  { keyCheck, subjects }: SealedLot,
): Promise<readonly Taken[]> {
  mustFit(key, keyCheck, 'the vault that this comes from');
  for (const one of subjects) mustHaveBounds(one);
  const names = [...new Set(subjects.map(({ subject }) => subject))];
  const found = names.length === 0 ? [] : await keeping.find(names);
  const here = new Map(found.map((one) => [one.subject, one]));
  const judged = subjects.map((one) => judge(one, here.get(one.subject), key.bytes));
  const erased = subjects.flatMap(({ subject }, index) => {
    const taken = judged[index]?.taken;
    return taken?.kind === 'erased' && taken.isNew ? [subject] : [];
  });
  if (erased.length > 0) await keeping.erase(erased);
  const news = judged.flatMap((one) => one.news);
  if (news.length > 0) await keeping.add(news);
  return judged.map(({ taken }) => taken);
}

function mustHaveBounds(told: SealedSubject): void {
  mustBeSubject(told.subject);
  if ('erased' in told) return;
  for (const field of told.texts.keys()) mustBeInBounds({ ...told, field, text: '' });
}

function judge(told: SealedSubject, here: SealedSubject | undefined, wrapping: Uint8Array): Judged {
  const isErased = here !== undefined && 'erased' in here;
  if ('erased' in told) return { taken: { kind: 'erased', isNew: !isErased }, news: [] };
  try {
    const texts = openedTexts(told, [...told.texts.keys()], wrapping);
    if (isErased) return { taken: { kind: 'erased', isNew: false }, news: [] };
    return compared(told.subject, texts, knownTexts(here, [...texts.keys()], wrapping));
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    const { field } = error;
    return { taken: { kind: 'damaged', ...(field !== undefined && { field }) }, news: [] };
  }
}

function compared(
  subject: string,
  texts: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, string>,
): Judged {
  const news = [...texts].flatMap(([field, text]) => {
    return known.has(field) ? [] : [{ subject, field, text }];
  });
  const kept = [...known].filter(([field, text]) => texts.get(field) !== text).length;
  return { taken: { kind: 'taken', texts: news.length, kept }, news };
}

/** What is here of these fields, opened. */
function knownTexts(
  here: SealedSubject | undefined,
  fields: readonly string[],
  wrapping: Uint8Array,
): ReadonlyMap<string, string> {
  if (!here || 'erased' in here) return new Map();
  try {
    return openedTexts(here, fields, wrapping);
  } catch (cause) {
    throw new UnusableVault(`what the vault holds of ${here.subject} does not open`, { cause });
  }
}

/** Throws Damage. */
function openedTexts(
  { subject, key, texts }: Exclude<SealedSubject, { erased: true }>,
  fields: readonly string[],
  wrapping: Uint8Array,
): ReadonlyMap<string, string> {
  const own = opened(undefined, () => unseal(wrapping, key, subject));
  const found = fields.flatMap((field) => {
    const sealed = texts.get(field);
    if (!sealed) return [];
    const about = `${subject}/${field}`;
    return [[field, opened(field, () => asText(unseal(own, sealed, about)))] as const];
  });
  return new Map(found);
}

function asText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.length > TEXT_CHARS_MAX) throw new Error('a text that no vault holds');
  return text;
}

function opened<T>(field: string | undefined, open: () => T): T {
  try {
    return open();
  } catch (cause) {
    throw new Damage(field, cause);
  }
}
