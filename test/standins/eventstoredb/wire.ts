import type { Http2Server, ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import { createSecureServer, createServer } from 'node:http2';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type Call, openCall, type Receiver, receive, type Status } from './call.ts';

export type Method = (call: Call) => Receiver;

export interface GrpcServer extends AsyncDisposable {
  readonly port: number;
  readonly calls: ReadonlySet<Call>;
  cutConnections(): void;
  /** New connections are refused and the present ones told to go; their calls stay open. */
  refuseConnections(): void;
  /** Closes the connections, what is still to be sent on them first; at the latest in a second. */
  closeConnections(): Promise<void>;
}

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** PEM texts; absent: plain HTTP/2. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

const WINDOW_BYTES = 1024 * 1024;
/** Many appends of the largest size at once; Node's own limit of 10 MB would refuse streams. */
const SESSION_MEMORY_MB = 1000;
/** A client cancels every read that finds no stream; Node would take a thousand for an attack. */
const RESETS_MAX = 1_000_000;
const CLOSING_MS = 1000;
const UNIMPLEMENTED: Status = { code: 12, message: 'Method is unimplemented.' };

/** A gRPC server on HTTP/2, after the gRPC project's "gRPC over HTTP2". */
export async function listenGrpc(
  methods: ReadonlyMap<string, Method>,
  { host, port, tls }: Listening,
): Promise<GrpcServer> {
  const limits = {
    settings: { initialWindowSize: WINDOW_BYTES },
    maxSessionMemory: SESSION_MEMORY_MB,
    streamResetBurst: RESETS_MAX,
    streamResetRate: RESETS_MAX,
  };
  const server: Http2Server = tls
    ? createSecureServer({ ...tls, ...limits })
    : createServer(limits);
  const connections = new Map<ServerHttp2Session, Socket>();
  let connecting: Socket | undefined;
  const calls = new Set<Call>();
  // A session hides its socket, but is announced within the event that brings the socket.
  server.prependListener(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    connecting = socket;
  });
  server.on('session', (session) => {
    if (connecting) connections.set(session, connecting);
    session.setLocalWindowSize(4 * WINDOW_BYTES);
    session.on('error', () => {});
    session.on('close', () => connections.delete(session));
  });
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    const session = stream.session as ServerHttp2Session | undefined;
    const cut = () => session && connections.get(session)?.destroy();
    const call = openCall(stream, headers, { cut, ended: () => calls.delete(call) });
    calls.add(call);
    const method = methods.get(headers[':path'] ?? '');
    if (method) receive(stream, call, method(call));
    else call.finish(UNIMPLEMENTED);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
  const cutConnections = () => {
    for (const socket of connections.values()) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    calls,
    cutConnections,
    refuseConnections() {
      NetServer.prototype.close.call(server);
      for (const session of connections.keys()) session.goaway();
    },
    async closeConnections() {
      const closing = [...connections.keys()].map(
        (session) =>
          new Promise<void>((resolve) => {
            session.on('close', resolve);
            session.close();
          }),
      );
      await Promise.race([Promise.all(closing), setTimeout(CLOSING_MS)]);
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cutConnections();
      await closed;
    },
  };
}
