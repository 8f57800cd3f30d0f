import { describe, expect, it } from 'vitest';
import { sscc } from '../../src/domain/check-symbols.ts';
import { codeOwners } from '../../src/processes/code-owners.ts';
import { transfers } from '../../src/processes/transfers.ts';
import { type Killing, openCompany, type Sending } from './company.ts';
import { goodsOf, planOf, raisedIn } from './owning.ts';
import { sending } from './trips.ts';

const [A, B, C] = ['shipment-OML660001', 'shipment-OML660002', 'shipment-OML660003'];
const STREAMS = [A, B, C];
const [FIRST, SECOND] = [sscc(3, '6901234', 1), sscc(3, '6901234', 2)];
const pumps = goodsOf('10');

const pick = (stream: string, ...serials: readonly string[]): Sending =>
  sending(stream, '06:05', 'ConfirmPick', { ...pumps, qty: serials.length, serials });
const pack = (stream: string, unit: string, at = '06:10'): Sending => {
  const contents = [{ ...pumps, qty: 1 }];
  return sending(stream, at, 'PackUnit', { unit, kind: 'carton', contents });
};

/** Codes of all kinds that two have, one that three have, one that goes over, one that is freed. */
const day: readonly Sending[] = [
  ...STREAMS.map((stream) => planOf(stream)),
  pick(A, 'SN-1', 'SN-2', 'SN-4'),
  pick(B, 'SN-2', 'SN-3'),
  pack(A, FIRST),
  pack(B, FIRST),
  pack(C, FIRST),
  pack(C, 'OML660001-U7'),
  pack(A, 'OML660001-U7', '06:30'),
  pack(A, SECOND, '06:40'),
  sending(A, '06:50', 'TransferUnits', {
    transfer: 'X1',
    units: [SECOND],
    to: 'OML660002',
    reason: 'one truck is enough',
  }),
  ...[A, B].map((stream) =>
    sending(stream, '07:00', 'ReplaceWaybills', { carrier: 'SF', waybills: [{ waybill: 'W1' }] }),
  ),
  sending(C, '07:10', 'UnpackUnit', { unit: 'OML660001-U7' }),
];

/** Of every stream all facts by their ids, which tell by what command they were recorded. */
async function recorded(how: { readonly pageFacts: number; readonly killing?: Killing }) {
  const company = openCompany([codeOwners, transfers], how.pageFacts);
  for (const one of day) await company.tell(one);
  const steps = await company.settle(how.killing);
  const facts = (await Promise.all(STREAMS.map(company.facts))).flat();
  const told = facts.map(({ stream, type, data, meta }) => {
    const { occurredAt, commandId, causationId } = meta;
    const derived = causationId === undefined ? undefined : commandId;
    return JSON.stringify([stream, type, occurredAt, derived, data]);
  });
  return { company, steps, told: told.toSorted() };
}

describe('two owners of a code', () => {
  it.each([1, 3, 500])(
    'are told of once, wherever it is killed, in pages of %i',
    async (pageFacts) => {
      const { told, steps } = await recorded({ pageFacts });
      expect(told.filter((fact) => fact.includes('"ExceptionRaised"'))).toHaveLength(10);
      expect(told.join()).not.toContain('FollowUpRefused');
      for (let step = 1; step <= steps; step += 1) {
        for (const after of [false, true]) {
          const killing = { step, after };
          const again = await recorded({ pageFacts, killing });
          expect(again.told, JSON.stringify(killing)).toEqual(told);
        }
      }
    },
  );

  it('are not told of again when the process begins anew', async () => {
    const { company, told } = await recorded({ pageFacts: 500 });
    company.forget();
    await company.settle();
    const facts = (await Promise.all(STREAMS.map(company.facts))).flat();
    expect(facts).toHaveLength(told.length);
  });

  it('are told of as soon as the second one is known, not when the process comes to it', async () => {
    const company = openCompany([codeOwners], 1);
    for (const one of day) {
      await company.tell(one);
      await company.settle();
    }
    const byDay = await Promise.all(STREAMS.map((stream) => raisedIn(company, stream)));
    expect(byDay.map((one) => one.length)).toEqual([5, 4, 3]);
  });
});
