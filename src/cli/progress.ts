import type { Locale } from '../config.ts';
import type { Sink } from './command.ts';
import { type Paint, paintFor } from './paint.ts';
import { percent } from './texts/figures.ts';
import { progressTexts } from './texts/progress.ts';

const BAR_COLUMNS = 24;
const REDRAW_MS = 100;
const LINE_EVERY_MS = 5_000;
/** Back to the start of the line, and nothing behind it. */
const CLEAR = '\r\x1b[K';

export interface Progress {
  /** How many are done and, where that is known, which share of the work that is (0 to 1). */
  at(done: number, share?: number): void;
  /** Takes the bar away; what a command found is said by the command. */
  end(): void;
}

/**
 * How far long work has come, with its rate and the time left: a bar on a terminal, else a line
 * every few seconds. `clockMs` is monotonic.
 */
export function showProgress(
  err: Sink,
  locale: Locale,
  clockMs = () => performance.now(),
): Progress {
  const texts = progressTexts[locale];
  const paint = paintFor(err);
  const startedMs = clockMs();
  const everyMs = err.isTTY ? REDRAW_MS : LINE_EVERY_MS;
  let shownMs = startedMs;
  let drawn = false;
  return {
    at(done, share) {
      const nowMs = clockMs();
      if (nowMs - shownMs < everyMs) return;
      shownMs = nowMs;
      const seconds = (nowMs - startedMs) / 1000;
      const left = share ? (seconds * (1 - share)) / share : undefined;
      const line = texts.line(done, done / seconds, left);
      if (err.isTTY) err.write(`${CLEAR}${share === undefined ? '' : bar(share, paint)}${line}`);
      else err.write(`${share === undefined ? '' : `${percent(share)} · `}${line}\n`);
      drawn = true;
    },
    end() {
      if (drawn && err.isTTY) err.write(CLEAR);
    },
  };
}

function bar(share: number, paint: Paint): string {
  const full = Math.round(Math.min(1, share) * BAR_COLUMNS);
  const empty = '━'.repeat(BAR_COLUMNS - full);
  return `${paint('cyan', '━'.repeat(full))}${paint('dim', empty)} ${percent(share)} · `;
}
