import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const START_MS_MAX = 10_000;

/**
 * Runs FerretDB until its input ends, which it does when we close it and when we die, whatever
 * kills us: then server and folder go.
 */
const KEEPER = `
  "$0" --handler=sqlite --sqlite-url="file:$1/" --state-dir="$1" --listen-addr="127.0.0.1:$2" \
    --debug-addr=- --telemetry=disable --log-format=json --log-level=info 2>&1 &
  server=$!
  exec >/dev/null
  cat >/dev/null
  kill -9 $server
  wait $server
  [ "$3" = keep ] || rm -rf "$1"
`;

/** A running FerretDB, whose disposal ends it. */
export interface FerretDb extends AsyncDisposable {
  /** `mongodb://127.0.0.1:<port>`, without a database. */
  readonly url: string;
  readonly port: number;
  /** Where its files are. */
  readonly folder: string;
}

export interface FerretDbPlace {
  /** Where it keeps its files, which then outlive it; else in a folder of its own. */
  readonly folder?: string;
  /** 0 takes a free one. */
  readonly port?: number;
}

/**
 * Starts a FerretDB on loopback, its files in SQLite. To see a server killed and back, give
 * `folder` and start another one there, on the same port, after the first one's disposal: it
 * ends as by kill -9, and what it had acknowledged is in the folder.
 */
export async function startFerretDb(
  binary: string,
  { folder, port = 0 }: FerretDbPlace = {},
): Promise<FerretDb> {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'lading-ferretdb-'));
  const parameters = [binary, place, String(port), folder === undefined ? 'drop' : 'keep'];
  // In a group of its own, so that Ctrl-C in a terminal reaches us alone and we end it in order.
  const keeper = spawn('sh', ['-c', KEEPER, ...parameters], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const ended = once(keeper, 'exit');
  const end = async (): Promise<void> => {
    keeper.stdin.end();
    await ended;
  };
  try {
    const listening = await listeningPort(keeper.stdout);
    keeper.stdout.resume();
    return {
      url: `mongodb://127.0.0.1:${listening}`,
      port: listening,
      folder: place,
      [Symbol.asyncDispose]: end,
    };
  } catch (cause) {
    await end();
    if (folder === undefined) rmSync(place, { recursive: true, force: true });
    throw new Error(`${binary} does not run as FerretDB`, { cause });
  }
}

/** It says where it listens, one JSON object a line. */
async function listeningPort(output: NodeJS.ReadableStream): Promise<number> {
  const lines = createInterface({ input: output });
  const tooLate = setTimeout(() => lines.close(), START_MS_MAX);
  const said: string[] = [];
  try {
    for await (const line of lines) {
      const port = /Listening on TCP 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port !== undefined) return Number(port);
      said.push(line);
    }
  } finally {
    clearTimeout(tooLate);
  }
  throw new Error(`it said: ${said.join('\n').slice(0, 2_000)}`);
}

/** The one that is named, the one that `.ci/ferretdb` builds by itself, or one on the PATH. */
export function ferretdbBinary(environment: NodeJS.ProcessEnv): string | undefined {
  const { LADING_TEST_FERRETDB, PATH = '' } = environment;
  if (LADING_TEST_FERRETDB) return LADING_TEST_FERRETDB;
  const folders = [resolve('node_modules/.cache/lading'), ...PATH.split(delimiter)];
  return folders.map((folder) => join(folder, 'ferretdb')).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
