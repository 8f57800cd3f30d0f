import type { Params } from '../domain/decider.ts';
import { isMasterKind } from '../domain/master/kinds.ts';
import type { Answer } from '../intake/intake.ts';
import type { IntakeRule } from '../intake/rules.ts';
import type { ExchangeRule } from './rules.ts';

/** What an import did. Rows of the file are counted in read, recorded, repeated, refused. */
export interface Summary {
  readonly read: number;
  readonly recorded: number;
  /** Rows that were recorded before, or say nothing new. */
  readonly repeated: number;
  readonly refused: number;
  /** Rows about what Lading keeps no record of, by the name that the file gives it. */
  readonly withoutCommand: Readonly<Record<string, number>>;
  readonly facts: number;
  /** Shipments, orders and records of master data that got facts. */
  readonly shipments: number;
  readonly orders: number;
  readonly master: number;
  readonly seconds: number;
  /** The import was stopped; the same import again goes on from here. */
  readonly interrupted: boolean;
}

export interface RefusedRow {
  /** 1 for the first line of the file. */
  readonly line: number;
  readonly field?: string;
  readonly rule: string;
  readonly params: Params;
}

/** Why a row was refused, before its line is known. */
export type Refused = Omit<RefusedRow, 'line'>;

export interface ImportOptions {
  /** Told of every refused row in the order of the file; nothing is kept. */
  readonly onRefused: (row: RefusedRow) => void;
  /** Rows done, and characters of the file up to there. */
  readonly onProgress?: (done: { readonly rows: number; readonly characters: number }) => void;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Where a row stands in its file. */
export interface Place {
  /** 1 for the first line of the file. */
  readonly line: number;
  /** Characters of the file up to and with this row. */
  readonly read: number;
}

/** A row of the file and what became of it. */
export interface Done extends Place {
  readonly became: Became;
}

export type Became =
  | { readonly kind: 'recorded'; readonly facts: number; readonly streams: readonly string[] }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly why: readonly Refused[] }
  | { readonly kind: 'without-command'; readonly name: string };

const NAMES_MAX = 1_000;

/** Counts rows as they are done; the names without a command are bounded. */
export async function summed(
  lists: AsyncIterable<readonly Done[]>,
  { onRefused, onProgress, signal, now }: ImportOptions,
): Promise<Summary> {
  const startMs = now();
  const counts = { read: 0, recorded: 0, repeated: 0, refused: 0, facts: 0 };
  const withoutCommand = new Map<string, number>();
  const touched = {
    shipments: new Set<string>(),
    orders: new Set<string>(),
    master: new Set<string>(),
  };

  function refuse(line: number, why: readonly Refused[]): void {
    counts.refused += 1;
    for (const refused of why) onRefused({ line, ...refused });
  }
  function note(stream: string): void {
    const subject = subjectOf(stream);
    if (subject) touched[subject].add(stream);
  }
  function count({ line, became }: Done): void {
    switch (became.kind) {
      case 'recorded':
        counts.recorded += 1;
        counts.facts += became.facts;
        for (const stream of became.streams) note(stream);
        return;
      case 'repeated':
        counts.repeated += 1;
        return;
      case 'refused':
        refuse(line, became.why);
        return;
      case 'without-command': {
        const known = withoutCommand.get(became.name);
        if (known === undefined && withoutCommand.size === NAMES_MAX) {
          const params = { max: NAMES_MAX };
          refuse(line, [refusedFor('', 'activity-must-be-among-so-many', params)]);
        } else withoutCommand.set(became.name, (known ?? 0) + 1);
      }
    }
  }
  for await (const list of lists) {
    for (const done of list) count(done);
    counts.read += list.length;
    const last = list.at(-1);
    if (last) onProgress?.({ rows: counts.read, characters: last.read });
  }
  return {
    ...counts,
    withoutCommand: Object.fromEntries(withoutCommand),
    shipments: touched.shipments.size,
    orders: touched.orders.size,
    master: touched.master.size,
    seconds: (now() - startMs) / 1_000,
    interrupted: signal.aborted,
  };
}

function subjectOf(stream: string): 'shipments' | 'orders' | 'master' | undefined {
  const category = stream.slice(0, Math.max(0, stream.indexOf('-')));
  if (category === 'shipment') return 'shipments';
  if (category === 'order') return 'orders';
  return isMasterKind(category) ? 'master' : undefined;
}

/**
 * What became of a row whose commands were answered so. Of several refused ones the first is
 * told: the others mostly follow from it. `fieldOf` finds the row's own names for fields.
 */
export function becameOf(
  answers: readonly Answer[],
  fieldOf: (path: string) => string = (path) => path,
): Became {
  const refused = answers.map((answer) => whyRefused(answer, fieldOf)).find((why) => why);
  if (refused) return { kind: 'refused', why: refused };
  const news = answers.flatMap((answer) =>
    answer.kind === 'recorded' && !answer.replayed && answer.facts.length > 0 ? [answer] : [],
  );
  if (news.length === 0) return { kind: 'repeated' };
  const facts = news.reduce((sum, answer) => sum + answer.facts.length, 0);
  return { kind: 'recorded', facts, streams: news.map(({ stream }) => stream) };
}

function whyRefused(
  answer: Answer,
  fieldOf: (path: string) => string,
): readonly Refused[] | undefined {
  switch (answer.kind) {
    case 'recorded':
      return undefined;
    case 'refused':
      return [refusedBy('', answer.refusal.refused, answer.refusal.params)];
    case 'stale':
      return [refusedFor('ifMatch', 'version-must-be-current', { version: answer.version })];
    case 'malformed':
      return answer.errors.map(({ path, rule, params }) => refusedBy(fieldOf(path), rule, params));
  }
}

/** A rule of ours that a row breaks; an empty field stands for the whole row. */
export function refusedFor(
  field: string,
  rule: ExchangeRule | IntakeRule,
  params: Params = {},
): Refused {
  return refusedBy(field, rule, params);
}

/** The same for whatever rule something else has named. */
export function refusedBy(field: string, rule: string, params: Params): Refused {
  return field === '' ? { rule, params } : { field, rule, params };
}
