import { importOrdersCsv } from '../../src/exchange/orders/csv.ts';
import type { ImportOptions } from '../../src/exchange/summary.ts';
import { type House, openHouse } from '../intake/house.ts';
import { file, type Imported, inShort, ran } from './files.ts';

export const HEADER = 'source,number,customer,shipTo.party,line,sku,qty,uom';

/** The first field of a row is always `SAP`, the customer `C-1`, the ship-to `C-2`. */
export function row(number: string, line: string, sku: string, qty: string, uom = 'H87'): string {
  return ['SAP', number, 'C-1', 'C-2', line, sku, qty, uom].join(',');
}
export function table(rows: readonly string[], header = HEADER): string {
  return [header, ...rows, ''].join('\r\n');
}

/** Times of the table are those of a place at +08:00; a day ends at its last minute. */
function readTime(text: string, edge: 'start' | 'end'): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    return `${text}T${edge === 'start' ? '00:00' : '23:59'}:00.000+08:00`;
  }
  return /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(text)
    ? `${text.replace(' ', 'T')}:00.000+08:00`
    : undefined;
}

export function importInto(
  house: House,
  content: string | Uint8Array,
  options?: Partial<ImportOptions>,
): Promise<Imported> {
  return ran((all) => importOrdersCsv(file(content), house.intake, all, readTime), options);
}

/** The refused rows in short: `3 qty must-be-a-number`. */
export async function refusedIn(content: string): Promise<readonly string[]> {
  await using house = openHouse();
  const { refused } = await importInto(house, content);
  return refused.map(inShort);
}

/** The Chinese of these tests, byte for byte as an old spreadsheet saves it. */
export function inGb18030(text: string): Buffer {
  const known: Readonly<Record<string, string>> = Object.fromEntries(
    [...new Set(text)]
      .filter((symbol) => symbol > '\x7f')
      .map((symbol) => [symbol, bytesOf(symbol)]),
  );
  return Buffer.concat(
    [...text].map((symbol) => Buffer.from(known[symbol] ?? symbol, known[symbol] ? 'hex' : 'utf8')),
  );
}

/** Found by asking the decoder for every two bytes. */
function bytesOf(symbol: string): string {
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (decoder.decode(Uint8Array.of(high, low)) === symbol) {
        return Buffer.from([high, low]).toString('hex');
      }
    }
  }
  throw new Error(`${symbol} is not in GB18030's two bytes`);
}
