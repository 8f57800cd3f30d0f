import { describe, expect, it } from 'vitest';
import type { ImportOptions, RefusedRow } from '../../src/exchange/summary.ts';
import { exportVault } from '../../src/exchange/vault-ndjson/export.ts';
import { importVault } from '../../src/exchange/vault-ndjson/import.ts';
import { openSealedVault, openVault } from '../../src/vault/open.ts';
import { type Vault, type VaultEntry, VaultLocked } from '../../src/vault/vault.ts';
import { temporaryFolder } from '../vault/temporary-folder.ts';
import { file, inShort } from './files.ts';

const KEY = '0f'.repeat(32);
const LI = `subject:${'1'.repeat(32)}`;
const WANG = `subject:${'2'.repeat(32)}`;
const GONE = `subject:${'3'.repeat(32)}`;
const ENTRIES = [
  { subject: LI, field: 'signatory', text: '李雷' },
  { subject: LI, field: 'phone', text: '138 0013 8000' },
  { subject: WANG, field: 'signatory', text: '王芳' },
];
const COUNTED = { read: 3, refused: 0, kept: 0, interrupted: false };

async function exported(entries: readonly VaultEntry[] = ENTRIES): Promise<string> {
  using folder = temporaryFolder();
  await using vault = await openVault('sqlite:', folder.path, { key: KEY });
  await vault.put(entries);
  await vault.erase(GONE);
  await using sealed = await openSealedVault('sqlite:', folder.path);
  if (!sealed) throw new Error('there is no vault');
  return (await Array.fromAsync(exportVault(sealed))).join('');
}

async function importInto(vault: Vault, content: string, options: Partial<ImportOptions> = {}) {
  const rows: RefusedRow[] = [];
  const { seconds, ...summary } = await importVault(file(content), async () => vault, {
    onRefused: (row) => rows.push(row),
    signal: new AbortController().signal,
    now: () => 0,
    ...options,
  });
  expect(seconds).toBe(0);
  return { summary, refused: rows.map(inShort) };
}

