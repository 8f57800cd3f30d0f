import { describe, expect, it } from 'vitest';
import { noProgress } from '../../../src/domain/shipment/progress.ts';
import { STAGES, type Stage, stageOf, stageSummary } from '../../../src/domain/shipment/stage.ts';
import type { STOP_KINDS } from '../../../src/domain/shipment/words.ts';
import {
  apply,
  arrive,
  at,
  attempt,
  box,
  CABLE,
  close,
  closedUp,
  confirm,
  delivered,
  depart,
  departed,
  hold,
  labelled,
  load,
  PUMPS,
  pack,
  packed,
  pick,
  picked,
  planned,
  planWith,
  print,
  released,
  reopen,
  shortPick,
  startDelivery,
  type Told,
  upToDelivered,
  upToDeparted,
  upToLoaded,
  upToPacked,
  voidLabel,
  worldAfter,
} from '../../support/controls.ts';

type Story = readonly Told[];

const progressAfter = (...told: Story) => worldAfter(...told).state.progress;

/** The shipment of the controls under another policy, up to a bare departure. */
const sentUnder = (...steps: NonNullable<Parameters<typeof planWith>[0]['steps']>): Story => [
  planWith({ steps }),
  released,
  ...picked,
  ...packed,
  at('10:00', departed),
];
const arrived = (time: string, stop: (typeof STOP_KINDS)[number], place?: string) =>
  at(time, arrive(stop, place === undefined ? {} : { place }));
const acceptBox = confirm({ rows: [{ unit: 'U1', ...PUMPS, qty: 5, disposition: 'accepted' }] });
const ALL_STEPS = ['label', 'stage', 'load', 'arrive', 'out-for-delivery'] as const;
const sent = sentUnder(...ALL_STEPS);

const TABLE: Readonly<Record<string, readonly [Stage, Story]>> = {
  'with its plan': ['planned', [planned]],
  released: ['released', [planned, released]],
  'held, as that is no stage': ['released', [planned, released, hold('all')]],
  'with a first pick': ['picking', [planned, released, pick(PUMPS, 1)]],
  'picked before its release': ['picking', [planned, pick(PUMPS, 1)]],
  'with one line to go': ['picking', [planned, released, pick(PUMPS, 5)]],
  'with a first shortage': ['picking', [planned, released, shortPick(PUMPS, 5)]],
  'with every line picked': ['picked', [planned, released, ...picked]],
  'with the rest of a line short': [
    'picked',
    [planned, released, pick(PUMPS, 4), shortPick(PUMPS, 1), pick(CABLE, 3)],
  ],
  'with one line short as a whole': [
    'picked',
    [planned, released, shortPick(PUMPS, 5), pick(CABLE, 3)],
  ],
  'short of everything, for good': [
    'cancelled',
    [planned, released, shortPick(PUMPS, 5, 'cancel'), shortPick(CABLE, 3, 'backorder')],
  ],
  'short of everything, while some of it is waited for': [
    'picking',
    [planned, released, shortPick(PUMPS, 5, 'cancel'), shortPick(CABLE, 3, 'wait')],
  ],
  'short of everything, then healed': [
    'picked',
    [planned, released, shortPick(PUMPS, 5), shortPick(CABLE, 3), pick(CABLE, 3)],
  ],
  'with goods in no unit': ['picked', [planned, released, ...picked, pack(box)]],
  'packed before all is picked': ['picking', [planned, released, pick(PUMPS, 5), pack(box)]],
  'packed without a pick': ['packed', [planned, released, ...packed]],
  packed: ['packed', upToPacked],
  'closed up': ['packed', [...upToPacked, ...closedUp]],
  'labelled in part': ['packed', [...upToPacked, print('U1', 'L1'), apply('U1', 'L1')]],
  'with labels printed': ['packed', [...upToPacked, print('U1', 'L1'), print('U2', 'L2')]],
  labelled: ['labelled', [...upToPacked, ...labelled]],
  'with a label void again': ['packed', [...upToPacked, ...labelled, voidLabel('U1', 'L1')]],
  'loaded in part': ['labelled', [...upToPacked, ...labelled, load('U1')]],
  loaded: ['loaded', upToLoaded],
  departed: ['in-transit', upToDeparted],
  'departed in part': ['loaded', [...upToLoaded, depart({ units: ['U1'] })]],
  'departed in two parts': [
    'in-transit',
    [...upToLoaded, depart({ units: ['U1'] }), depart({ units: ['U2'] })],
  ],
  'at a hub': ['in-transit', [...sent, arrived('11:00', 'hub')]],
  'at the customs': ['in-transit', [...sent, arrived('11:00', 'customs')]],
  'at the last depot': ['arrived', [...sent, arrived('11:00', 'depot')]],
  'at the consignee': ['arrived', [...sent, arrived('11:00', 'consignee')]],
  'on the road again after a depot': [
    'in-transit',
    [...sent, arrived('11:00', 'depot'), at('12:00', departed)],
  ],
  'out for delivery': [
    'out-for-delivery',
    [...sent, arrived('11:00', 'depot'), at('12:00', startDelivery())],
  ],
  'at the doorstep': [
    'out-for-delivery',
    [...sent, at('12:00', startDelivery()), arrived('13:00', 'consignee')],
  ],
  'back at the depot': [
    'arrived',
    [...sent, at('12:00', startDelivery()), arrived('18:00', 'depot')],
  ],
  'after a failed attempt': [
    'out-for-delivery',
    [...sent, at('12:00', startDelivery()), at('13:00', attempt())],
  ],
  'delivered in part': ['in-transit', [...sent, acceptBox]],
  delivered: ['signed-off', upToDelivered],
  'delivered, never departed': ['signed-off', [...upToPacked, delivered]],
  'refused as a whole': [
    'signed-off',
    [
      ...sent,
      confirm({
        rows: [
          { ...PUMPS, qty: 5, disposition: 'refused' },
          { ...CABLE, qty: 3, disposition: 'missing' },
        ],
      }),
    ],
  ],
  'delivered, never packed': [
    'signed-off',
    [
      planned,
      released,
      confirm({
        rows: [
          { ...PUMPS, qty: 5, disposition: 'accepted' },
          { ...CABLE, qty: 3, disposition: 'accepted' },
        ],
      }),
    ],
  ],
  closed: ['closed', [...upToDelivered, close()]],
  'opened again': ['signed-off', [...upToDelivered, close(), reopen()]],
};

