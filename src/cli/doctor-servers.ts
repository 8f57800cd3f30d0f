import { isOnServer } from '../config.ts';
import type { Context } from './command.ts';
import type { Check } from './doctor-checks.ts';
import { failureOf } from './failures.ts';
import { doctorTexts } from './texts/doctor.ts';
import { number } from './texts/figures.ts';

const CLOCKS_APART_MS = 5_000;

/** Each server once: that it answers, which version it is, what is to be known about it. */
export async function serverChecks(context: Context): Promise<readonly Check[]> {
  const { ledger, readModels, vault } = context.config;
  const checks: Check[] = [];
  if (isOnServer(ledger)) checks.push(await eventStoreCheck(ledger, context));
  const documents = [...new Set([readModels, vault])].filter(isOnServer);
  for (const url of documents) checks.push(...(await mongoChecks(url, context)));
  return checks;
}

/** Whether a server that could not be used was already told of. */
export function areServersWell(checks: readonly Check[]): boolean {
  return checks.every(({ name, level }) => !name.startsWith('server') || level !== 'wrong');
}

async function eventStoreCheck(url: string, context: Context): Promise<Check> {
  const name = 'server ledger';
  try {
    const { connectEventStore } = await import('../servers/eventstoredb.ts');
    await using store = await connectEventStore(url);
    const what = doctorTexts[context.locale].eventStore(store.version, store.host);
    return { name, level: 'ok', what };
  } catch (error) {
    return { name, level: 'wrong', what: failureOf(error, context.locale).message };
  }
}

async function mongoChecks(url: string, context: Context): Promise<readonly Check[]> {
  const { locale, config, now } = context;
  const texts = doctorTexts[locale];
  const uses = [
    ...(config.readModels === url ? ['read-models'] : []),
    ...(config.vault === url ? ['vault'] : []),
  ];
  const name = `server ${uses.join(' ')}`;
  try {
    const { connectMongo } = await import('../servers/mongodb.ts');
    await using mongo = await connectMongo(url);
    const clock = clockCheck(await mongo.db.command({ hello: 1 }), now(), texts);
    const what = texts.documents(mongo.server, mongo.host, mongo.database);
    const notes = mongo.notes.map((note): Check => {
      return { name, level: 'warn', what: texts.notes[note], mend: texts.noteMends[note] };
    });
    return [{ name, level: 'ok', what }, ...notes, ...clock];
  } catch (error) {
    return [{ name, level: 'wrong', what: failureOf(error, locale).message }];
  }
}

/** What processes of one installation record and lease by must be about the same time. */
function clockCheck(
  { localTime }: { readonly localTime?: unknown },
  nowMs: number,
  texts: (typeof doctorTexts)['en'],
): readonly Check[] {
  if (!(localTime instanceof Date)) return [];
  const apartMs = Math.abs(localTime.getTime() - nowMs);
  if (apartMs <= CLOCKS_APART_MS) return [];
  const what = texts.clocksApart(number(Math.round(apartMs / 1_000)));
  return [{ name: 'clock', level: 'wrong', what, mend: texts.clockMend }];
}
