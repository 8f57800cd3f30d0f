import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { LOCAL_CALL_HEADER, LOCAL_CLI_PATH, type LocalCall } from '../api/local-cli.ts';
import { type Holder, holderOf } from '../ledger/folder-lock.ts';
import { type CliCommand, type Context, EXIT, type Exit, Failure, type Sink } from './command.ts';
import { openSource, type Source } from './import-source.ts';
import { folderOf } from './stores.ts';
import { failureTexts } from './texts/failures.ts';

const SAID = 200;

interface Running {
  readonly argv: readonly string[];
  readonly context: Context;
}

/** Runs a command here or, where a server holds the folder and can do it, there. */
export async function runHereOrThere(
  command: CliCommand,
  sub: Command,
  running: Running,
): Promise<Exit> {
  const { context } = running;
  try {
    return await command.run(sub, context);
  } catch (error) {
    const isHeld = error instanceof Error && error.name === 'FolderHeld';
    const file = isHeld && command.inServer ? command.inServer(sub) : false;
    if (file === false) throw error;
    const holder = holderOf(folderOf(context));
    const there = holder && (await runThere(running, file, holder));
    if (there === undefined) throw error;
    return there;
  }
}

/** Undefined where nobody answers there who runs commands. */
async function runThere(
  { argv, context }: Running,
  file: string | undefined,
  { url, token }: Holder,
): Promise<Exit | undefined> {
  if (url === undefined) return undefined;
  const source = file === undefined ? undefined : openSource(file, context);
  const response = await answerTo(
    `${url}${LOCAL_CLI_PATH}`,
    source,
    {
      authorization: `Bearer ${token}`,
      [LOCAL_CALL_HEADER]: Buffer.from(JSON.stringify(callOf(argv, source, context))).toString(
        'base64url',
      ),
    },
    context.signal,
  );
  if (response?.statusCode !== SAID) return undefined;
  return heard(response, context);
}

function callOf(
  argv: readonly string[],
  source: Source | undefined,
  { locale, called, out, err }: Context,
): LocalCall {
  const { characters } = source ?? {};
  const given = { argv: [...argv], locale, called, out: screenOf(out), err: screenOf(err) };
  return characters === undefined ? given : { ...given, characters };
}

function screenOf(sink: Sink): LocalCall['out'] {
  return {
    isTTY: sink.isTTY ?? false,
    columns: sink.columns ?? 80,
    hasColors: sink.hasColors?.() === true,
  };
}

/** The input goes while the answer comes; undefined where there is nobody to answer. */
function answerTo(
  url: string,
  source: Source | undefined,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage | undefined> {
  const { promise, resolve } = Promise.withResolvers<IncomingMessage | undefined>();
  const asked = httpRequest(url, { method: 'POST', headers, signal }, resolve);
  asked.on('error', () => resolve(undefined));
  // Whoever has heard enough closes: what was not sent is not missed.
  void pipeline(Readable.from(source?.bytes ?? []), asked).catch(() => undefined);
  return promise;
}

async function heard(response: IncomingMessage, { out, err, locale }: Context): Promise<Exit> {
  const cut = new Failure(EXIT.unreachable, failureTexts[locale].serverCut, { code: 'server-cut' });
  let exit: Exit | undefined;
  try {
    for await (const line of createInterface({ input: response })) {
      const said = JSON.parse(line) as { out?: string; err?: string; exit?: Exit };
      if (said.out !== undefined && !out.write(said.out)) await drained(out);
      if (said.err !== undefined) err.write(said.err);
      exit = said.exit ?? exit;
    }
  } catch {
    throw cut;
  }
  if (exit === undefined) throw cut;
  return exit;
}

function drained(sink: Sink): Promise<void> {
  return new Promise((resolve) => {
    sink.once('drain', resolve);
  });
}
