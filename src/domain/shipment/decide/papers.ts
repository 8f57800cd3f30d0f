import { refuse } from '../../decider.ts';
import type { Envelope } from '../../envelope.ts';
import { row } from '../../keyed.ts';
import { isSame } from '../../same.ts';
import type { paperCommands } from '../commands/papers.ts';
import { settled } from '../lines.ts';
import type { Progress } from '../progress.ts';
import { receiptKey } from '../registers/papers.ts';
import type { ShipmentState } from '../state.ts';
import { ownUnit } from '../units.ts';
import { PAPER_RECEIPT_STATES } from '../words.ts';
import {
  calledOff,
  type DataOf,
  type Decision,
  deviating,
  isRepeated,
  takenId,
} from './decision.ts';
import { foreignUnit, wrongIn } from './foreign.ts';
import type { Handlers } from './handlers.ts';
import { confirmPosting, requestGoodsIssue } from './posting.ts';

export const papers: Handlers<typeof paperCommands> = {
  RecordPaperReceipt: recordPaperReceipt,
  RecordUnpackInspection: recordInspection,
  RecordAcceptance: recordAcceptance,
  RequestGoodsIssue: requestGoodsIssue,
  ConfirmPosting: confirmPosting,
  RequireDocument: ({ papers: { required } }, data) =>
    required.includes(data.kind) ? [] : [{ type: 'DocumentRequired', data }],
  AttachDocument: (state, data) =>
    state.papers.documents.some((known) => isSame(known, data))
      ? []
      : [{ type: 'DocumentAttached', data, ...deviating(calledOff(state)) }],
  ReportCustoms: (state, data, envelope) =>
    isRepeated(state, envelope)
      ? []
      : [{ type: 'CustomsStatusReported', data, ...deviating(calledOff(state)) }],
  AttachEvidence: attachEvidence,
};

const RECEIPT_FACTS = {
  signed: 'PaperReceiptSigned',
  sent: 'PaperReceiptSent',
  received: 'PaperReceiptReceived',
  filed: 'PaperReceiptFiled',
} as const;

/** The signed receipt 回单 on its way back: signed, sent, received, filed. */
function recordPaperReceipt(
  state: ShipmentState,
  { state: now, ...data }: DataOf<'RecordPaperReceipt'>,
  envelope: Envelope,
): Decision {
  if (isRepeated(state, envelope)) return [];
  const before = PAPER_RECEIPT_STATES.slice(0, PAPER_RECEIPT_STATES.indexOf(now));
  const told = statesOf(state, data);
  const broken = {
    ...calledOff(state),
    'goods-must-be-delivered': !isAnyDelivered(state.progress),
    'receipt-must-come-in-order': before.some((one) => !told.has(one)),
  };
  return [{ type: RECEIPT_FACTS[now], data, ...deviating(broken) }];
}

/** States of a receipt with what was told without a number; without one, of all receipts. */
function statesOf(
  { papers: { receipts } }: ShipmentState,
  name: Pick<DataOf<'RecordPaperReceipt'>, 'receipt' | 'waybill'>,
): ReadonlySet<string> {
  const key = receiptKey(name);
  if (key === '') return new Set(receipts.rows.flat());
  return new Set([...(row(receipts, key) ?? []), ...(row(receipts, '') ?? [])]);
}

/** Unpacked and looked at on site 开箱验收. */
function recordInspection(
  state: ShipmentState,
  data: DataOf<'RecordUnpackInspection'>,
  envelope: Envelope,
): Decision {
  const taken = takenId(state, 'inspection', data.inspection, envelope);
  if (taken) return taken;
  const { progress } = state;
  const { rows = [] } = data;
  const stray = rows.find(({ unit }) => unit !== undefined && !ownUnit(progress.units, unit))?.unit;
  if (stray !== undefined) return foreignUnit('RecordUnpackInspection', stray, state, envelope);
  const wrong = wrongIn('RecordUnpackInspection', rows, state, envelope);
  if (wrong) return wrong;
  return [{ type: 'UnpackInspected', data, ...deviating(afterDelivery(state)) }];
}

/** The customer's last word 终验. */
function recordAcceptance(
  state: ShipmentState,
  data: DataOf<'RecordAcceptance'>,
  envelope: Envelope,
): Decision {
  const taken = takenId(state, 'acceptance', data.acceptance, envelope);
  if (taken) return taken;
  return [{ type: 'AcceptanceRecorded', data, ...deviating(afterDelivery(state)) }];
}

/** A digest of what the device took comes first, the file itself may come later, once. */
function attachEvidence(
  state: ShipmentState,
  data: DataOf<'AttachEvidence'>,
  envelope: Envelope,
): Decision {
  const { evidence, unit } = data;
  const known = row(state.papers.evidence, evidence);
  if (known) {
    const { storedSha256: kept, ...taken } = known;
    const { storedSha256: stored, ...told } = data;
    const isOther = kept !== undefined && stored !== undefined && kept !== stored;
    if (isOther || !isSame(taken, told)) return refuse('id-is-taken', { id: evidence });
    if (stored === undefined || kept !== undefined) return [];
  }
  if (unit !== undefined && !ownUnit(state.progress.units, unit)) {
    return foreignUnit('AttachEvidence', unit, state, envelope);
  }
  return [{ type: 'EvidenceAttached', data }];
}

function afterDelivery(state: ShipmentState) {
  return { ...calledOff(state), 'goods-must-be-delivered': !isAnyDelivered(state.progress) };
}

/** The consignee has spoken on something. */
function isAnyDelivered({ lines }: Progress): boolean {
  return lines.keys.some((_, place) => settled(lines, place) > 0);
}
