import type { Locale } from '../config.ts';
import { type TemplateName, templates } from '../exchange/templates.ts';
import { type Context, EXIT, type Exit, Failure } from './command.ts';
import { importTexts } from './texts/import.ts';

/** What was given beside `--template`. */
interface Given {
  readonly template: TemplateName;
  readonly locale?: Locale | undefined;
  readonly file?: string | undefined;
  readonly format?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/** Prints a file to fill in, in the language that is asked for; under `--json` within an object. */
export function printTemplate(given: Given, { out, json, locale: ours }: Context): Exit {
  const { template, locale = ours, file, format, dryRun } = given;
  if (file !== undefined || format !== undefined || dryRun) {
    throw new Failure(EXIT.usage, importTexts[ours].templateAlone, { code: 'usage' });
  }
  const text = templates[template](locale);
  out.write(json ? `${JSON.stringify({ template, locale, text })}\n` : text);
  return EXIT.done;
}
