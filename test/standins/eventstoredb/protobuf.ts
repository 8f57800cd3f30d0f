/** A number that stands for 2^63 - 1, which a JavaScript number cannot hold. */
export const LONG_MAX = 2 ** 63;

const LONG_MAX_VARINT = Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/**
 * Writes one protobuf message from its last byte to its first, so that a nested message's length
 * is known when its tag is due and nothing is copied twice. Fields go in in reverse order.
 */
export class BackwardsWriter {
  readonly #buffer: Buffer;
  #at: number;

  /** `bound`: no smaller than what will be written, in bytes. */
  constructor(bound: number) {
    this.#buffer = Buffer.allocUnsafe(bound);
    this.#at = bound;
  }

  /** Bytes written so far: what `close` needs to know where a nested message ended. */
  get written(): number {
    return this.#buffer.length - this.#at;
  }

  uint(field: number, value: number): void {
    this.#varint(value);
    this.#tag(field, VARINT);
  }

  bytes(field: number, value: Uint8Array): void {
    this.#at -= value.length;
    this.#buffer.set(value, this.#at);
    this.#prefix(field, value.length);
  }

  text(field: number, value: string, byteLength = Buffer.byteLength(value)): void {
    this.#at -= byteLength;
    this.#buffer.write(value, this.#at, byteLength, 'utf8');
    this.#prefix(field, byteLength);
  }

  /** Makes everything written since `from` (an earlier `written`) one nested message. */
  close(field: number, from: number): void {
    this.#prefix(field, this.written - from);
  }

  /** The message behind the five bytes that every gRPC message starts with. */
  framed(): Buffer {
    const length = this.written;
    this.#at -= 5;
    this.#buffer[this.#at] = 0;
    this.#buffer.writeUInt32BE(length, this.#at + 1);
    return this.#buffer.subarray(this.#at);
  }

  #prefix(field: number, length: number): void {
    this.#varint(length);
    this.#tag(field, LENGTH_DELIMITED);
  }

  #tag(field: number, wireType: number): void {
    this.#at -= 1;
    this.#buffer[this.#at] = (field << 3) | wireType;
  }

  #varint(value: number): void {
    if (value === LONG_MAX) {
      this.#at -= LONG_MAX_VARINT.length;
      this.#buffer.set(LONG_MAX_VARINT, this.#at);
      return;
    }
    let length = 1;
    for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length += 1;
    this.#at -= length;
    let rest = value;
    for (let index = 0; index < length; index += 1) {
      const more = index < length - 1 ? 0x80 : 0;
      this.#buffer[this.#at + index] = (rest % 0x80) | more;
      rest = Math.floor(rest / 0x80);
    }
  }
}

/** One field of a message: its number and its value (a number, or the bytes of a nested one). */
export interface Field {
  readonly field: number;
  readonly value: number | Buffer;
}

/** The fields of a message, in order; only the two wire types that our messages use. */
export function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = message[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  };
  while (at < message.length) {
    const tag = varint();
    if ((tag & 7) === VARINT) {
      yield { field: tag >> 3, value: varint() };
    } else {
      const length = varint();
      yield { field: tag >> 3, value: message.subarray(at, at + length) };
      at += length;
    }
  }
}
