import { masterStream } from '../domain/master/code.ts';
import type { MasterRecord } from '../domain/master/kinds.ts';
import { codesInOrder, type NamedCode } from '../domain/master/named.ts';
import { refusesUnknownCodes } from '../domain/master/sources.ts';
import type { MasterState } from '../domain/master/state.ts';
import { isRetiredAt, validAt } from '../domain/master/versions.ts';
import type { OrderBody } from '../domain/order/amendment.ts';
import type { Check } from './checks.ts';
import { type Fault, fault } from './faults.ts';
import type { IntakeRule } from './rules.ts';

/** How subjects stand now. */
interface States {
  state<S>(stream: string): Promise<S | undefined>;
}

const READS_AT_ONCE = 32;
const FAULTS_MAX = 100;
const NO_FAULTS: readonly Fault[] = [];

/**
 * An order of a source that may name only codes on file: every code in it must be known, not
 * retired and not blocked, or the order is malformed, by the path of each such code, the first 100
 * of them. It costs one read where the source's policy does not ask for it, and else one a code.
 */
export function knownCodes(states: States): Check {
  return ({ type, data, envelope }) => {
    if (type !== 'ReceiveOrder') return NO_FAULTS;
    return inOrder(states, data as OrderBody, envelope.occurredAt);
  };
}

async function inOrder(
  states: States,
  order: OrderBody,
  instant: string,
): Promise<readonly Fault[]> {
  const { source } = order;
  const stream = masterStream('source', source);
  if (!stream || !refusesUnknownCodes(await states.state(stream), instant)) return NO_FAULTS;
  const codes = Map.groupBy(codesInOrder(order), ({ kind, code }) => masterStream(kind, code));
  const distinct = [...codes];
  const faults: Fault[] = [];
  for (let from = 0; from < distinct.length && faults.length < FAULTS_MAX; from += READS_AT_ONCE) {
    const some = distinct.slice(from, from + READS_AT_ONCE);
    const rules = await Promise.all(some.map(([key]) => ruleBrokenBy(states, key, instant)));
    for (const [index, [, named]] of some.entries()) {
      faults.push(...faultsOf(named, rules[index], source));
    }
  }
  return faults.slice(0, FAULTS_MAX);
}

async function ruleBrokenBy(
  states: States,
  stream: string | undefined,
  instant: string,
): Promise<IntakeRule | undefined> {
  if (stream === undefined) return 'code-must-be-known';
  const master = await states.state<MasterState<MasterRecord>>(stream);
  if (master?.known !== 'full') return 'code-must-be-known';
  if (isRetiredAt(master, instant)) return 'code-must-not-be-retired';
  const { record } = validAt(master, instant) ?? master.latest ?? {};
  return record?.status === 'blocked' ? 'code-must-not-be-blocked' : undefined;
}

function faultsOf(
  named: readonly NamedCode[],
  rule: IntakeRule | undefined,
  source: string,
): readonly Fault[] {
  if (!rule) return NO_FAULTS;
  return named.map(({ kind, code, path }) => fault(path, rule, { kind, code, source }));
}
