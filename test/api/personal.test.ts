import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { AccessRole } from '../../src/access/principal.ts';
import { ERASED, fillPersonal, withPersonal } from '../../src/api/personal.ts';
import { openMemoryVault } from '../support/vault.ts';

const ZHOU = `subject:${'1'.repeat(32)}`;
const LI = `subject:${'2'.repeat(32)}`;
const GONE = `subject:${'3'.repeat(32)}`;
const NOBODY = `subject:${'4'.repeat(32)}`;

async function office() {
  const vault = openMemoryVault();
  await vault.put([
    { subject: ZHOU, field: 'contact', text: '周建国' },
    { subject: LI, field: 'signatory', text: '李雷' },
    { subject: GONE, field: 'driver', text: '王师傅' },
  ]);
  await vault.erase(GONE);
  const logged: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => logged.push(JSON.parse(line)) });
  return { vault, log, logged };
}

const asking = (role: AccessRole) => ({
  principal: { actor: 'key:7f3a', role, scope: {}, via: 'key' as const },
  id: 'r-1',
});
const ANSWER = {
  to: { contact: ZHOU, party: 'C-100' },
  signOffs: [{ signatory: LI }, { signatory: LI }],
  driver: GONE,
  remark: `about ${ZHOU}`,
  inspector: NOBODY,
};

describe('data about persons', () => {
  it('stand in place of the references for those who may read them', async () => {
    const { vault, log } = await office();
    const read = { route: 'getShipment', streams: ['shipment-PS1'] };
    expect(await withPersonal({ vault, log }, asking('service'), read, ANSWER)).toEqual({
      to: { contact: '周建国', party: 'C-100' },
      signOffs: [{ signatory: '李雷' }, { signatory: '李雷' }],
      driver: ERASED,
      remark: `about ${ZHOU}`,
      inspector: NOBODY,
    });
  });

  it('stay references for all others, and nothing is logged', async () => {
    const { vault, log, logged } = await office();
    const read = { route: 'getShipment', streams: ['shipment-PS1'] };
    expect(await withPersonal({ vault, log }, asking('warehouse'), read, ANSWER)).toBe(ANSWER);
    expect(logged).toEqual([]);
  });

  it('leave a line of who read of how many, without what was read', async () => {
    const { vault, log, logged } = await office();
    const streams = Array.from({ length: 80 }, (_, n) => `shipment-PS${n}`);
    await withPersonal({ vault, log }, asking('service'), { route: 'list', streams }, ANSWER);
    expect(logged).toMatchObject([
      {
        audit: 'personal-data',
        actor: 'key:7f3a',
        role: 'service',
        route: 'list',
        streamCount: 80,
        count: 3,
        requestId: 'r-1',
      },
    ]);
    expect(logged[0]?.streams).toHaveLength(50);
    expect(JSON.stringify(logged)).not.toContain('周建国');
  });

  it('leave none where an answer names nobody', async () => {
    const { vault, log, logged } = await office();
    const answer = { party: 'C-100' };
    const read = { route: 'list', streams: [] };
    expect(await withPersonal({ vault, log }, asking('service'), read, answer)).toBe(answer);
    expect(logged).toEqual([]);
  });

  it('are read a few at a time, and no more than two thousand', async () => {
    let [now, most, reads] = [0, 0, 0];
    const vault = {
      async get() {
        [now, reads] = [now + 1, reads + 1];
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
        return 'somebody';
      },
    };
    const many = Array.from({ length: 2_100 }, (_, n) => ({
      contact: `subject:${n.toString(16).padStart(32, '0')}`,
    }));
    const { filled, count } = await fillPersonal(vault, many);
    expect([count, reads, most]).toEqual([2_000, 2_000, 16]);
    expect(filled.at(0)?.contact).toBe('somebody');
    expect(filled.at(-1)?.contact).toMatch(/^subject:/);
  });
});
