import fastify, { type FastifyInstance } from 'fastify';
import { type Health, healthRoutes } from './health.ts';

const BODY_BYTES_MAX = 1_048_576;
const REQUEST_MS = 30_000;

/** The HTTP server with all its routes; it does not listen. */
export function buildServer(health: Health): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_MS,
    // Whoever keeps a connection open must not keep the process from ending.
    forceCloseConnections: true,
    logger: false,
  });
  healthRoutes(app, health);
  return app;
}
