import { describe, expect, it } from 'vitest';
import type { SealedSubject, SealedVault, Vault } from '../../src/vault/vault.ts';
import { InvalidEntry, VaultLocked } from '../../src/vault/vault.ts';
import type { VaultPlace } from './vault.ts';

/** A place whose vault has the same key as every other one of these. */
export interface MovablePlace extends VaultPlace {
  openSealed(): Promise<SealedVault | undefined>;
}

const LI = `subject:${'1'.repeat(32)}`;
const WANG = `subject:${'2'.repeat(32)}`;
const signed = (subject: string, text: string) => ({ subject, field: 'signatory', text });
const numbered = (index: number) => `subject:${index.toString(16).padStart(32, '0')}`;

interface Lot {
  readonly keyCheck: Uint8Array;
  readonly subjects: readonly SealedSubject[];
}

async function lotOf(place: MovablePlace): Promise<Lot> {
  await using sealed = await place.openSealed();
  if (!sealed) throw new Error('there is no vault');
  const pages = await Array.fromAsync(sealed.subjects());
  return { keyCheck: sealed.keyCheck, subjects: pages.flat() };
}

/** What every two vaults with the same key promise about moving from one to the other. */
export function movingContract(
  name: string,
  newOldPlace: () => Promise<MovablePlace>,
  newPlace: () => Promise<MovablePlace>,
): void {
  async function moving(
    work: (old: Vault, vault: Vault, move: () => ReturnType<typeof lotOf>) => Promise<void>,
  ) {
    await using oldPlace = await newOldPlace();
    await using place = await newPlace();
    await using old = await oldPlace.open();
    await using vault = await place.open();
    await work(old, vault, () => lotOf(oldPlace));
  }

  describe(`a vault that moves from ${name}`, () => {
    it('is readable by the same references, and was never in clear on the way', () =>
      moving(async (old, vault, sealed) => {
        await old.put([signed(LI, '李雷, 138'), { subject: LI, field: 'phone', text: '' }]);
        await old.put([signed(WANG, '王芳')]);
        const lot = await sealed();
        const bytes = lot.subjects.flatMap((one) =>
          'texts' in one ? [...one.texts.values()] : [],
        );
        expect(bytes).toHaveLength(3);
        expect(Buffer.concat(bytes).includes('李雷')).toBe(false);
        const verdicts = await vault.take(lot);
        expect(verdicts.map((one) => one.kind)).toEqual(['taken', 'taken']);
        expect(await vault.get(LI, 'signatory')).toBe('李雷, 138');
        expect(await vault.get(LI, 'phone')).toBe('');
        expect(await vault.get(WANG, 'signatory')).toBe('王芳');
      }));

    it('comes whole, however many there are, and a second time adds nothing', () =>
      moving(async (old, vault, sealed) => {
        const entries = Array.from({ length: 130 }, (_, n) => signed(numbered(n), `text ${n}`));
        await old.put(entries);
        const lot = await sealed();
        const names = lot.subjects.map(({ subject }) => subject).sort();
        expect(names).toEqual(entries.map(({ subject }) => subject).sort());
        const once = await vault.take(lot);
        expect(once).toEqual(entries.map(() => ({ kind: 'taken', texts: 1, kept: 0 })));
        const twice = await vault.take(lot);
        expect(twice).toEqual(entries.map(() => ({ kind: 'taken', texts: 0, kept: 0 })));
        expect(await vault.get(numbered(129), 'signatory')).toBe('text 129');
      }));

    it('changes nothing that is there, and adds what is not', () =>
      moving(async (old, vault, sealed) => {
        await old.put([signed(LI, '李雷'), { subject: LI, field: 'phone', text: '138' }]);
        await vault.put([signed(LI, 'Li Lei, as told later')]);
        expect(await vault.take(await sealed())).toEqual([{ kind: 'taken', texts: 1, kept: 1 }]);
        expect(await vault.get(LI, 'signatory')).toBe('Li Lei, as told later');
        expect(await vault.get(LI, 'phone')).toBe('138');
      }));

    it('brings its erasures along', () =>
      moving(async (old, vault, sealed) => {
        await old.put([signed(LI, '李雷')]);
        await vault.put([signed(LI, '李雷')]);
        await old.erase(LI);
        await old.erase(WANG);
        const lot = await sealed();
        expect(lot.subjects.every((one) => 'erased' in one)).toBe(true);
        expect(await vault.take(lot)).toEqual([
          { kind: 'erased', isNew: true },
          { kind: 'erased', isNew: true },
        ]);
        expect(await vault.take(lot)).toEqual([
          { kind: 'erased', isNew: false },
          { kind: 'erased', isNew: false },
        ]);
        await vault.put([signed(WANG, '王芳')]);
        expect(await vault.get(LI, 'signatory')).toEqual({ erased: true });
        expect(await vault.get(WANG, 'signatory')).toEqual({ erased: true });
      }));

    it('brings nobody back who was erased where it comes to', () =>
      moving(async (old, vault, sealed) => {
        await old.put([signed(LI, '李雷'), signed(WANG, '王芳')]);
        await vault.erase(LI);
        const lot = await sealed();
        const verdicts = await vault.take(lot);
        const ofLi = verdicts[lot.subjects.findIndex(({ subject }) => subject === LI)];
        expect(ofLi).toEqual({ kind: 'erased', isNew: false });
        expect(await vault.get(LI, 'signatory')).toEqual({ erased: true });
        expect(await vault.get(WANG, 'signatory')).toBe('王芳');
      }));

    it('is refused whole when its key is another', () =>
      moving(async (old, vault, sealed) => {
        await old.put([signed(LI, '李雷')]);
        const { keyCheck, subjects } = await sealed();
        const other = Uint8Array.from(keyCheck, (byte, index) => (index === 20 ? byte ^ 1 : byte));
        await expect(vault.take({ keyCheck: other, subjects })).rejects.toThrow(VaultLocked);
        expect(await vault.get(LI, 'signatory')).toBeUndefined();
      }));

    it('leaves out what was changed on the way, and that alone', () =>
      moving(async (old, vault, sealed) => {
        await old.put([signed(LI, '李雷'), { subject: LI, field: 'phone', text: '138' }]);
        await old.put([signed(WANG, '王芳')]);
        const { keyCheck, subjects } = await sealed();
        const exchanged = subjects.map((one): SealedSubject => {
          if (one.subject !== LI || !('texts' in one)) return one;
          const phone = one.texts.get('phone') ?? new Uint8Array();
          return { ...one, texts: new Map([...one.texts, ['signatory', phone]]) };
        });
        const verdicts = await vault.take({ keyCheck, subjects: exchanged });
        expect(verdicts).toContainEqual({ kind: 'damaged', field: 'signatory' });
        const keyless = subjects.map((one) => ({ ...one, key: new Uint8Array(60) }));
        expect(await vault.take({ keyCheck, subjects: keyless })).toEqual([
          { kind: 'damaged' },
          { kind: 'damaged' },
        ]);
        expect(await vault.get(LI, 'phone')).toBeUndefined();
        expect(await vault.get(WANG, 'signatory')).toBe('王芳');
      }));

    it('is taken by an open vault, and only what a vault can hold', () =>
      moving(async (old, vault, sealed) => {
        await old.put([signed(LI, '李雷')]);
        const { keyCheck } = await sealed();
        const nobody = { keyCheck, subjects: [{ subject: 'Li Lei', erased: true } as const] };
        await expect(vault.take(nobody)).rejects.toThrow(InvalidEntry);
        await vault[Symbol.asyncDispose]();
        await expect(vault.take({ keyCheck, subjects: [] })).rejects.toThrow('closed');
      }));
  });
}
