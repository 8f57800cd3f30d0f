import { refuse } from '../../domain/decider.ts';
import { type Locale, textIn } from '../../wording/say.ts';
import { type ProblemBody, problemBody } from '../answering.ts';
import { type ApiRule, apiProblems, Problem, Refused } from '../problems.ts';
import type { Route } from '../route.ts';
import type { JsonSchema } from './json-schema.ts';

const EVERYWHERE: readonly ApiRule[] = [
  'request-must-be-well-formed',
  'media-type-must-be-supported',
  'requests-must-not-be-too-many',
  'server-must-not-fail',
  'store-must-be-reachable',
];
const WITH_BODY: readonly ApiRule[] = [
  'body-must-be-small-enough',
  'server-must-not-be-overloaded',
];
const REFUSED = 409;
const WRONG_FIELD = 'must-be-at-least';

/** Every rule of the API that a route may answer with, besides those of the domain. */
function problemsOf({ action, params, body, problems = [] }: Route): readonly ApiRule[] {
  const rules: readonly ApiRule[] = [
    ...(action === 'open' ? [] : (['caller-must-be-known'] as const)),
    ...(action === 'open' || action === 'signed-in' ? [] : (['role-must-allow-it'] as const)),
    ...(params ? (['subject-must-be-known'] as const) : []),
    ...(body ? WITH_BODY : []),
    ...EVERYWHERE,
    ...problems,
  ];
  return [...new Set(rules)];
}

/** The answers that are problems, by status; each with an example of every rule that it can be. */
export function problemAnswers(route: Route, locale: Locale): Readonly<Record<string, object>> {
  const rules = problemsOf(route);
  const statuses = new Set(rules.map((rule) => apiProblems[rule].status));
  const answers = [...statuses].map((status) => {
    const own = rules.filter((rule) => apiProblems[rule].status === status);
    const about = own.map((rule) => textIn(apiProblems[rule].title, locale)).join(' / ');
    return [String(status), answerOf(about, own)] as const;
  });
  const { refusals = [] } = route;
  if (refusals.length === 0) return Object.fromEntries(answers);
  const about = locale === 'en' ? 'A rule says no' : '规则不允许';
  return Object.fromEntries([...answers, [String(REFUSED), answerOf(about, refusals)]]);
}

function answerOf(description: string, rules: readonly string[]): object {
  return {
    description,
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(
          rules.map((rule) => [rule, { $ref: `#/components/examples/${rule}` }]),
        ),
      },
    },
  };
}

/** An example of every problem type, by its rule, those included that no route is to blame for. */
export function problemExamples(
  routes: readonly Route[],
  locale: Locale,
): Readonly<Record<string, object>> {
  const own = Object.keys(apiProblems) as readonly ApiRule[];
  const refusals = new Set(routes.flatMap(({ refusals = [] }) => refusals));
  const examples = [
    ...own.map((rule) => [rule, ownExample(rule, locale)] as const),
    ...[...refusals].sort().map((rule) => [rule, refusalExample(rule, locale)] as const),
  ];
  return Object.fromEntries(
    examples.map(([rule, value]) => [rule, { summary: value.title, value }]),
  );
}

const REQUEST_ID = '0198f3a2-6f1c-7b1e-9d57-3c1f6f1a2b3c';

function ownExample(rule: ApiRule, locale: Locale): ProblemBody {
  const isAboutFields = rule === 'request-must-be-well-formed';
  const errors = isAboutFields ? [{ path: 'qty', rule: WRONG_FIELD, params: { min: 1 } }] : [];
  return problemBody(new Problem(rule, {}, { errors }), locale, REQUEST_ID);
}

function refusalExample(rule: string, locale: Locale): ProblemBody {
  return problemBody(new Refused(refuse(rule)), locale, REQUEST_ID);
}

/** RFC 9457, with what is wrong with each field, or what a rule of the domain looked at. */
export const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', pattern: '^/problems/[a-z0-9-]+$' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'rule', 'message'],
        properties: {
          path: { type: 'string' },
          rule: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    params: { type: 'object' },
  },
};
