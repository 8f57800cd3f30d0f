import { mayDo } from '../access/roles.ts';
import type { Vault } from '../vault/vault.ts';
import type { Api } from './api.ts';
import type { Asked } from './route.ts';
import { withTexts } from './texts.ts';

const REFERENCE = /^subject:[0-9a-f]{32}$/;
/** Beyond, references stay as they are: no answer is a list of so many persons. */
const PERSONS_MAX = 2_000;
const READ_TOGETHER = 16;
const STREAMS_NAMED_MAX = 50;

/** What stands for a person whose data were erased. */
export const ERASED = '[erased]';

/** What a request is about, as the audit log names it. */
export interface PersonalOccasion {
  /** The route's name. */
  readonly route: string;
  /** What was read; the first STREAMS_NAMED_MAX are named. */
  readonly streams: readonly string[];
}

/**
 * An answer with persons' data in place of the references to them, for those who may read them:
 * then a line of the audit log says who read of how many. For all others it stays as it is.
 */
export async function withPersonal<T>(
  { vault, log }: Pick<Api, 'vault' | 'log'>,
  { principal, id }: Pick<Asked, 'principal' | 'id'>,
  { route, streams }: PersonalOccasion,
  answer: T,
): Promise<T> {
  if (!mayDo(principal.role, 'read:personal')) return answer;
  const { filled, count } = await fillPersonal(vault, answer);
  if (count === 0) return filled;
  log.child({ audit: 'personal-data' }).info(
    {
      actor: principal.actor,
      role: principal.role,
      route,
      streams: streams.slice(0, STREAMS_NAMED_MAX),
      streamCount: streams.length,
      count,
      requestId: id,
    },
    'personal data was read',
  );
  return filled;
}

/** The same without asking who reads: for exports, which write their own line when they end. */
export async function fillPersonal<T>(
  vault: Pick<Vault, 'get'>,
  value: T,
): Promise<{ readonly filled: T; readonly count: number }> {
  const wanted = referencesIn(value);
  if (wanted.size === 0) return { filled: value, count: 0 };
  const known = await read(vault, [...wanted.values()]);
  const filled = withTexts(value, (text, field) => known.get(keyOf(text, field)) ?? text);
  return { filled, count: known.size };
}

interface Reference {
  readonly subject: string;
  /** As the field is called that holds it: so is the vault's. */
  readonly field: string;
}

function referencesIn(value: unknown): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference>();
  withTexts(value, (text, field) => {
    if (found.size < PERSONS_MAX && REFERENCE.test(text)) {
      found.set(keyOf(text, field), { subject: text, field });
    }
    return text;
  });
  return found;
}

async function read(
  vault: Pick<Vault, 'get'>,
  wanted: readonly Reference[],
): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  for (let from = 0; from < wanted.length; from += READ_TOGETHER) {
    const some = wanted.slice(from, from + READ_TOGETHER);
    const texts = await Promise.all(some.map(({ subject, field }) => vault.get(subject, field)));
    for (const [place, text] of texts.entries()) {
      const reference = some[place];
      if (!reference || text === undefined) continue;
      const shown = typeof text === 'string' ? text : ERASED;
      known.set(keyOf(reference.subject, reference.field), shown);
    }
  }
  return known;
}

function keyOf(subject: string, field: string): string {
  return `${subject} ${field}`;
}
