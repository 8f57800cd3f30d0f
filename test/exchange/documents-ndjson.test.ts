import { describe, expect, it } from 'vitest';
import { exportDocumentLines } from '../../src/exchange/documents-ndjson.ts';

const PAGES = [
  [{ id: 'D1', position: 1, doc: { stage: 'picked', lines: [{ qty: 1 }] } }],
  [
    { id: 'D2', position: 2, doc: { id: 'of its own', contact: 'subject:1' } },
    { id: 'D3', position: 3, doc: {} },
  ],
];

async function* all() {
  yield* PAGES;
}

describe('documents as lines', () => {
  it('are one JSON object each, in the order of their ids', async () => {
    const texts = await Array.fromAsync(exportDocumentLines({ all }));
    expect(texts.join('')).toBe(
      '{"id":"D1","stage":"picked","lines":[{"qty":1}]}\n' +
        '{"id":"D2","contact":"subject:1"}\n' +
        '{"id":"D3"}\n',
    );
  });

  it('are shown as their reader may see them', async () => {
    const shown = async (page: readonly { id: string; position: number; doc: object }[]) =>
      page.map((one) => ({ ...one, doc: { seen: true } }));
    const [first] = await Array.fromAsync(exportDocumentLines({ all }, shown));
    expect(first).toBe('{"id":"D1","seen":true}\n');
  });
});
