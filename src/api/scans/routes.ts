import { z } from 'zod';
import { STEP_COMMANDS } from '../../domain/scans/steps.ts';
import { scansRules } from '../../wording/scan-rules.ts';
import type { Api } from '../api.ts';
import { refusalsOf } from '../commands/sharing.ts';
import { minPositionField } from '../queries/reading.ts';
import type { Route } from '../route.ts';
import { codeAnswerSchema, scanAnswerSchema, scanBodySchema, scannedSchema } from './contract.ts';
import { lookingUp } from './looking.ts';
import { takingScans } from './scanning.ts';

/** Codes that are looked up, and scans that are commands. */
export function scanRoutes(api: Api): readonly Route[] {
  return [codeRoute(api), scanRoute(api)];
}

/** Those of the commands that the steps come to, and those of reading a code. */
const REFUSALS: readonly string[] = [
  ...new Set([
    ...Object.keys(scansRules),
    ...Object.values(STEP_COMMANDS).flatMap((command) => refusalsOf('shipment', command)),
  ]),
];

const LOAD_EXPECTED = [{ step: 'load', command: 'LoadUnit', words: '装车' }];
const CARTON = {
  kind: 'unit',
  shipment: 'PS1ECGE61HZNBFG',
  shown: 'PS1E-CGE6-1HZN-BFG',
  unit: '369012340000010016',
  stage: 'staged',
  stageWords: '已集货',
  expected: LOAD_EXPECTED,
} as const;

function codeRoute(api: Api): Route {
  return {
    method: 'GET',
    path: '/v1/codes/:code',
    name: 'getCode',
    topic: 'scans',
    action: 'read:operations',
    summary: ['查一个码', 'Look up a code'],
    about: [
      '任何码：发运单号（带不带横线、大小写都行）、箱码、SSCC、GS1 编码、箱号、标签、序列号、运单号、' +
        '订单号、车次号。答复是谁的、到了哪一步、下一步做什么；有多个归属时全部列在 candidates。',
      'Any code: a shipment’s id in any spelling, a unit, an SSCC, a GS1 element string, a case ' +
        'number, a label, a serial, a waybill, an order number, a trip. Answers whose it is, ' +
        'where that stands and what comes next; all owners stand in candidates.',
    ],
    params: z.strictObject({ code: scannedSchema }),
    query: z.strictObject(minPositionField),
    answers: {
      200: {
        about: ['归属和下一步', 'Whose it is, and what comes next'],
        schema: codeAnswerSchema,
        example: { code: '369012340000010016', ...CARTON, candidates: [CARTON] },
      },
    },
    handle: lookingUp(api),
  };
}

function scanRoute(api: Api): Route {
  return {
    method: 'POST',
    path: '/v1/scans',
    name: 'postScan',
    topic: 'scans',
    action: 'shipment:road',
    summary: ['扫码作业', 'Send a scan'],
    about: [
      '扫一次就是一条命令：按码找到发运单，按步骤记下拣货、封箱、贴标、集货、装车、卸车、发车、到达、' +
        '派送、交付。扫错的码记为 ScanRejected，答复 409：规则、扫到的、应扫的。',
      'One scan is one command: the code finds its shipment, the step says what was done. A wrong ' +
        'code is recorded as ScanRejected and answered 409 with the rule, what was scanned and ' +
        'what was expected, also when the key is repeated.',
    ],
    headers: ['idempotency-key'],
    body: {
      schema: scanBodySchema,
      judgedBy: 'route',
      examples: {
        load: {
          summary: ['装车', 'Load a carton onto a trip'],
          value: { code: '(00)369012340000010016', step: 'load', trip: 'T-260305-07' },
        },
        label: {
          summary: ['贴标', 'Apply a label'],
          value: { code: 'SF1490022718', step: 'label', unit: '369012340000010016' },
        },
        stage: {
          summary: ['集货', 'Stage a carton'],
          value: { code: 'PS1E-CGE6-1HZN-BFG-U001', step: 'stage', area: 'A-12' },
        },
        pick: {
          summary: ['拣货', 'Pick an article by its GTIN and serial'],
          value: {
            code: '(01)06901234000016(21)SN-88017',
            step: 'pick',
            shipment: 'PS1E-CGE6-1HZN-BFG',
          },
        },
      },
    },
    answers: {
      200: {
        about: ['已记录，或没有新内容', 'Recorded, or nothing was new'],
        schema: scanAnswerSchema,
        example: {
          stream: 'shipment-PS1ECGE61HZNBFG',
          version: 12,
          position: 4711,
          facts: [{ id: '0c8f3f5e-6a7b-8d1c-9e2f-5b4a3c2d1e0f', type: 'UnitLoaded', version: 12 }],
          replayed: false,
          shipment: 'PS1ECGE61HZNBFG',
          shown: 'PS1E-CGE6-1HZN-BFG',
          unit: '369012340000010016',
          stage: 'loaded',
          stageWords: '已装车',
          expected: [{ step: 'depart', command: 'DepartShipment', words: '发车' }],
        },
      },
    },
    problems: ['subject-must-be-known', 'idempotency-key-is-used-once'],
    refusals: REFUSALS,
    handle: takingScans(api),
  };
}
