import { type CliCommand, EXIT } from './command.ts';
import { allChecks } from './doctor-checks.ts';
import { paintFor } from './paint.ts';
import { folderOf } from './stores.ts';
import { doctorTexts } from './texts/doctor.ts';

const MARKS = { ok: ['green', '✓'], warn: ['yellow', '!'], wrong: ['red', '✗'] } as const;

/** Looks at everything that Lading needs; one line each, with the mend where one is needed. */
export const doctor: CliCommand = {
  declare: () => undefined,
  async run(_command, context) {
    const { out, json, locale } = context;
    const found = await allChecks(folderOf(context), context);
    const ok = found.every(({ level }) => level !== 'wrong');
    if (json) {
      out.write(`${JSON.stringify({ ok, checks: found })}\n`);
      return ok ? EXIT.done : EXIT.wrong;
    }
    const paint = paintFor(out);
    for (const { level, what, mend } of found) {
      const [colour, mark] = MARKS[level];
      out.write(`${paint(colour, mark)} ${what}\n`);
      if (mend !== undefined) out.write(`  ${paint('dim', '→')} ${mend}\n`);
    }
    out.write(`${paint('bold', ok ? doctorTexts[locale].well : doctorTexts[locale].ill)}\n`);
    return ok ? EXIT.done : EXIT.wrong;
  },
};
