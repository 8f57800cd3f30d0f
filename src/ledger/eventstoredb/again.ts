import { setTimeout as pause } from 'node:timers/promises';
import { ServerUnreachable } from '../../servers/unusable.ts';

const TRIES_MAX = 3;
const AGAIN_AFTER_MS = 100;

/**
 * Begins a read again whose connection was lost: a server that runs, or that is back, answers on
 * a new one at once. One that has said nothing for long is not asked again.
 */
export async function again<T>(read: () => Promise<T>, isOpen: () => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      const wasLost =
        error instanceof ServerUnreachable && error.rule === 'eventstoredb-unreachable';
      if (!wasLost || tries >= TRIES_MAX || !isOpen()) throw error;
    }
    await pause(AGAIN_AFTER_MS * tries);
  }
}
