import type { Params } from '../../src/domain/decider.ts';
import { say } from '../../src/wording/rules.ts';
import type { Locale } from '../../src/wording/say.ts';
import { figureName, figuresOf } from './figures.ts';
import type { Run, Told } from './run.ts';
import { texts } from './texts.ts';

/** Deviations and refusals in words, and the figures. */
export function remarks(run: Run, locale: Locale): readonly string[] {
  const { deviations, refusals, figures } = texts[locale];
  const refused = run.told.flat().flatMap((one) => refusalsIn(run, one, locale));
  const found = Object.entries(figuresOf(run.report)).map(
    ([name, text]) => `${figureName(name, locale)} ${texts[locale].figure(text)}`,
  );
  return [
    listed(deviations, deviationsIn(run, locale), locale),
    ...(refused.length > 0 ? [listed(refusals, refused, locale)] : []),
    `**${figures}** ${found.join(' · ')}`,
  ];
}

function deviationsIn(run: Run, locale: Locale): readonly string[] {
  return run.told
    .flat()
    .flatMap(({ facts }) => facts)
    .flatMap(({ stream, type, deviations = [] }) =>
      deviations.map(
        (rule) =>
          `${nameIn(run, stream, locale)} \`${type}\`, \`${rule}\`: ${say(rule, {}, locale)}`,
      ),
    );
}

/** Of the command itself, of a wrong scan, of what should have followed elsewhere. */
function refusalsIn(run: Run, { saying, answer, facts }: Told, locale: Locale): readonly string[] {
  const { about, command } = saying;
  const own = answer.kind === 'refused' ? [answer.refusal] : [];
  const recorded = facts.flatMap(({ stream, type, data }) => {
    const found = data as { readonly rule: string; readonly params?: Params };
    if (type !== 'ScanRejected' && type !== 'FollowUpRefused') return [];
    const params = type === 'ScanRejected' ? { code: scannedIn(data) } : (found.params ?? {});
    return [refusalText(`${nameIn(run, stream, locale)} \`${type}\``, found.rule, params, locale)];
  });
  return [
    ...own.map(({ refused, params }) =>
      refusalText(`${nameIn(run, about, locale)} \`${command}\``, refused, params, locale),
    ),
    ...recorded,
  ].map((text) => run.plain(text));
}

function refusalText(what: string, rule: string, params: Params, locale: Locale): string {
  return `${what}, \`${rule}\`: ${say(rule, params, locale)}`;
}

function scannedIn(data: object): string {
  return 'scanned' in data ? String(data.scanned) : '';
}

function listed(head: string, entries: readonly string[], locale: Locale): string {
  if (entries.length === 0) return `**${head}** ${texts[locale].none}`;
  return `**${head}**\n\n${[...new Set(entries)].map((entry) => `- ${entry}`).join('\n')}`;
}

/** What people call a stream: `S1`, `order 4711`, `trip T-01`. */
export function nameIn(run: Run, stream: string, locale: Locale): string {
  const { order, trip } = texts[locale].subjects;
  return run
    .nameOf(stream)
    .replace(/^order /, `${order} `)
    .replace(/^trip /, `${trip} `);
}
