/** About receipts, acceptances and the goods issue in the ERP. */
export const PAPER_RULES = [
  'goods-must-be-delivered',
  'receipt-must-come-in-order',
  'issue-needs-goods',
  'issued-must-fit-handled',
  'issue-must-exist',
  'posting-needs-a-document',
  'failed-posting-needs-a-code',
  'posting-must-be-expected',
] as const;
