import type { AnyDecider } from '../domain/decider.ts';
import { type Recorded, recordedSchema } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';

const PAGE_FACTS = 1_000;
const FINDINGS_MAX = 100;

interface FactFinding {
  readonly position: number;
  readonly stream: string;
  readonly type: string;
  /** `envelope`, `type`, `shape-version` or `data`: what this Lading cannot read. */
  readonly kind: 'envelope' | 'type' | 'shape-version' | 'data';
  readonly detail: string;
}

export interface Deep {
  readonly facts: number;
  /** The first FINDINGS_MAX. */
  readonly findings: readonly FactFinding[];
  readonly found: number;
}

/** Reads every fact by its schema, envelope and data: slower than trusting what was written. */
export async function readDeeply(
  ledger: Ledger,
  aggregates: ReadonlyMap<string, AnyDecider>,
  told: (facts: number) => void,
): Promise<Deep> {
  const findings: FactFinding[] = [];
  let [facts, found] = [0, 0];
  for (let after = 0; ; ) {
    const page = await ledger.readAll(after, PAGE_FACTS);
    if (page.through === after) return { facts, findings, found };
    for (const fact of page.facts) {
      const finding = findingOf(fact, aggregates);
      if (!finding) continue;
      found += 1;
      if (findings.length < FINDINGS_MAX) findings.push(finding);
    }
    facts += page.facts.length;
    told(facts);
    after = page.through;
  }
}

function findingOf(
  fact: Recorded,
  aggregates: ReadonlyMap<string, AnyDecider>,
): FactFinding | undefined {
  const { position, stream, type } = fact;
  const finding = (kind: FactFinding['kind'], detail: string): FactFinding => {
    return { position, stream, type, kind, detail };
  };
  const envelope = recordedSchema.safeParse(fact);
  if (!envelope.success) return finding('envelope', envelope.error.issues[0]?.message ?? '');
  const shape = aggregates.get(stream.slice(0, stream.indexOf('-')))?.facts[type];
  if (!shape) return finding('type', `no aggregate has facts of type ${type}`);
  if (fact.v > shape.v)
    return finding('shape-version', `version ${fact.v}, known up to ${shape.v}`);
  const data = shape.schema.safeParse(fact.data);
  if (data.success) return undefined;
  const [issue] = data.error.issues;
  return finding('data', `${issue?.path.join('.')}: ${issue?.message}`);
}
