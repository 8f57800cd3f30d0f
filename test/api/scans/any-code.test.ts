import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SCAN_STEPS } from '../../../src/domain/scans/steps.ts';
import { openWarehouse, PUMPS, readyToLoad, TRIP, U1, U2 } from './warehouse.ts';

const any = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 130 });
const code = fc.oneof(
  any,
  fc.constantFrom(U1, U2, PUMPS, TRIP, `]C100${U1}`, ']A0', '\u0000', '(10)\u0001', '00', '-'),
  any.map((text) => `]C1${text}`),
  any.map((text) => `(21)${text}`),
  any.map((text) => `${PUMPS}-${text}`),
);
const scan = fc.record(
  {
    code,
    step: fc.constantFrom(...SCAN_STEPS),
    shipment: fc.constantFrom(PUMPS, 'OML660002'),
    trip: fc.constantFrom(TRIP, 'VAN 7'),
    unit: fc.constantFrom(U1, U2),
    area: fc.constant('A-1'),
    seal: fc.constant('S-1'),
    site: fc.constantFrom('SZ-01', '嘉定/1'),
  },
  { requiredKeys: ['code', 'step'] },
);

it('any code at any step is recorded, rejected or said to be wrong', async () => {
  await using house = await openWarehouse();
  await readyToLoad(house);
  const clerk = house.as('manager');
  await fc.assert(
    fc.asyncProperty(scan, async (sent) => {
      const { status, body } = await clerk.post('/v1/scans', sent);
      expect([200, 400, 409], JSON.stringify(body)).toContain(status);
      const paths = (body.errors ?? []).map(({ path }: { path: string }) => path);
      expect(new Set(paths).isSubsetOf(new Set(['code', 'area', 'seal'])), paths.join()).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('any code can be looked up', async () => {
  await using house = await openWarehouse();
  await readyToLoad(house);
  const clerk = house.as('manager');
  await fc.assert(
    fc.asyncProperty(code, async (text) => {
      const { status, body } = await clerk.get(`/v1/codes/${encodeURIComponent(text)}`);
      expect([200, 400, 404], JSON.stringify(body)).toContain(status);
    }),
    { numRuns: 150 },
  );
});
