import type { Words } from '../say.ts';

/** Fields that mean something else here than by their name elsewhere: `Command.path`. */
export const exactFields: Readonly<Record<string, Words>> = {
  'PlanShipment.from': ['发货地的编码', 'Code of the site that ships'],
  'PlanShipment.to': ['收货方和地址', 'Who receives, and where'],
  'PlanShipment.reasons.code': ['原因的编码', 'Code of the reason'],
  'AmendShipment.lines.qty': [
    '改成的数量；0 为取消这一行',
    'What the line comes to; 0 takes it out',
  ],
  'AmendShipment.lines.sku': ['货品编码；新行必填', 'Code of the article; a new line needs it'],
  'AmendShipment.lines.uom': ['计量单位；新行必填', 'Unit of measure; a new line needs it'],
  'ChangeDestination.party': [
    '收货方；写了就须与计划的相同',
    'The party; named, it must be the one that is planned',
  ],
  'ChangeDestination.redirect': [
    '改送申请的编号；离仓后必填',
    'Id of the redirect; needed after departure',
  ],
  'SubstituteItem.sku': ['替代货品的编码', 'Code of the article shipped instead'],
  'StartPick.area': ['拣货区', 'The picking area'],
  'StageUnit.area': ['集货区', 'The staging area'],
  'PackUnit.kind': ['单元的种类', 'Kind of the unit'],
  'TransferUnits.to': ['另一张发运单的编号', 'Id of the other shipment'],
  'ReceiveTransferredUnits.from': ['另一张发运单的编号', 'Id of the other shipment'],
  'InspectUnit.defects': ['缺陷；不合格时必填', 'The defects; needed when it failed'],
  'PrintLabel.code': ['印在标签上的码', 'The code printed on the label'],
  'PrintLabel.kind': ['标签的种类', 'Kind of the label'],
  'PrintLabel.reason': [
    '为什么再打；第二份起必填',
    'Why it is printed again; needed for every copy after the first',
  ],
  'AcceptTender.waybills.unit': [
    '运单号对应的单元；不写为全部',
    'The unit it is for; left out, for all of it',
  ],
  'RecordCarrierStatus.code': ['承运商自己的编码', 'The carrier’s own code'],
  'TransferCustody.from': ['交出方的编码', 'Code of the one that gives'],
  'TransferCustody.to': ['接收方的编码', 'Code of the one that takes'],
  'DepartShipment.units': [
    '离开的单元；不写为当时在车上的，没有车次则为全部',
    'The units that leave; left out, what was aboard at ' +
      'that instant, or all of them without a trip',
  ],
  'ConfirmDelivery.rows': [
    '明细；不写则已装箱而无结果的全部收下',
    'The rows; left out, all that is packed and has no outcome yet was accepted',
  ],
  'ConfirmDelivery.remarks': [
    '批注；没有批注不写',
    'Remarks on the receipt; left out for a clean one',
  ],
  'RequestGoodsIssue.rows': [
    '要过账的数量；不写为已装车或已离开的',
    'What is to be posted; left out, what is loaded or has left',
  ],
  'ConfirmPosting.document': [
    'ERP 的凭证号；已过账或已冲销时必填',
    'The ERP’s document; needed when it was posted or reversed',
  ],
  'ConfirmPosting.code': [
    'ERP 的错误编码；失败时必填',
    'The ERP’s error code; needed when it failed',
  ],
  'RequireDocument.kind': ['单据的种类', 'Kind of the document'],
  'AttachDocument.kind': ['单据的种类', 'Kind of the document'],
  'AttachDocument.evidence': ['扫描件的凭证编号', 'Id of the evidence that shows it'],
  'AttachEvidence.evidence': ['凭证的编号', 'Id of the evidence'],
  'AttachEvidence.kind': ['凭证的种类', 'Kind of the evidence'],
  'RecordComplaint.from': ['投诉方的编码', 'Code of the one who complains'],
  'Retire.from': ['从何时起停用', 'From when it is retired'],
  'CancelOrderLines.lines.qty': [
    '取消的数量；不写为没有发的全部',
    'How much of it; left out, all that has not been shipped',
  ],
  'MergeShipments.from': ['并出的发运单的编号', 'Id of the shipment whose goods move'],
  'MergeShipments.to': ['并入的发运单的编号', 'Id of the shipment that takes them'],
  'RecordRejectedScan.step': ['扫码时的作业步骤', 'The step at which it was scanned'],
  'ReplanSplit.lines': ['只排这些行；不写为全部', 'Only these lines; left out, all of them'],
  'PlanSplit.from': ['没有写明发货地的行从这里发', 'Site that ships the lines which name none'],
  ...ofEvery(['RecordReallocation', 'RecordBackorder', 'RecordSubstitution', 'RecordFulfilment'], {
    version: ['发运单的流到了第几版', 'Version of the shipment’s stream that says so'],
    cause: ['为什么变了', 'Why it is another quantity than before'],
    rows: ['发运单现在装着的数量', 'What the shipment holds now'],
    'rows.sku': ['替代货品的编码', 'Code of the article shipped instead'],
  }),
};

/** The same for several commands. */
function ofEvery(owners: readonly string[], fields: Readonly<Record<string, Words>>) {
  return Object.fromEntries(
    owners.flatMap((owner) =>
      Object.entries(fields).map(([field, words]) => [`${owner}.${field}`, words] as const),
    ),
  );
}
