import { compareInstants } from '../domain/instant.ts';
import { type Context, EXIT, Failure } from './command.ts';
import { timeTexts } from './texts/time.ts';
import { type DayEdge, readTime } from './time.ts';

/** The instant that an option gives; what is none is wrong usage. */
export function givenTime(
  option: string,
  typed: string,
  { config, locale }: Pick<Context, 'config' | 'locale'>,
  edge: DayEdge = 'start',
): string {
  const instant = readTime(typed, config.timeZone, edge);
  if (instant !== undefined) return instant;
  const message = timeTexts[locale].notATime(option, typed, config.timeZone);
  throw new Failure(EXIT.usage, message, { code: 'usage', option });
}

interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What `--from` and `--to` give; one that ends before it begins is wrong usage. */
export function givenPeriod(
  { from, to }: Period,
  context: Pick<Context, 'config' | 'locale'>,
): Period {
  const period = {
    from: from === undefined ? undefined : givenTime('--from', from, context),
    to: to === undefined ? undefined : givenTime('--to', to, context, 'end'),
  };
  const { from: first, to: last } = period;
  if (first === undefined || last === undefined || compareInstants(first, last) <= 0) return period;
  const message = timeTexts[context.locale].endsBefore(from ?? '', to ?? '');
  throw new Failure(EXIT.usage, message, { code: 'usage', option: '--to' });
}
