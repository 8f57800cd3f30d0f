import type { Call } from './call.ts';
import type { Recorded } from './recorded.ts';

/** One write holds about so much: large enough to be cheap, small enough to be stopped. */
export const CHUNK_BYTES = 64 * 1024;

/** Sends events as fast as the peer takes them, then ends the call. */
export function pump(call: Call, next: () => Recorded | undefined): void {
  const more = () => {
    for (;;) {
      const frames = chunk(next);
      if (frames.length === 0) return call.finish();
      if (!call.send(joined(frames))) return;
    }
  };
  call.onDrain = more;
  more();
}

function chunk(next: () => Recorded | undefined): Buffer[] {
  const frames: Buffer[] = [];
  for (let bytes = 0; bytes < CHUNK_BYTES; ) {
    const event = next();
    if (!event) break;
    frames.push(event.frame);
    bytes += event.frame.length;
  }
  return frames;
}

export function joined(frames: readonly Buffer[]): Buffer {
  const [only] = frames;
  return frames.length === 1 && only ? only : Buffer.concat(frames);
}
