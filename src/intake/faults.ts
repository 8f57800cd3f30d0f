import type { z } from 'zod';
import type { Params } from '../domain/decider.ts';
import { INTAKE_RULES, type IntakeRule } from './rules.ts';

/** One thing that is wrong with what came in, named so that every language can say it. */
export interface Fault {
  /** Dotted, list places counted from 0: `lines.0.qty`; empty for the whole. */
  readonly path: string;
  /** An IntakeRule, or the domain's where it judged a code: a wrong check symbol. */
  readonly rule: string;
  readonly params: Params;
}

type Issue = z.core.$ZodIssue;
type Named = readonly [rule: IntakeRule, params?: Params];

const RULES: ReadonlySet<string> = new Set(INTAKE_RULES);
const CHOICES_SHOWN_MAX = 30;

/** Issues that a field which is not there can have. */
const MISSING: ReadonlySet<string> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

const KINDS: Readonly<Record<string, IntakeRule>> = {
  string: 'must-be-text',
  number: 'must-be-a-number',
  int: 'must-be-a-whole-number',
  boolean: 'must-be-true-or-false',
  array: 'must-be-a-list',
  object: 'must-be-an-object',
  record: 'must-be-an-object',
};

export function fault(path: string, rule: IntakeRule, params: Params = {}): Fault {
  return { path, rule, params };
}

/** What a schema found wrong with `input`, every unknown field by its own name. */
export function faultsOf(error: z.ZodError, input: unknown): readonly Fault[] {
  const faults = error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => fault(below(path, key), 'field-is-unknown'));
    }
    const [rule, params] = named(issue, input);
    return [fault(path, rule, params)];
  });
  // The first of a field's faults is about its type; what else it breaks, it breaks for that.
  const first = new Map(faults.toReversed().map((one) => [one.path, one]));
  return faults.filter((one) => first.get(one.path) === one);
}

export function below(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}

function named(issue: Issue, input: unknown): Named {
  const value = at(input, issue.path);
  if (value === undefined && MISSING.has(issue.code)) return ['field-is-required'];
  // What a schema says for itself is about its own form; this is not even of its type.
  if (issue.code === 'invalid_type') return [KINDS[issue.expected] ?? 'must-have-the-right-form'];
  const said = asRule(issue.message);
  if (said) return [said];
  switch (issue.code) {
    case 'invalid_value':
      return ['must-be-one-of', { values: issue.values.slice(0, CHOICES_SHOWN_MAX).map(String) }];
    case 'invalid_union':
      return [anyOf(issue)];
    case 'invalid_key':
      return ['field-name-is-too-long', { max: Number(issue.issues.find(isTooBig)?.maximum) }];
    case 'invalid_format':
      return [issue.format === 'uuid' ? 'must-be-a-uuid' : 'must-have-the-right-form'];
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    default:
      return ['must-have-the-right-form'];
  }
}

function isTooBig(issue: Issue): issue is z.core.$ZodIssueTooBig {
  return issue.code === 'too_big';
}

/** Where several kinds of value are taken, as in what an ERP adds of its own. */
function anyOf({ errors }: z.core.$ZodIssueInvalidUnion): IntakeRule {
  const kinds = new Set(errors.flat().map((one) => 'expected' in one && one.expected));
  return kinds.isSubsetOf(new Set(['string', 'number']))
    ? 'must-be-text-or-a-number'
    : 'must-be-a-plain-value';
}

/** A schema that knows better than its library names the rule itself, as its message. */
function asRule(message: string): IntakeRule | undefined {
  return RULES.has(message) ? (message as IntakeRule) : undefined;
}

function tooSmall(origin: string, min: number, inclusive: boolean): Named {
  if (origin === 'string') {
    return min === 1 ? ['must-not-be-empty'] : ['must-have-at-least-characters', { min }];
  }
  if (origin === 'array') {
    return min === 1 ? ['must-not-be-empty'] : ['must-have-at-least-entries', { min }];
  }
  return [inclusive ? 'must-be-at-least' : 'must-be-more-than', { min }];
}

function tooBig(origin: string, max: number, inclusive: boolean): Named {
  if (origin === 'string') return ['must-have-at-most-characters', { max }];
  if (origin === 'array') return ['must-have-at-most-entries', { max }];
  return [inclusive ? 'must-be-at-most' : 'must-be-less-than', { max }];
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
