import { type Refusal, refuse } from '../decider.ts';
import { compareInstants } from '../instant.ts';
import { firstRepeated } from '../keyed.ts';
import { quantity, thousandths } from '../quantity.ts';
import type { OrderBody } from './amendment.ts';
import type { OrderRule } from './rules.ts';
import type { OrderLine } from './shapes.ts';

type Flaw = Refusal<OrderRule> | null;

/** What an order may not say, whatever was known before. */
export function flawIn({ window, lines }: Pick<OrderBody, 'window' | 'lines'>): Flaw {
  const twice = lines[firstRepeated(lines.map(({ line }) => line))];
  if (twice) return refuse('line-must-be-listed-once', { line: twice.line });
  return flawInWindow(window) ?? firstFlaw(lines, flawInLine);
}

function flawInLine({ line, qty, schedule }: OrderLine): Flaw {
  if (!schedule) return null;
  const twice = schedule[firstRepeated(schedule.map(({ id }) => id))];
  if (twice) return refuse('schedule-must-be-listed-once', { line, schedule: twice.id });
  const sum = schedule.reduce((total, part) => total + thousandths(part.qty), 0);
  if (sum !== thousandths(qty)) {
    return refuse('schedule-must-sum-to-line', { line, qty, scheduled: quantity(sum) });
  }
  return firstFlaw(schedule, (part) => flawInWindow(part.window));
}

function flawInWindow(window: OrderBody['window']): Flaw {
  if (!window || compareInstants(window.start, window.end) <= 0) return null;
  return refuse('window-must-start-before-it-ends', window);
}

function firstFlaw<T>(rows: readonly T[], flawOf: (one: T) => Flaw): Flaw {
  for (const one of rows) {
    const flaw = flawOf(one);
    if (flaw) return flaw;
  }
  return null;
}
