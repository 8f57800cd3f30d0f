const LINE = { order: 'ERP-01:0004500018', line: '10' };
const UNIT = 'EXAMPLE-1-U001';

/** The first day of a shipment, one command a line. */
export function commandsNdjson(): string {
  const plan = {
    lines: [{ ...LINE, sku: 'VALVE-DN50', qty: 10, uom: 'H87' }],
    from: 'SH-01',
    to: { party: 'C-201' },
    policy: { name: 'PLAIN', steps: [], labels: [] },
  };
  const pack = { unit: UNIT, kind: 'carton', contents: [{ ...LINE, qty: 10 }] };
  const told: readonly (readonly [time: string, command: string, data: object])[] = [
    ['08:00', 'PlanShipment', plan],
    ['08:10', 'ReleaseToWarehouse', {}],
    ['09:00', 'ConfirmPick', { ...LINE, qty: 10 }],
    ['09:30', 'PackUnit', pack],
    ['09:35', 'CloseUnit', { unit: UNIT, weightKg: 18.4 }],
    ['14:00', 'DepartShipment', {}],
  ];
  return told
    .map(([time, command, data], index) => {
      const occurredAt = `2026-03-10T${time}:00+08:00`;
      const commandId = `example-1-${index + 1}`;
      const stream = 'shipment-EXAMPLE-1';
      return `${JSON.stringify({ stream, command, commandId, occurredAt, data })}\n`;
    })
    .join('');
}

/** A log of one order with two items, sent in one package. */
export function ocelCsv(): string {
  return [
    'ocel:eid,ocel:activity,ocel:timestamp,ocel:type:customers,ocel:type:items,' +
      'ocel:type:orders,ocel:type:packages,weight,price',
    `1,place order,2026-03-10T00:00:00.000Z,['C-200'],"['880001','880002']",['990001'],,3.5,79.99`,
    `2,confirm order,2026-03-10T01:00:00.000Z,,,['990001'],,,`,
    `3,pick item,2026-03-10T02:00:00.000Z,,['880001'],,,,`,
    `4,pick item,2026-03-10T02:05:00.000Z,,['880002'],,,,`,
    `5,create package,2026-03-10T03:00:00.000Z,,"['880001','880002']",,['660001'],3.9,`,
    `6,send package,2026-03-10T06:00:00.000Z,,,,['660001'],,`,
    `7,package delivered,2026-03-11T02:00:00.000Z,,,,['660001'],,`,
    '',
  ].join('\n');
}
