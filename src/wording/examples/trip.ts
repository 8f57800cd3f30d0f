import type { trackCommands } from '../../domain/track/commands.ts';
import type { tripCommands } from '../../domain/trip/commands.ts';
import { followUpExamples } from './follow-up.ts';
import type { Inputs } from './inputs.ts';

const wuhanReached: Inputs<typeof tripCommands>['CorrectRecord']['groups'][number] = {
  target: 5,
  kind: 'incorrect_data',
  replacements: [
    {
      type: 'StopArrived',
      data: { stop: '20', kind: 'hub', place: 'HUB-WH' },
      occurredAt: '2026-03-06T18:40:00+08:00',
    },
  ],
};

const stops: Inputs<typeof tripCommands>['PlanTrip']['stops'] = [
  {
    stop: '10',
    kind: 'site',
    place: 'SZ-01',
    window: { start: '2026-03-05T13:00:00+08:00', end: '2026-03-05T17:00:00+08:00' },
  },
  { stop: '20', kind: 'hub', place: 'HUB-WH' },
  { stop: '30', kind: 'consignee', place: 'C-3002-A1', party: 'C-3002' },
];

/** From the plant in Suzhou over a hub in Wuhan to the site in Chengdu. */
export const tripExamples = {
  PlanTrip: {
    stops,
    shipments: [
      {
        shipment: 'PS1E-CGE6-1HZN-BFG',
        loadAt: '10',
        unloadAt: '30',
        units: ['369012340000010016', '369012340000010023'],
      },
    ],
    carrier: 'HW-HEAVY',
  },
  AmendTrip: {
    stops: [...stops, { stop: '40', kind: 'consignee', place: 'C-3002-A2', party: 'C-3002' }],
    add: [{ shipment: 'PS1E-CGE6-60H0-HNE', loadAt: '20', unloadAt: '30' }],
    remove: [],
    reason: '武汉加装一批附件',
  },
  AssignVehicle: { vehicle: '苏E-7B321', driver: '王师傅 137 0000 5678' },
  ReplaceVehicle: { vehicle: '鄂A-2C908', driver: '陈师傅 136 0000 1111', reason: '离合器故障' },
  CancelTrip: { reason: '客户现场停电，改期' },
  CloseLoad: {
    stop: '10',
    leftBehind: [
      {
        shipment: 'PS1E-CGE6-1HZN-BFG',
        units: ['369012340000010023'],
        reason: '车厢长度不够',
      },
    ],
    seals: ['CN-0087261'],
  },
  DepartTrip: { seals: ['CN-0087261'] },
  ArriveStop: { stop: '20', kind: 'hub', place: 'HUB-WH' },
  DepartStop: { stop: '20', seals: ['CN-0087262'] },
  ReportIncident: {
    incident: 'IN-3',
    kind: 'breakdown',
    severity: 'high',
    responsible: 'carrier',
    stop: '20',
    place: '沪渝高速 K712',
    note: '离合器打滑，等救援',
    evidence: ['EV-305'],
  },
  ReviseEta: {
    stop: '30',
    eta: '2026-03-09T14:30:00+08:00',
    by: 'driver',
    reason: '沪渝高速限行',
  },
  CompleteTrip: {},
  CorrectRecord: { groups: [wuhanReached], reason: '到站时间多报一小时' },
  RequestCorrection: { request: 'CR-8', groups: [wuhanReached], reason: '到站时间多报一小时' },
  ApproveCorrection: { request: 'CR-8' },
  RejectCorrection: { request: 'CR-8', reason: '与轨迹一致，不改' },
  ...followUpExamples,
} satisfies Inputs<typeof tripCommands>;

export const trackExamples = {
  RecordPositions: {
    points: [
      {
        at: '2026-03-06T10:15:00+08:00',
        lat: 30.59308,
        lon: 114.30525,
        accuracyMetres: 8,
        altitudeMetres: 23,
        speedKmh: 76.4,
        headingDegrees: 268,
        temperatureC: 9.5,
        humidityPercent: 61,
        shockG: 0.4,
        batteryPercent: 87,
        doorOpen: false,
      },
    ],
  },
  ...followUpExamples,
} satisfies Inputs<typeof trackCommands>;