describe('a shipment', () => {
  it.each(Object.entries(TABLE))('%s', (_, [stage, told]) => {
    expect(stageOf(progressAfter(...told))).toBe(stage);
  });

  it('without a plan has not begun', () => {
    expect(stageOf(noProgress)).toBe('planned');
    expect(stageSummary(noProgress)).toEqual({ stage: 'planned', n: 0, of: 0, counts: 'lines' });
  });
});

describe('steps that the policy leaves out', () => {
  const readyUnder = (...steps: NonNullable<Parameters<typeof planWith>[0]['steps']>): Story => [
    planWith({ steps }),
    released,
    ...picked,
    ...packed,
    ...labelled,
  ];
  const SKIPPED: Readonly<Record<string, readonly [Stage, Story]>> = {
    'labelling, though labels are on': ['packed', readyUnder('load')],
    'loading, though it was told': ['labelled', [...readyUnder('label'), load('U1'), load('U2')]],
    arriving: ['in-transit', [...sentUnder('out-for-delivery'), arrived('11:00', 'consignee')]],
    'going out': ['in-transit', [...sentUnder('arrive'), at('11:00', startDelivery())]],
    'going out before arriving': [
      'arrived',
      [...sentUnder('arrive'), at('11:00', startDelivery()), arrived('12:00', 'consignee')],
    ],
  };

  it.each(Object.entries(SKIPPED))('%s', (_, [stage, told]) => {
    expect(stageOf(progressAfter(...told))).toBe(stage);
  });

  it('do not ask for labels of no kind', () => {
    const noKinds = planWith({ labels: [] });
    expect(stageOf(progressAfter(noKinds, released, ...picked, ...packed))).toBe('packed');
  });
});

describe('n of m', () => {
  it('counts lines until all are picked', () => {
    const summary = stageSummary(progressAfter(planned, released, pick(PUMPS, 5)));
    expect(summary).toEqual({ stage: 'picking', n: 1, of: 2, counts: 'lines' });
  });

  it('counts units at the stage of the least advanced, loose goods as one of them', () => {
    const summary = (...told: Story) => stageSummary(progressAfter(...told));
    expect(summary(...upToLoaded, depart({ units: ['U1'] }))).toEqual({
      stage: 'loaded',
      n: 1,
      of: 2,
      counts: 'units',
    });
    expect(summary(planned, released, ...picked, pack(box))).toEqual({
      stage: 'picked',
      n: 1,
      of: 2,
      counts: 'units',
    });
    expect(summary(...upToDelivered)).toEqual({
      stage: 'signed-off',
      n: 2,
      of: 2,
      counts: 'units',
    });
  });
});

describe('stages', () => {
  it('are listed in the order in which goods pass them', () => {
    const passed = [upToPacked, upToLoaded, upToDeparted, upToDelivered].map((told) =>
      STAGES.indexOf(stageOf(progressAfter(...told))),
    );
    expect(passed).toEqual(passed.toSorted((a, b) => a - b));
  });
});
