import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.ts';

const READY = 200;
const NOT_READY = 503;
const RETRY_AFTER_S = 1;

export interface Health {
  readonly version: string;
  readonly roles: readonly string[];
  /** Milliseconds since the process began to serve. */
  readonly uptimeMs: () => number;
  readonly readiness: () => Promise<Readiness>;
}

/** What `/healthz` answers: that the process is alive, whatever its stores are. */
interface Alive {
  readonly status: 'alive';
  readonly version: string;
  readonly roles: readonly string[];
  readonly uptimeSeconds: number;
}

/** `/healthz` for whoever restarts processes, `/readyz` for whoever sends them work. */
export function healthRoutes(app: FastifyInstance, health: Health): void {
  const { version, roles, uptimeMs, readiness } = health;
  app.get('/healthz', async (_request, reply): Promise<Alive> => {
    reply.header('cache-control', 'no-store');
    const uptimeSeconds = Math.floor(uptimeMs() / 1_000);
    return { status: 'alive', version, roles, uptimeSeconds };
  });
  app.get('/readyz', async (_request, reply): Promise<Readiness> => {
    const found = await readiness();
    const isReady = found.status === 'ready';
    reply.header('cache-control', 'no-store').code(isReady ? READY : NOT_READY);
    if (!isReady) reply.header('retry-after', RETRY_AFTER_S);
    return found;
  });
}
