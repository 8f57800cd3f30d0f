import { once } from 'node:events';
import type { Server } from 'node:http';
import { CONNECTIONS_MAX } from '../api/limits.ts';
import { EXIT, Failure } from './command.ts';
import type { serveTexts } from './texts/serve.ts';

const EVERYWHERE = new Set(['0.0.0.0', '::']);

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Listens, and answers under which URL; an address that cannot be had is a Failure. */
export async function listen(
  server: Server,
  { host, port }: Address,
  texts: (typeof serveTexts)['en'],
): Promise<string> {
  try {
    server.listen({ host, port, backlog: CONNECTIONS_MAX });
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const message = wordsFor(code, texts)?.(`${host}:${port}`);
    if (message === undefined) throw error;
    throw new Failure(EXIT.unreachable, message, { code: 'address-unusable', host, port });
  }
  const address = server.address();
  const bound = typeof address === 'object' ? address?.port : undefined;
  return urlOf({ host, port: bound ?? port });
}

/** Where a process on the same machine finds what listens there. */
export function urlOf({ host, port }: Address): string {
  const own = EVERYWHERE.has(host) ? '127.0.0.1' : host;
  return `http://${own.includes(':') ? `[${own}]` : own}:${port}`;
}

function wordsFor(code: string, texts: (typeof serveTexts)['en']) {
  if (code === 'EADDRINUSE') return texts.addressInUse;
  if (code === 'EACCES' || code === 'EPERM') return texts.addressRefused;
  const isElsewhere = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code);
  return isElsewhere ? texts.addressUnknown : undefined;
}