async function newVault() {
  const folder = temporaryFolder();
  const vault = await openVault('sqlite:', folder.path, { key: KEY });
  const close = async () => {
    await vault[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  };
  return { vault, [Symbol.asyncDispose]: close };
}

/** The file with its lines changed; its last line is the end of the text. */
const changed = (content: string, change: (lines: string[]) => readonly string[]) =>
  change(content.trimEnd().split('\n')).join('\n');

describe('an exported vault', () => {
  it('is a line of its format, a line a subject, and a line of counts', async () => {
    const content = await exported();
    const lines = content
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const base64 = expect.stringMatching(/^[A-Za-z0-9+/]+=*$/);
    expect(lines).toEqual([
      { format: 'lading-vault', v: 1, keyCheck: base64 },
      { subject: LI, key: base64, texts: { signatory: base64, phone: base64 } },
      { subject: WANG, key: base64, texts: { signatory: base64 } },
      { subject: GONE, erased: true },
      { end: { lines: 3, texts: 3, erased: 1 } },
    ]);
    for (const { text } of ENTRIES) expect(content).not.toContain(text);
  });

  it('of an empty vault is complete, too', async () => {
    await using at = await newVault();
    const { summary } = await importInto(at.vault, await exported([]));
    expect(summary).toMatchObject({ read: 1, recorded: 1, texts: 0, erased: 1 });
  });

  it('takes several lines for a subject with very much text', async () => {
    const text = '长'.repeat(100_000);
    const much = Array.from({ length: 10 }, (_, n) => ({ subject: LI, field: `note ${n}`, text }));
    const content = await exported(much);
    expect(content.trimEnd().split('\n')).toHaveLength(7);
    await using at = await newVault();
    const { summary } = await importInto(at.vault, content);
    expect(summary).toMatchObject({ read: 5, recorded: 5, subjects: 2, texts: 10, refused: 0 });
    expect(await at.vault.get(LI, 'note 9')).toBe(text);
  });
});

describe('an import into a vault', () => {
  it('takes all of it once, and a second time nothing', async () => {
    await using at = await newVault();
    const content = await exported();
    const first = await importInto(at.vault, content);
    const news = { recorded: 3, repeated: 0, subjects: 3, texts: 3, erased: 1 };
    expect(first).toEqual({ summary: { ...COUNTED, ...news }, refused: [] });
    expect(await at.vault.get(LI, 'phone')).toBe('138 0013 8000');
    expect(await at.vault.get(GONE, 'signatory')).toEqual({ erased: true });
    const second = await importInto(at.vault, content);
    const none = { recorded: 0, repeated: 3, subjects: 0, texts: 0, erased: 0 };
    expect(second).toEqual({ summary: { ...COUNTED, ...none }, refused: [] });
  });

  it('says how many texts are there otherwise and stay', async () => {
    await using at = await newVault();
    await at.vault.put([{ subject: WANG, field: 'signatory', text: '王芳芳' }]);
    const { summary } = await importInto(at.vault, await exported());
    expect(summary).toMatchObject({ recorded: 2, repeated: 1, texts: 2, kept: 1 });
    expect(await at.vault.get(WANG, 'signatory')).toBe('王芳芳');
  });

  it('writes nothing before the key has been looked at', async () => {
    const open = async () => {
      throw new VaultLocked('another key');
    };
    const options = { onRefused: () => {}, signal: new AbortController().signal, now: () => 0 };
    const run = importVault(file(await exported()), open, options);
    await expect(run).rejects.toThrow(VaultLocked);
  });

  it('stops when it is asked to, and does not complain of the rest', async () => {
    await using at = await newVault();
    const { summary, refused } = await importInto(at.vault, await exported(), {
      signal: AbortSignal.abort(),
    });
    expect(summary).toMatchObject({ read: 0, interrupted: true });
    expect(refused).toEqual([]);
  });
});

describe('a file that is not as it was written', () => {
  it.each<[string, (lines: string[]) => readonly string[], string[], number]>([
    ['without its last line', (l) => l.slice(0, -1), ['5 vault-must-be-whole'], 3],
    [
      'cut within a line',
      (l) => [...l.slice(0, 2), (l[2] ?? '').slice(0, 90)],
      ['3 row-must-be-json', '4 vault-must-be-whole'],
      1,
    ],
    ['of the first line alone', (l) => l.slice(0, 1), ['2 vault-must-be-whole'], 0],
    ['that is empty', () => [''], ['1 vault-must-be-whole'], 0],
    ['without its first line', (l) => l.slice(1), ['1 vault-must-begin-with-its-format'], 0],
    [
      'that is of another kind',
      () => ['{"stream":"shipment-1","command":"PlanShipment"}'],
      ['1 vault-must-begin-with-its-format'],
      0,
    ],
    [
      'of a format to come',
      ([first = '', ...l]) => [first.replace('"v":1', '"v":2'), ...l],
      ['1 v vault-format-must-be-known'],
      0,
    ],
    [
      'that lacks a line',
      (l) => l.filter((_, index) => index !== 2),
      ['4 end vault-must-hold-what-it-counts'],
      2,
    ],
    [
      'that lacks a text',
      (l) => l.map((line) => line.replace(/,?"phone":"[^"]+",?/, '')),
      ['5 end vault-must-hold-what-it-counts'],
      3,
    ],
    [
      'that goes on after its end',
      (l) => [...l.slice(0, 2), ...l.slice(3), l[2] ?? ''],
      ['4 end vault-must-hold-what-it-counts', '5 vault-must-end-after-its-counts'],
      2,
    ],
    [
      'with a text that was changed',
      (l) => l.map((line) => line.replace(/("phone":"...)[^"]{4}/, '$1AAAA')),
      ['2 texts.phone sealed-text-must-open'],
      2,
    ],
    [
      'with another subject’s key',
      (l) => l.map((line, n) => (n === 2 ? (l[1] ?? '').replace(LI, WANG) : line)),
      ['3 key sealed-text-must-open', '5 end vault-must-hold-what-it-counts'],
      2,
    ],
    [
      'with what is no base64',
      (l) => l.map((line) => line.replace(/("key":")[^"]+/, '$1?')),
      ['2 key must-have-the-right-form', '3 key must-have-the-right-form'],
      1,
    ],
    [
      'about nobody',
      (l) => l.map((line) => line.replace(GONE, 'Li Lei')),
      ['4 subject must-be-a-subject-reference'],
      2,
    ],
    [
      'with a field too many',
      (l) => l.map((line) => line.replace('"erased":true', '"erased":true,"texts":{}')),
      ['4 texts field-is-unknown'],
      2,
    ],
  ])('%s is refused where it is wrong; the rest is in', async (_, change, expected, recorded) => {
    await using at = await newVault();
    const content = await exported();
    const { summary, refused } = await importInto(at.vault, changed(content, change));
    expect(refused).toEqual(expected);
    expect(summary).toMatchObject({ recorded, refused: expected.length });
    const mended = await importInto(at.vault, content);
    expect(mended).toMatchObject({ summary: COUNTED, refused: [] });
    expect(await at.vault.get(LI, 'phone')).toBe('138 0013 8000');
  });
});
