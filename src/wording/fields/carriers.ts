import type { Words } from '../say.ts';

/** What carriers tell of waybills that nobody knows, and wrong scans. */
export const unmatchedFields = {
  status: ['统一状态', 'The status in our terms'],
  code: ['承运商自己的编码', 'The carrier’s own code'],
  raw: ['承运商的原话', 'The carrier’s own words'],
  events: ['已认领消息的记录编号', 'Ids of the facts that tell of the events'],
} satisfies Record<string, Words>;

export const scansFields = {
  scanned: ['扫到的码', 'The code that was scanned'],
  expected: ['本应扫到的码', 'The codes that could have been scanned instead'],
  rule: ['没有守住的规则', 'The rule that says no'],
  trip: ['车次', 'The trip that it was scanned for'],
  shipment: ['发运单', 'The shipment that it was scanned for'],
  unit: ['物流单元', 'The unit that it was scanned for'],
} satisfies Record<string, Words>;
