import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Asker, openApi } from '../../support/api.ts';
import { AT, PICK, PLAN, STREAM } from './sending.ts';

const KEYS = 6;
const PICKS_MAX = 1_000;
const [line = {}] = PLAN.lines;
const LARGE = { ...PLAN, lines: [{ ...line, qty: PICKS_MAX }] };
const ONE = { ...PICK, qty: 1 };

/** A pick of one piece, which counts again whenever it is taken for another command. */
interface Sending {
  readonly key: string;
  readonly by: 'its own route' | 'many at once';
}

const sendings = fc.array(
  fc.record<Sending>({
    key: fc.integer({ min: 1, max: KEYS }).map((n) => `pick ${n}`),
    by: fc.constantFrom('its own route', 'many at once'),
  }),
  { minLength: 1, maxLength: 30 },
);

async function send(asker: Asker, { key, by }: Sending): Promise<string> {
  const pick = { stream: STREAM, command: 'ConfirmPick', data: ONE, commandId: key };
  const { status, body } =
    by === 'many at once'
      ? await asker.post('/v1/commands', [pick])
      : await asker.post(`${AT}/confirm-pick`, ONE, { 'idempotency-key': key });
  expect(status).toBe(200);
  const [fact] = (by === 'many at once' ? body.items[0] : body).facts;
  return `${key}: ${fact.id}`;
}

it('a command that is sent many times at once under one key has one effect', async () => {
  await fc.assert(
    fc.asyncProperty(sendings, async (all) => {
      await using lading = await openApi({ following: false });
      const admin = lading.as('admin');
      await admin.post(`${AT}/plan-shipment`, LARGE);
      const answers = await Promise.all(all.map((one) => send(admin, one)));
      const keys = new Set(all.map(({ key }) => key));
      expect(new Set(answers).size).toBe(keys.size);
      const facts = await lading.api.ledger.read(STREAM, 1, PICKS_MAX);
      expect(facts).toHaveLength(keys.size);
    }),
    { numRuns: 25 },
  );
});
