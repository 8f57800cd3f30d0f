import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Principal } from '../access/principal.ts';

/** A request that has got its answer, or whose sender has not waited for it. */
export interface AnsweredRequest {
  readonly request: string;
  readonly method: string;
  /** The route's pattern, as addresses hold codes; `-` for an address that nobody knows. */
  readonly route: string;
  /** 499 where the sender went away before. */
  readonly status: number;
  readonly ms: number;
  /** `key:…` or `person:…`. */
  readonly actor: string | undefined;
}

/** As nginx calls it: nobody gets to see it. */
const SENDER_GONE = 499;
/** Asked every few seconds by whoever looks after us: only worth a line where they fail. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);
const FAILED = 500;
/** Whether a request has its line already. */
const TOLD = 'told';

/** One line a request at `info`, and nothing in it that a sender has made up but its id. */
export function logRequests(
  app: FastifyInstance,
  log: Logger,
  principalOf: (request: FastifyRequest) => Principal | undefined,
  answered: (about: AnsweredRequest) => void = () => {},
): void {
  app.decorateRequest(TOLD, false);
  function tell(request: FastifyRequest, ms: number, status: number): void {
    request.setDecorator(TOLD, true);
    const route = request.routeOptions.url ?? '-';
    const about: AnsweredRequest = {
      request: request.id,
      method: request.method,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      actor: principalOf(request)?.actor,
    };
    answered(about);
    if (PROBES.has(route) && status < FAILED) log.debug(about, 'request');
    else log.info(about, 'request');
  }
  app.addHook('onResponse', (request, reply, done) => {
    tell(request, reply.elapsedTime, reply.statusCode);
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => {
      if (!request.getDecorator<boolean>(TOLD)) tell(request, reply.elapsedTime, SENDER_GONE);
    });
    done();
  });
}
