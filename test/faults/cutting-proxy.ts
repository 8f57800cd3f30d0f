import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where a connection breaks: the request never arrives whole, or its answer never does. */
export const CUTS = [
  'none',
  'within-head',
  'within-body',
  'before-answer',
  'within-answer',
] as const;
export type Cut = (typeof CUTS)[number];

export interface CuttingProxy extends AsyncDisposable {
  readonly url: string;
  /** How often each cut was made. */
  readonly made: Readonly<Record<Cut, number>>;
}

const HEAD_END = '\r\n\r\n';
const HEAD_BYTES_KEPT = 20;
const ANSWER_BYTES_KEPT = 30;

/**
 * Stands between clients and a server on this machine and breaks connections, each where
 * `choose` says: both ends see a connection that is gone, as when a network goes away.
 */
export async function openCuttingProxy(target: string, choose: () => Cut): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const made: Record<Cut, number> = {
    none: 0,
    'within-head': 0,
    'within-body': 0,
    'before-answer': 0,
    'within-answer': 0,
  };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const cut = choose();
    made[cut] += 1;
    const upstream = connect({ host: hostname, port: Number(port) });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    relay(client, upstream, cut);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    made,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function relay(client: Socket, upstream: Socket, cut: Cut): void {
  const breakOff = (): void => {
    client.destroy();
    upstream.destroy();
  };
  // One end that goes away takes the other one with it.
  for (const socket of [client, upstream]) socket.on('error', breakOff).on('close', breakOff);
  let sent = Buffer.alloc(0);
  client.on('data', (bytes: Buffer) => {
    sent = Buffer.concat([sent, bytes]);
    const end = sent.indexOf(HEAD_END);
    if (cut === 'within-head') {
      upstream.write(sent.subarray(0, HEAD_BYTES_KEPT), breakOff);
    } else if (cut === 'within-body' && end >= 0) {
      const bodyFrom = end + HEAD_END.length;
      upstream.write(sent.subarray(0, bodyFrom + 1), breakOff);
    } else if (cut !== 'within-body') upstream.write(bytes);
  });
  upstream.on('data', (bytes: Buffer) => {
    if (cut === 'before-answer') breakOff();
    else if (cut === 'within-answer') client.write(bytes.subarray(0, ANSWER_BYTES_KEPT), breakOff);
    else client.write(bytes);
  });
}
