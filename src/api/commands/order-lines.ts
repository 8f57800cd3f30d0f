import { z } from 'zod';
import type { Named } from '../../domain/envelope.ts';
import type { OrderFactOf } from '../../domain/order/facts.ts';
import type { Outcome, Rehearsed } from '../../ledger/execute.ts';
import { say } from '../../wording/rules.ts';
import type { Locale } from '../../wording/say.ts';
import type { Api } from '../api.ts';

const lineSchema = z.strictObject({
  /** As it was sent, a text or a whole number; as a text where the message does not name it. */
  line: z.union([z.string(), z.int()]),
  /** `pending` on what shipments answer; `refused`: the line stays as it was. */
  answer: z.enum(['accepted', 'pending', 'refused']),
  rule: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  /** The rule in words. */
  message: z.string().optional(),
});
type LineAnswer = z.infer<typeof lineSchema>;

/** What the answer to a message says of the order. */
export const orderHeardFields = {
  /** Of the message. */
  sourceVersion: z.int().nonnegative(),
  /** A newer message is known: this one changes nothing, and none of its lines is answered. */
  superseded: z.boolean(),
  /** The newer version. */
  known: z.int().nonnegative().optional(),
  lines: z.array(lineSchema),
};
const orderHeardSchema = z.strictObject(orderHeardFields);
export type OrderHeard = z.infer<typeof orderHeardSchema>;

type Heard = Extract<Outcome, { readonly kind: 'recorded' }> | Rehearsed;
type Answers = NonNullable<OrderFactOf<'OrderAmended'>['data']['answers']>;
/** Facts that say what became of a message. */
type Outcomes = OrderFactOf<'OrderReceived' | 'OrderAmended' | 'OrderMessageSuperseded'>;

const OUTCOMES: ReadonlySet<string> = new Set<Outcomes['type']>([
  'OrderReceived',
  'OrderAmended',
  'OrderMessageSuperseded',
]);

/**
 * What became of a message that was taken, line by line; what the same message came to before
 * where it was told again.
 */
export async function messageHeard(
  api: Pick<Api, 'ledger' | 'states'>,
  outcome: Heard,
  sent: object,
  locale: Locale,
): Promise<OrderHeard> {
  const { sourceVersion: version, lines } = sent as Readonly<Record<string, unknown>>;
  const sourceVersion = Number(version);
  const told = (await factsOf(api, outcome)).findLast((fact) => isAbout(fact, sourceVersion));
  if (told?.type === 'OrderMessageSuperseded') {
    return { sourceVersion, superseded: true, known: told.data.known, lines: [] };
  }
  const answers = told?.type === 'OrderAmended' ? (told.data.answers ?? []) : [];
  return { sourceVersion, superseded: false, lines: answered(namesIn(lines), answers, locale) };
}

/** Those that it records; all of the order where there is nothing new. */
async function factsOf(
  { ledger, states }: Pick<Api, 'ledger' | 'states'>,
  heard: Heard,
): Promise<readonly Named[]> {
  if (heard.kind === 'rehearsed' && heard.wouldRecord.length > 0) return heard.wouldRecord;
  const [first] = heard.kind === 'recorded' ? heard.facts : [];
  if (!first || heard.kind === 'rehearsed') return states.facts(heard.stream);
  return ledger.read(heard.stream, first.version - 1, heard.facts.length);
}

function isAbout(fact: Named, sourceVersion: number): fact is Outcomes {
  if (!OUTCOMES.has(fact.type)) return false;
  return 'sourceVersion' in fact.data && fact.data.sourceVersion === sourceVersion;
}

/** Lines as the message writes them, by the name that they go by with us. */
function namesIn(lines: unknown): ReadonlyMap<string, string | number> {
  const told = lines as readonly { readonly line: string | number }[];
  return new Map(told.map(({ line }) => [String(line), line]));
}

/** The message's own lines, then those that it has left out of the order. */
function answered(
  names: ReadonlyMap<string, string | number>,
  answers: Answers,
  locale: Locale,
): LineAnswer[] {
  const byLine = new Map(answers.map((answer) => [answer.line, answer]));
  const own = [...names].map(([name, line]) => lineAnswer(line, byLine.get(name), locale));
  const others = answers.filter(({ line }) => !names.has(line));
  return [...own, ...others.map((answer) => lineAnswer(answer.line, answer, locale))];
}

function lineAnswer(
  line: string | number,
  told: Answers[number] | undefined,
  locale: Locale,
): LineAnswer {
  if (!told) return { line, answer: 'accepted' };
  const { answer, rule, params = {} } = told;
  if (rule === undefined) return { line, answer };
  return { line, answer, rule, params, message: say(rule, params, locale) };
}
