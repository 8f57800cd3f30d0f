import type { SealedSubject, SealedVault } from '../../vault/vault.ts';
import { endLine, headerLine, subjectLine } from './form.ts';

/** Well below what an import takes as one line, and above any one text. */
const LINE_SEALED_BYTES_MAX = 1_000_000;

/**
 * A vault as it lies there, one JSON object a line: the format with a check of the vault's key;
 * each subject with its wrapped key and its sealed texts by field (base64), or that it is erased;
 * the counts. A subject with very much text takes several lines. Nothing is opened.
 */
export async function* exportVault(
  vault: Pick<SealedVault, 'keyCheck' | 'subjects'>,
): AsyncGenerator<string, void, undefined> {
  yield headerLine(vault.keyCheck);
  const counts = { lines: 0, texts: 0, erased: 0 };
  for await (const page of vault.subjects()) {
    const told = page.flatMap(pieces);
    counts.lines += told.length;
    for (const one of told) {
      if ('erased' in one) counts.erased += 1;
      else counts.texts += one.texts.size;
    }
    yield told.map(subjectLine).join('');
  }
  yield endLine(counts);
}

function pieces(told: SealedSubject): readonly SealedSubject[] {
  if ('erased' in told) return [told];
  let texts = new Map<string, Uint8Array>();
  let bytes = 0;
  const all = [{ ...told, texts }];
  for (const [field, sealed] of told.texts) {
    bytes += sealed.length;
    if (bytes > LINE_SEALED_BYTES_MAX) {
      texts = new Map();
      bytes = sealed.length;
      all.push({ ...told, texts });
    }
    texts.set(field, sealed);
  }
  return all;
}
