import { describe, expect, it } from 'vitest';
import type { ShipmentFactOf } from '../../src/domain/shipment/facts.ts';
import { carrierEvents } from '../../src/processes/carrier-events.ts';
import { type UnmatchedWaybill, unmatched } from '../../src/projections/unmatched.ts';
import { documentOf } from '../projections/story.ts';
import { type Killing, openCompany, type Sending } from './company.ts';
import { planOf } from './owning.ts';
import { sending } from './trips.ts';

const [A, B] = ['shipment-OML660001', 'shipment-OML660002'];
const W1 = 'unmatched-SF:W1';

const park = (at: string, code: string, stream = W1): Sending => ({
  ...sending(stream, at, 'ParkCarrierEvent', { status: 'in-transit', code, raw: `到 ${code}` }),
  timeQuality: 'carrier',
});
const under = (stream: string, at: string, ...numbers: readonly string[]): Sending =>
  sending(stream, at, 'ReplaceWaybills', {
    carrier: 'SF',
    waybills: numbers.map((waybill) => ({ waybill })),
  });
const tendered = (stream: string, waybill: string): readonly Sending[] => [
  sending(stream, '06:30', 'TenderToCarrier', { tender: 'T1', carrier: 'SF' }),
  sending(stream, '06:40', 'AcceptTender', { tender: 'T1', waybills: [{ waybill }] }),
];

type Company = ReturnType<typeof openCompany>;

async function told(company: Company, stream: string): Promise<readonly string[]> {
  return (await company.facts(stream)).flatMap(({ type, data, meta }) => {
    if (type !== 'CarrierStatusReported') return [];
    const { waybill, code } = data as ShipmentFactOf<'CarrierStatusReported'>['data'];
    return `${meta.occurredAt.slice(11, 16)} ${waybill} ${code} ${meta.timeQuality}`;
  });
}

async function waybill(company: Company, stream = W1): Promise<UnmatchedWaybill> {
  return documentOf<UnmatchedWaybill>(unmatched, await company.facts(stream));
}

async function companyAfter(...sendings: readonly Sending[]): Promise<Company> {
  const company = openCompany([carrierEvents], 500);
  for (const one of [planOf(A), planOf(B), ...sendings]) await company.tell(one);
  await company.settle();
  return company;
}

describe('events of a waybill that nobody knew', () => {
  it('are told to the shipment as soon as it has the waybill, in the carrier’s time', async () => {
    const company = await companyAfter(park('08:00', '50'), park('09:00', '51'));
    expect(await waybill(company)).toMatchObject({ state: 'unmatched', count: 2, open: 2 });
    await company.tell(under(A, '10:00', 'W0', 'W1'));
    await company.settle();
    expect(await told(company, A)).toEqual(['08:00 W1 50 carrier', '09:00 W1 51 carrier']);
    expect(await waybill(company)).toMatchObject({
      state: 'matched',
      open: 0,
      shipment: 'OML660001',
    });
    const [, , , first] = await company.facts(A);
    expect(first?.meta).toMatchObject({ capture: 'process', actor: 'process:carrier-events' });
  });

  it('are told where a tender was accepted, too', async () => {
    const company = await companyAfter(park('08:00', '50'), ...tendered(B, 'W1'));
    expect(await told(company, B)).toEqual(['08:00 W1 50 carrier']);
    expect(await told(company, A)).toEqual([]);
  });

  it('are told at once where the waybill is known by then, whoever has it now', async () => {
    const moved = [under(A, '07:00', 'W1'), under(B, '07:10', 'W1')];
    const company = await companyAfter(...moved, park('08:00', '50'));
    expect(await told(company, B)).toEqual(['08:00 W1 50 carrier']);
    expect(await told(company, A)).toEqual([]);
    expect(await waybill(company)).toMatchObject({ state: 'matched', shipment: 'OML660002' });
  });

  it('are not told of a waybill that was struck again', async () => {
    const group = { target: 2, kind: 'did_not_occur', replacements: [] };
    const company = await companyAfter(
      under(A, '07:00', 'W1'),
      sending(A, '07:30', 'CorrectRecord', { groups: [group], reason: 'of another shipment' }),
      park('08:00', '50'),
    );
    expect(await told(company, A)).toEqual([]);
    expect(await waybill(company)).toMatchObject({ state: 'unmatched' });
  });

  it('wait where the number is of another carrier', async () => {
    const company = await companyAfter(
      park('08:00', '50', 'unmatched-JD:W1'),
      under(A, '10:00', 'W1'),
    );
    expect(await told(company, A)).toEqual([]);
    expect(await waybill(company, 'unmatched-JD:W1')).toMatchObject({ state: 'unmatched' });
  });

  it('are not told again to a shipment that knows them, and count as matched', async () => {
    const status = {
      carrier: 'SF',
      waybill: 'W1',
      status: 'in-transit',
      code: '50',
    } as const;
    const company = await companyAfter(park('08:00', '50'));
    await company.tell(under(A, '10:00', 'W1'));
    await company.tell(sending(A, '08:00', 'RecordCarrierStatus', status));
    await company.settle();
    expect(await told(company, A)).toEqual(['08:00 W1 50 device']);
    expect(await waybill(company)).toMatchObject({ state: 'matched', open: 0 });
  });
});

describe('the process, killed at any of its steps', () => {
  const day: readonly Sending[] = [
    planOf(A),
    planOf(B),
    park('08:00', '50'),
    park('08:10', '51'),
    under(A, '09:00', 'W1', 'W2'),
    park('08:20', '52'),
    park('08:30', '60', 'unmatched-SF:W2'),
    under(B, '09:30', 'W3', 'W2'),
    park('08:40', '61', 'unmatched-SF:W2'),
    ...tendered(B, 'W3'),
  ];
  const STREAMS = [A, B, W1, 'unmatched-SF:W2'];

  async function recorded(pageFacts: number, killing?: Killing) {
    const company = openCompany([carrierEvents], pageFacts);
    for (const one of day) await company.tell(one);
    const steps = await company.settle(killing);
    const facts = (await Promise.all(STREAMS.map(company.facts))).flat();
    const lines = facts.map(({ stream, type, data, meta }) =>
      JSON.stringify([stream, type, meta.occurredAt, meta.commandId, data]),
    );
    return { company, steps, lines: lines.toSorted() };
  }

  it.each([1, 3, 500])('ends with the same facts, in pages of %i', async (pageFacts) => {
    const { lines, steps } = await recorded(pageFacts);
    expect(lines.filter((line) => line.includes('"CarrierStatusReported"'))).toHaveLength(5);
    expect(lines.join()).not.toContain('FollowUpRefused');
    for (let step = 1; step <= steps; step += 1) {
      for (const after of [false, true]) {
        const killing = { step, after };
        const again = await recorded(pageFacts, killing);
        expect(again.lines, JSON.stringify(killing)).toEqual(lines);
      }
    }
  });

  it('doubles nothing when it begins anew', async () => {
    const { company, lines } = await recorded(500);
    company.forget();
    await company.settle();
    const facts = (await Promise.all(STREAMS.map(company.facts))).flat();
    expect(facts).toHaveLength(lines.length);
  });
});
