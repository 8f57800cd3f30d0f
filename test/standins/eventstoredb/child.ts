import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Answer, remoteSwitches } from './remote.ts';
import type { Switches } from './switches.ts';

export interface ChildOptions {
  readonly dir: string;
  readonly port?: number;
  readonly version?: string;
  readonly writeTimeoutMs?: number;
  readonly gracefulMs?: number;
}

/** A stand-in in a process of its own, which can be killed and started again. */
export interface ChildStandIn extends Switches, AsyncDisposable {
  /** The same through all restarts. */
  readonly port: number;
  readonly url: string;
  /** SIGKILL; returns when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM: the graceful stop; returns when the process is gone. */
  terminate(): Promise<void>;
  /** SIGSTOP: connections are accepted by the kernel, and nothing is answered. */
  freeze(): void;
  /** SIGCONT. */
  resume(): void;
  /** Kills what still runs and starts anew on the same folder and port. */
  restart(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

export async function spawnStandIn(options: ChildOptions): Promise<ChildStandIn> {
  const first = await start(options);
  const { port, url } = first;
  let { child } = first;
  const running = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals) => {
    if (!running()) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  let lastId = 0;
  const send = async (call: keyof Switches, given: readonly unknown[]) => {
    lastId += 1;
    const id = lastId;
    const target = child;
    const answered = new Promise<void>((resolve, reject) => {
      const stop = (error?: Error) => {
        target.off('message', heard);
        target.off('exit', lost);
        if (error) reject(error);
        else resolve();
      };
      const heard = (answer: Answer) => {
        if (answer.id === id) stop(answer.error ? new Error(answer.error) : undefined);
      };
      const lost = () => stop(new Error(`The stand-in ended before it answered ${call}`));
      target.on('message', heard);
      target.on('exit', lost);
    });
    target.send({ id, call, given });
    await answered;
  };
  return {
    ...remoteSwitches(send),
    port,
    url,
    kill: () => end('SIGKILL'),
    terminate: () => end('SIGTERM'),
    freeze: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async restart() {
      await end('SIGKILL');
      ({ child } = await start({ ...options, port }));
    },
    [Symbol.asyncDispose]: () => end('SIGKILL'),
  };
}

async function start(options: ChildOptions) {
  const child: ChildProcess = fork(MAIN, argumentsFor(options), { execArgv: [] });
  const [message] = await Promise.race([once(child, 'message'), ended(child)]);
  const { port, url } = message as { port: number; url: string };
  return { child, port, url };
}

async function ended(child: ChildProcess): Promise<never> {
  const [code, signal] = await once(child, 'exit');
  throw new Error(`The stand-in ended at its start (${String(signal ?? code)})`);
}

function argumentsFor({ dir, port = 0, ...more }: ChildOptions): string[] {
  return [
    ...['--port', String(port), '--dir', dir],
    ...(more.version ? ['--version', more.version] : []),
    ...(more.writeTimeoutMs ? ['--write-timeout-ms', String(more.writeTimeoutMs)] : []),
    ...(more.gracefulMs ? ['--graceful-ms', String(more.gracefulMs)] : []),
  ];
}
