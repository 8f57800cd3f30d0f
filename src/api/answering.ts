import type { FastifyReply } from 'fastify';
import { say } from '../wording/rules.ts';
import type { Locale } from '../wording/say.ts';
import { said, textIn, type Words } from '../wording/say.ts';
import { type ApiRule, apiProblems, Problem, type Refused } from './problems.ts';
import type { Answered } from './route.ts';

const JSON_MEDIA = 'application/json; charset=utf-8';
export const PROBLEM_MEDIA = 'application/problem+json; charset=utf-8';

const REFUSED_STATUS = 409;
const REFUSED_TITLE: Words = ['按规则不能这样做', 'A rule does not allow this'];
/** Whoever may not know of a subject is answered as if there were none. */
const OUT_OF_SCOPE = 'subject-must-be-in-scope';

/** An error of RFC 9457. `errors` and `params` only where there are any. */
export interface ProblemBody {
  /** `/problems/<rule>`, stable. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** `/requests/<request id>`, as the log knows it. */
  readonly instance: string;
  readonly params?: Problem['params'];
  readonly errors?: readonly { readonly path: string; readonly rule: string; message: string }[];
}

/** Writes an answer; what flows is paced by its reader. */
export function write(reply: FastifyReply, answered: Answered): FastifyReply {
  const { status, body, flow, headers } = answered;
  reply.code(status);
  if (headers) reply.headers(headers);
  if (flow) {
    reply.header('content-type', flow.media);
    if (reply.request.method !== 'HEAD') return reply.send(flow.stream);
    flow.stream.destroy();
    return reply.send();
  }
  if (body === undefined) return reply.send();
  return reply.header('content-type', JSON_MEDIA).send(JSON.stringify(body));
}

/** Writes a problem in the reader's language. */
export function writeProblem(
  reply: FastifyReply,
  problem: Problem | Refused,
  locale: Locale,
): FastifyReply {
  const body = problemBody(problem, locale, reply.request.id);
  return reply
    .code(body.status)
    .headers({ ...problem.headers, 'content-type': PROBLEM_MEDIA, 'content-language': locale })
    .send(JSON.stringify(body));
}

export function problemBody(
  problem: Problem | Refused,
  locale: Locale,
  requestId: string,
): ProblemBody {
  const instance = `/requests/${requestId}`;
  const { rule, params, errors } = told(problem);
  const type = `/problems/${rule}`;
  const known = Object.hasOwn(apiProblems, rule) ? apiProblems[rule as ApiRule] : undefined;
  const more = Object.keys(params).length > 0 ? { params } : {};
  if (!known) {
    const title = textIn(REFUSED_TITLE, locale);
    const detail = say(rule, params, locale);
    return { type, title, status: REFUSED_STATUS, detail, instance, ...more };
  }
  const { status, title, detail } = known;
  const listed = errors.map(({ path, rule: broken, params: found }) => {
    return { path, rule: broken, message: say(broken, found, locale) };
  });
  return {
    type,
    title: textIn(title, locale),
    status,
    detail: said(detail, params, locale),
    instance,
    ...more,
    ...(listed.length > 0 && { errors: listed }),
  };
}

function told(problem: Problem | Refused): Pick<Problem, 'params' | 'errors'> & { rule: string } {
  if (problem instanceof Problem) return problem;
  const { refused, params } = problem.refusal;
  if (refused === OUT_OF_SCOPE) return { rule: 'subject-must-be-known', params: {}, errors: [] };
  return { rule: refused, params, errors: [] };
}
