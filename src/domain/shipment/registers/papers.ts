import type { Recorded } from '../../envelope.ts';
import { type Keyed, NO_ROWS, row, withRow } from '../../keyed.ts';
import type { ShipmentFact, ShipmentFactOf } from '../facts.ts';
import type { PAPER_RECEIPT_STATES } from '../words.ts';
import { type GoodsIssues, issuesAfter } from './posting.ts';

type Document = ShipmentFactOf<'DocumentAttached'>['data'];
type Evidence = ShipmentFactOf<'EvidenceAttached'>['data'];
type ReceiptState = (typeof PAPER_RECEIPT_STATES)[number];

export interface Papers {
  /** Kinds of documents without which it must not leave. */
  readonly required: readonly string[];
  readonly documents: readonly Document[];
  /** Required and not attached. */
  readonly lacking: readonly string[];
  /** States that were told of each paper receipt 回单, by its number. */
  readonly receipts: Keyed<readonly ReceiptState[]>;
  readonly evidence: Keyed<Evidence>;
  readonly issues: GoodsIssues;
}

export const NO_PAPERS: Papers = {
  required: [],
  documents: [],
  lacking: [],
  receipts: NO_ROWS,
  evidence: NO_ROWS,
  issues: NO_ROWS,
};

export function papersAfter(papers: Papers, fact: Recorded<ShipmentFact>): Papers {
  switch (fact.type) {
    case 'ShipmentPlanned':
      return withDocuments(papers, fact.data.policy.documents ?? [], []);
    case 'DocumentRequired':
      return withDocuments(papers, [...papers.required, fact.data.kind], papers.documents);
    case 'DocumentAttached':
      return withDocuments(papers, papers.required, [...papers.documents, fact.data]);
    case 'PaperReceiptSigned':
      return receiptIs(papers, fact.data, 'signed');
    case 'PaperReceiptSent':
      return receiptIs(papers, fact.data, 'sent');
    case 'PaperReceiptReceived':
      return receiptIs(papers, fact.data, 'received');
    case 'PaperReceiptFiled':
      return receiptIs(papers, fact.data, 'filed');
    case 'EvidenceAttached':
      return { ...papers, evidence: withRow(papers.evidence, fact.data.evidence, fact.data) };
    default: {
      const issues = issuesAfter(papers.issues, fact);
      return issues === papers.issues ? papers : { ...papers, issues };
    }
  }
}

interface ReceiptName {
  readonly receipt?: string | undefined;
  readonly waybill?: string | undefined;
}

/** A receipt goes by its number, else by its waybill's; without either it is the only one. */
export function receiptKey({ receipt, waybill }: ReceiptName): string {
  return receipt ?? waybill ?? '';
}

function receiptIs(papers: Papers, name: ReceiptName, state: ReceiptState): Papers {
  const key = receiptKey(name);
  const states = [...(row(papers.receipts, key) ?? []), state];
  return { ...papers, receipts: withRow(papers.receipts, key, states) };
}

function withDocuments(
  papers: Papers,
  required: readonly string[],
  documents: readonly Document[],
): Papers {
  const attached = new Set(documents.map(({ kind }) => kind));
  const lacking = required.filter((kind) => !attached.has(kind));
  return { ...papers, required, documents, lacking };
}
