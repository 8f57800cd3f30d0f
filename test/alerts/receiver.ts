import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Certificate } from '../support/certificate.ts';

/** What a message says, as far as a receiver has to read it. */
export interface MessageBody {
  readonly type: string;
  readonly data: { readonly shipment?: string };
}

/** A message as the receiver got it, its signature found right. */
interface Received {
  readonly id: string;
  readonly body: MessageBody;
}

/** What the receiver does with a request: answers a status, or something of its own. */
type Answers = (request: http.IncomingMessage, response: http.ServerResponse) => number | undefined;

export interface Receiver extends AsyncDisposable {
  readonly port: number;
  readonly received: readonly Received[];
  /** Requests that came, taken or not. */
  readonly asked: () => number;
  answers: Answers;
  /** Whether connections are cut as soon as they come. */
  isCut: boolean;
}

/** A real server on loopback that takes only what is signed by the secret. */
export async function openReceiver(secret: string, tls?: Certificate): Promise<Receiver> {
  const webhook = new Webhook(secret);
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let asked = 0;
  const receiver = { answers: (() => 204) as Answers, isCut: false };

  async function take(request: http.IncomingMessage, response: http.ServerResponse) {
    asked += 1;
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const text = Buffer.concat(parts).toString();
    const headers = request.headers as Record<string, string>;
    const body = webhook.verify(text, headers, { jsonParse: true }) as MessageBody;
    const status = receiver.answers(request, response);
    if (status === undefined) return;
    if (status < 300) received.push({ id: headers['webhook-id'] ?? '', body });
    response.writeHead(status).end();
  }
  const handle: http.RequestListener = (request, response) => {
    take(request, response).catch(() => response.writeHead(401).end());
  };
  const server = tls ? https.createServer(tls, handle) : http.createServer(handle);
  server.on('connection', (socket: Socket) => {
    if (receiver.isCut) socket.destroy();
    sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    port,
    received,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
}
