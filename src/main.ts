#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept in the system's folder for temporary files: what is imported after this
// line starts twice as fast the next time.
enableCompileCache();
const { failOnOutput } = await import('./cli/failures.ts');
const { runProgram } = await import('./cli/program.ts');
const { isUnderNpm, processEnvironment } = await import('./config.ts');

const INTERRUPTED = 130;
const GRACE_MS = 10_000;
const PARENT_LOOK_MS = 500;
const interrupt = new AbortController();
const stop = (): void => process.exit(process.exitCode ?? INTERRUPTED);

// The first Ctrl-C asks the command to stop where it can say how to go on; the second insists, and
// so do we after a while. The stores are sound either way: they outlive a kill.
function askedToStop(): void {
  if (interrupt.signal.aborted) stop();
  interrupt.abort();
  setTimeout(stop, GRACE_MS).unref();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, askedToStop);

// npm ends at a SIGTERM without handing it on: whom it has started then has another parent.
const parent = process.ppid;
if (isUnderNpm()) {
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    askedToStop();
  }, PARENT_LOOK_MS);
  look.unref();
}

// `lading export … | head` closes our stdout: that is no error. A full disk behind it is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.exit(failOnOutput(error, processEnvironment(), process.stderr));
});

process.exitCode = await runProgram(process.argv.slice(2), processEnvironment, {
  out: process.stdout,
  err: process.stderr,
  stdin: () => process.stdin,
  signal: interrupt.signal,
  now: Date.now,
});

// Whoever still waits for input when asked to stop would keep the process alive.
if (interrupt.signal.aborted) process.stdin.destroy();
