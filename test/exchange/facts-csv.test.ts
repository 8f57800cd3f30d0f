import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { exportFactsCsv } from '../../src/exchange/facts-csv.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { FULL_META, fact, meta } from '../ledger/facts.ts';

async function tableOf(...facts: readonly ReturnType<typeof fact>[]) {
  const ledger = openMemoryLedger();
  await ledger.append('shipment-OML1', 0, facts);
  const text = (await Array.fromAsync(exportFactsCsv(ledger, {}))).join('');
  return { text, rows: parse(text, { columns: true, bom: true }) };
}

describe('facts as a table', () => {
  it('have a column for all that every fact has, and one for what is its own', async () => {
    const data = { unit: 'U1', parts: [1, 2] };
    const deviations = ['unit-must-be-closed', 'unit-must-be-labelled'];
    const one = fact({ data, deviations, meta: meta(FULL_META) });
    const { rows } = await tableOf(one);
    expect(rows).toEqual([
      {
        position: '1',
        id: one.id,
        stream: 'shipment-OML1',
        version: '1',
        type: 'UnitPacked',
        v: '1',
        occurredAt: FULL_META.occurredAt,
        recordedAt: FULL_META.recordedAt,
        timeQuality: 'suspect',
        capture: 'rfid',
        actor: 'key:7f3a',
        role: 'warehouse',
        source: 'SAP-800',
        device: 'gate 3 南门',
        site: 'SHA-1',
        lat: '31.230416',
        lon: '-121.473701',
        commandId: one.meta.commandId,
        causationId: FULL_META.causationId,
        correlationId: FULL_META.correlationId,
        deviations: deviations.join(' '),
        data: JSON.stringify(data),
      },
    ]);
  });

  it('are for spreadsheets: marked as UTF-8, formulas escaped, lines that end as theirs do', async () => {
    const { text, rows } = await tableOf(fact({ meta: meta({ device: '=1+1' }) }));
    expect(text.startsWith('\uFEFFposition,id,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(rows).toMatchObject([{ device: "'=1+1" }]);
  });
});
