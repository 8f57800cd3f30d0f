import type { SHIPMENT_CORRECTION_RULES } from '../../domain/shipment/rules/corrections.ts';
import type { Words } from '../say.ts';

export const correctionRules = {
  'target-must-exist': ['没有第 {target} 条记录', 'There is no record {target} in this stream.'],
  'target-must-be-a-report': [
    '第 {target} 条不是现场报告，不能更正',
    'Record {target} is no report; only reports can be corrected.',
  ],
  'target-must-be-in-force': [
    '第 {target} 条已被更正',
    'Record {target} has been corrected already.',
  ],
  'replacement-must-be-a-report': [
    '{type} 不是现场报告，不能用来替代',
    '{type} is no report and cannot stand in for one.',
  ],
  'replacement-must-be-well-formed': [
    '替代记录 {type} 的 {path} 有误',
    'The replacement {type} is malformed at {path}.',
  ],
  'correction-must-fit-its-kind': [
    '第 {target} 条的更正方式 {kind} 与替代记录不符',
    'A correction of kind {kind} does not fit the replacements given for record {target}.',
  ],
  'correction-needs-approval': [
    '第 {target} 条涉及签收、交接或过账，更正须经另一人批准',
    'Record {target} is about delivery, custody or goods issue: another person must approve.',
  ],
  'approver-must-be-another': [
    '{approver} 是申请人或原报告人，须由另一人批准',
    '{approver} asked for this or made the report; another person must approve.',
  ],
  'request-must-exist': ['没有更正申请 {request}', 'There is no correction request {request}.'],
  'request-must-be-undecided': [
    '更正申请 {request} 已有决定',
    'Correction request {request} has been decided already.',
  ],
  'copies-are-corrected-by-a-process': [
    '车次报告的副本只随车次更正',
    'Copies of a trip’s reports are corrected where the trip is corrected.',
  ],
} satisfies Record<(typeof SHIPMENT_CORRECTION_RULES)[number], Words>;
