import { parseArgs } from 'node:util';
import { isRequest, perform } from './remote.ts';
import { startStandIn } from './stand-in.ts';

/** A stand-in as a process of its own: told by arguments, messages and signals. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    dir: { type: 'string' },
    version: { type: 'string' },
    'write-timeout-ms': { type: 'string' },
    'graceful-ms': { type: 'string' },
  },
});

const standIn = await startStandIn({
  port: Number(values.port),
  ...(values.dir === undefined ? {} : { dir: values.dir }),
  ...(values.version === undefined ? {} : { version: values.version }),
  ...(values['write-timeout-ms'] ? { writeTimeoutMs: Number(values['write-timeout-ms']) } : {}),
  ...(values['graceful-ms'] ? { gracefulMs: Number(values['graceful-ms']) } : {}),
});

async function stop(): Promise<void> {
  await standIn.stopGracefully();
  await standIn[Symbol.asyncDispose]();
  process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (isRequest(message)) void perform(standIn, message).then((answer) => process.send?.(answer));
});
const started = { port: standIn.port, url: standIn.url };
if (process.send) process.send(started);
else process.stdout.write(`${JSON.stringify(started)}\n`);
