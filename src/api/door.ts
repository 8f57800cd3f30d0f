import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { PROBLEM_MEDIA, problemBody } from './answering.ts';
import {
  CONNECTIONS_MAX,
  HEADER_BYTES_MAX,
  HEADERS_MS,
  KEEP_ALIVE_MS,
  REQUEST_MS,
} from './limits.ts';
import { LOCAL_CLI_PATH } from './local-cli.ts';
import { Problem } from './problems.ts';

/** How often connections whose request does not arrive are looked for. */
const CONNECTIONS_LOOKED_AT_MS = 2_000;
const IDLE_LOOKED_AT_MS = 25;
/** As Node calls it for headers. */
const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

/**
 * The one address that a process listens on, and who answers there: first the hall, which only
 * says how the process is, and while the stores are open the office.
 */
export interface Door {
  readonly server: Server;
  /** From now on everything goes to the office. It is ready. */
  openTo(office: FastifyInstance): void;
  /** Who answers at LOCAL_CLI_PATH, where that is anybody. */
  answerLocally(answer: Answer | undefined): void;
  /**
   * Everything goes to the hall again. Resolves once the office has answered what it has in hand,
   * at the latest after `graceMs`.
   */
  leave(graceMs: number): Promise<void>;
  /** Ends all connections, those that are at work after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** `requestMs`: how long a body may take to arrive. */
export function openDoor(hall: FastifyInstance, { requestMs = REQUEST_MS } = {}): Door {
  let office: FastifyInstance | undefined;
  let local: Answer | undefined;
  let inHand = 0;
  let emptied = (): void => {};
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES_MAX,
      // A file for the command line may take its time: bodies are watched one by one.
      requestTimeout: 0,
      headersTimeout: HEADERS_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CONNECTIONS_LOOKED_AT_MS,
    },
    (request: IncomingMessage, response: ServerResponse) => {
      if (local && request.url === LOCAL_CLI_PATH) return local(request, response);
      mustArriveInTime(request, response, requestMs);
      if (!office) return hall.routing(request, response);
      inHand += 1;
      response.once('close', () => {
        inHand -= 1;
        if (inHand === 0) emptied();
      });
      office.routing(request, response);
    },
  );
  server.maxConnections = CONNECTIONS_MAX;
  server.on('clientError', sayNo);
  return {
    server,
    openTo(opened) {
      office = opened;
    },
    answerLocally(answer) {
      local = answer;
    },
    async leave(graceMs) {
      office = undefined;
      if (inHand === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      emptied = resolve;
      const late = setTimeout(resolve, graceMs);
      await promise;
      clearTimeout(late);
    },
    close: (graceMs) => closeServer(server, graceMs),
  };
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  // A connection that is kept alive is idle only after its last answer.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOKED_AT_MS);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await promise;
  clearInterval(idle);
  clearTimeout(late);
}

/** A body that comes too slowly is given up, and with it the connection. */
function mustArriveInTime(
  request: IncomingMessage,
  response: ServerResponse,
  requestMs: number,
): void {
  if (request.complete || request.method === 'GET') return;
  const late = setTimeout(() => {
    if (response.headersSent) request.destroy();
    else sayNo(Object.assign(new Error('too slow'), { code: TOO_SLOW }), request.socket);
  }, requestMs);
  const arrived = (): void => clearTimeout(late);
  request.once('end', arrived).once('close', arrived);
}

/** What is no request, or does not become one in time, is answered as well where that is possible. */
function sayNo(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, ...body } = problemBody(problemOfCode(error.code), 'zh-CN', '-');
  const text = JSON.stringify({ ...body, status });
  const head = [
    `HTTP/1.1 ${status} ${body.type.slice('/problems/'.length)}`,
    `Content-Type: ${PROBLEM_MEDIA}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}

function problemOfCode(code: string | undefined): Problem {
  switch (code) {
    case TOO_SLOW:
      return new Problem('request-must-arrive-in-time');
    case 'HPE_HEADER_OVERFLOW':
      return new Problem('headers-must-be-small-enough', { max: HEADER_BYTES_MAX });
    default:
      return new Problem('request-must-be-well-formed');
  }
}
