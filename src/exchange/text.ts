import { isAscii } from 'node:buffer';

const DECIDE_BYTES = 65_536;
const ASCII_MAX = 0x7f;

/** Stands where bytes were no text in the file's encoding. */
export const UNREADABLE = '\uFFFD';

/**
 * Decodes UTF-8 (with or without its mark), GB18030 with GBK and GB2312 in it, or UTF-16 with a
 * mark. ASCII means the same in the first two, so the choice waits for the first other byte and
 * is made on up to 64 KiB from there.
 */
export async function* textOf(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | undefined;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    const plain = held.length > 0 ? 0 : asciiLength(chunk);
    if (plain > 0) yield Buffer.from(chunk.subarray(0, plain)).toString('latin1');
    if (plain === chunk.length) continue;
    held = Buffer.concat([held, chunk.subarray(plain)]);
    if (held.length < DECIDE_BYTES) continue;
    decoder = decoderFor(held);
    yield decoder.decode(held, { stream: true });
  }
  if (decoder) yield decoder.decode();
  else if (held.length > 0) yield decoderFor(held).decode(held);
}

/**
 * Chinese text in GB18030 is nearly all wrong as UTF-8. Where more is right than wrong it is
 * UTF-8 that was damaged, and must not be read as something else that happens to be text.
 */
function decoderFor(sample: Uint8Array): TextDecoder {
  const [first, second] = sample;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  let right = 0;
  let wrong = 0;
  for (const symbol of new TextDecoder('utf-8').decode(sample, { stream: true })) {
    if (symbol === UNREADABLE) wrong += 1;
    else if (symbol > '\x7f') right += 1;
  }
  return new TextDecoder(wrong > right ? 'gb18030' : 'utf-8');
}

function asciiLength(chunk: Uint8Array): number {
  if (isAscii(chunk)) return chunk.length;
  return chunk.findIndex((byte) => byte > ASCII_MAX);
}
