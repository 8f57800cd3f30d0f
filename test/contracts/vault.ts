import { describe, expect, it } from 'vitest';
import type { Vault } from '../../src/vault/vault.ts';
import { FIELD_CHARS_MAX, InvalidEntry, TEXT_CHARS_MAX } from '../../src/vault/vault.ts';

/** One place where a vault lives; `open` comes back to the same one. */
export interface VaultPlace extends AsyncDisposable {
  open(): Promise<Vault>;
}

const LI = `subject:${'1'.repeat(32)}`;
const WANG = `subject:${'2'.repeat(32)}`;
const signed = (subject: string, text: string) => ({ subject, field: 'signatory', text });

/** What every vault promises, whatever holds it. */
export function vaultContract(adapter: string, newPlace: () => Promise<VaultPlace>): void {
  async function inVault(work: (vault: Vault, place: VaultPlace) => Promise<void>) {
    await using place = await newPlace();
    await using vault = await place.open();
    await work(vault, place);
  }

  describe(`the ${adapter} vault`, () => {
    it('gives back what was put, to the letter', () =>
      inVault(async (vault) => {
        await vault.put([signed(LI, '李雷 "Lei" \u0000 🚚\n'), signed(WANG, '')]);
        expect(await vault.get(LI, 'signatory')).toBe('李雷 "Lei" \u0000 🚚\n');
        expect(await vault.get(WANG, 'signatory')).toBe('');
      }));

    it('knows nothing of what was never put', () =>
      inVault(async (vault) => {
        await vault.put([signed(LI, '李雷')]);
        expect(await vault.get(LI, 'phone')).toBeUndefined();
        expect(await vault.get(WANG, 'signatory')).toBeUndefined();
        await vault.put([]);
      }));

    it('replaces the text of the same subject and field, and no other', () =>
      inVault(async (vault) => {
        await vault.put([signed(LI, '李'), { subject: LI, field: 'phone', text: '138' }]);
        await vault.put([signed(LI, '李雷')]);
        expect(await vault.get(LI, 'signatory')).toBe('李雷');
        expect(await vault.get(LI, 'phone')).toBe('138');
      }));

    it('keeps everything over closing and opening', () =>
      inVault(async (vault, place) => {
        await vault.put([signed(LI, '李雷')]);
        await vault[Symbol.asyncDispose]();
        await using again = await place.open();
        expect(await again.get(LI, 'signatory')).toBe('李雷');
      }));

    it('shows an acknowledged put to whoever opens it beside', () =>
      inVault(async (vault, place) => {
        await vault.put([signed(LI, '李雷')]);
        await using beside = await place.open();
        expect(await beside.get(LI, 'signatory')).toBe('李雷');
      }));

    it('takes many puts at once, the later of two about the same field last', () =>
      inVault(async (vault) => {
        const puts = Array.from({ length: 2_500 }, (_, index) =>
          vault.put([signed(index % 2 === 0 ? LI : WANG, `text ${index}`)]),
        );
        await Promise.all(puts);
        expect(await vault.get(LI, 'signatory')).toBe('text 2498');
        expect(await vault.get(WANG, 'signatory')).toBe('text 2499');
      }));

    it('answers erased for every field of an erased subject, and others stay', () =>
      inVault(async (vault, place) => {
        await vault.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
        await vault.erase(LI);
        expect(await vault.get(LI, 'signatory')).toEqual({ erased: true });
        expect(await vault.get(LI, 'phone')).toEqual({ erased: true });
        expect(await vault.get(WANG, 'signatory')).toBe('王芳');
        await using again = await place.open();
        expect(await again.get(LI, 'signatory')).toEqual({ erased: true });
      }));

    it('erases a second time, and whom it never met', () =>
      inVault(async (vault) => {
        await vault.erase(LI);
        await vault.erase(LI);
        expect(await vault.get(LI, 'signatory')).toEqual({ erased: true });
      }));

    it('does not bring an erased subject back when an old command is repeated', () =>
      inVault(async (vault) => {
        await vault.put([signed(LI, '李雷')]);
        const late = vault.put([signed(LI, '李雷, on its way when the erasure came')]);
        await vault.erase(LI);
        await late;
        await vault.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
        expect(await vault.get(LI, 'signatory')).toEqual({ erased: true });
        expect(await vault.get(WANG, 'signatory')).toBe('王芳');
      }));

    it.each([
      ['a subject that is no reference', { subject: 'Li Lei', field: 'signatory', text: '' }],
      ['a field without a name', { subject: LI, field: '', text: '' }],
      ['a field too long', { subject: LI, field: 'f'.repeat(FIELD_CHARS_MAX + 1), text: '' }],
      ['a text too long', { subject: LI, field: 'f', text: 't'.repeat(TEXT_CHARS_MAX + 1) }],
    ])('takes nothing of a put with %s', (_, entry) =>
      inVault(async (vault) => {
        await expect(vault.put([signed(WANG, '王芳'), entry])).rejects.toThrow(InvalidEntry);
        expect(await vault.get(WANG, 'signatory')).toBeUndefined();
      }),
    );

    it('refuses to erase what is no subject', () =>
      inVault(async (vault) => {
        await expect(vault.erase('Li Lei')).rejects.toThrow(InvalidEntry);
      }));

    it('throws once it is closed', () =>
      inVault(async (vault) => {
        const lastMoment = vault.put([signed(LI, '李雷')]);
        await vault[Symbol.asyncDispose]();
        await lastMoment;
        await expect(vault.put([signed(LI, '李')])).rejects.toThrow('closed');
        await expect(vault.get(LI, 'signatory')).rejects.toThrow('closed');
        await expect(vault.erase(LI)).rejects.toThrow('closed');
      }));
  });
}
