import type { Outcome } from '../../src/wording/outcomes/outcome.ts';

interface Adjustment {
  /** Named on the way, though this command cannot come to it. */
  readonly never?: readonly string[];
}

/** A rule in the facts that answer an order, where nothing is refused to whoever tells. */
const TELLING: Adjustment = { never: ['cancelled-must-be-open'] };
/** An approval opens what is closed; asking for it does not. */
const ASKING: Adjustment = { never: ['ShipmentReopened'] };

/** By the folder of the aggregate and the command: what reading its sources gets wrong. */
const ADJUSTMENTS: Readonly<Record<string, Readonly<Record<string, Adjustment>>>> = {
  shipment: {
    ReportShortPick: { never: ['serials-must-match-quantity'] },
    RequestCorrection: ASKING,
  },
  // Nothing that is told of a trip needs a second person.
  trip: { CorrectRecord: { never: ['correction-needs-approval'] } },
  order: {
    RecordReallocation: TELLING,
    RecordBackorder: TELLING,
    RecordSubstitution: TELLING,
    RecordFulfilment: TELLING,
    RecordRefusedFollowUp: { never: ['line-needs-a-site'] },
  },
};

/** Rules that a check at the edge says no by, before the decider is asked. */
const AT_THE_EDGE: Readonly<Record<string, readonly string[]>> = {
  RecordPositions: ['points-must-be-during-the-trip'],
  CreateKey: ['scope-must-lie-within-own'],
  CreatePerson: ['scope-must-lie-within-own'],
  ChangeAccess: ['scope-must-lie-within-own', 'last-admin-must-stay'],
  DisablePerson: ['last-admin-must-stay'],
};

/** Rules that a process finds broken: no command is refused, a fact names them. */
export const NAMED_IN_FACTS: Readonly<Record<string, string>> = {
  'cancelled-must-be-open': 'LinesCancelRefused',
  'scanned-code-must-be-known': 'ScanRejected',
  'scanned-code-must-fit-the-step': 'ScanRejected',
  'scanned-code-must-have-one-owner': 'ScanRejected',
  'scanned-code-must-be-on-the-trip': 'ScanRejected',
  'shipments-must-share-destination': 'MergeRefused',
};

/** Rules that an aggregate shares with others, and that nothing of its own can break. */
export const NOT_OF: Readonly<Record<string, readonly string[]>> = {
  trip: ['correction-needs-approval'],
};

/** Facts of an order after which it can turn out to be fulfilled, or open again. */
const CONCLUDING: ReadonlySet<string> = new Set([
  'OrderAmended',
  'LinesCancelled',
  'LinesCancelRefused',
  'RemainderCancelled',
  'LinesFulfilled',
]);

/** Every adjustment that was made, and whether reading the sources needed it. */
const tried = new Map<string, boolean>();

export function adjusted(folder: string, command: string, read: Outcome): Outcome {
  const { never = [] } = ADJUSTMENTS[folder]?.[command] ?? {};
  for (const one of never) {
    const isRead = [read.records, read.refuses, read.deviates].some((texts) => texts.includes(one));
    tried.set(`${command}: ${one}`, isRead);
  }
  const without = (texts: readonly string[]) => texts.filter((text) => !never.includes(text));
  const concludes = folder === 'order' && read.records.some((type) => CONCLUDING.has(type));
  return {
    records: [...without(read.records), ...(concludes ? ['OrderFulfilled', 'OrderReopened'] : [])],
    refuses: [...without(read.refuses), ...(AT_THE_EDGE[command] ?? [])],
    deviates: without(read.deviates),
  };
}

/** Adjustments that change nothing any more. */
export function needless(): readonly string[] {
  return [...tried].flatMap(([what, isNeeded]) => (isNeeded ? [] : [what]));
}
