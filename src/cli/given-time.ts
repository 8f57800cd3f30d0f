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
