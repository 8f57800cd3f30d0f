import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Action } from '../access/actions.ts';
import type { Principal } from '../access/principal.ts';
import { mayDo } from '../access/roles.ts';
import { write } from './answering.ts';
import { Asking, addressOf, cookiesOf, parsedParts } from './asking.ts';
import type { Authenticate } from './authenticating.ts';
import type { RateLimits } from './limits.ts';
import type { Admission, Kind } from './limits-admission.ts';
import { Problem } from './problems.ts';
import type { Answered, Route } from './route.ts';

/** What every request of a route meets before its handler. */
export interface Gate {
  readonly authenticate: Authenticate;
  readonly admission: Admission;
  readonly rates: RateLimits;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  /** Remembers who asks, for the log and whoever else wants to know. */
  readonly believed: (request: FastifyRequest, principal: Principal) => void;
  readonly principalOf: (request: FastifyRequest) => Principal | undefined;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const;
const JSON_ONLY = ['application/json'];
const UNKNOWN = { 'www-authenticate': 'Bearer realm="lading"' };

/** Puts the routes of the table onto the app, and on each of their paths a no to other methods. */
export function register(app: FastifyInstance, routes: readonly Route[], gate: Gate): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      onRequest: (request) => letIn(route, request, gate),
      handler: (request, reply) => answer(route, request, reply, gate),
    });
  }
  for (const [path, allowed] of methodsByPath(routes)) {
    const allow = allowed.join(', ');
    app.route({
      method: METHODS.filter((method) => !allowed.includes(method)),
      url: path,
      onRequest: async () => {
        throw new Problem('method-must-fit', { allow }, { headers: { allow } });
      },
      handler: async () => undefined,
    });
  }
}

/** Everything that can be judged without the body, so that strangers send none. */
async function letIn(route: Route, request: FastifyRequest, gate: Gate): Promise<void> {
  const { admission, rates, stopping } = gate;
  const kind = kindOf(route);
  if (admission.isFull(kind)) await admission.turnAway(kind, stopping);
  const address = addressOf(request);
  const fromAddress = rates.ofAddress(request, address);
  if (fromAddress) await fromAddress;
  const { action } = route;
  if (action !== 'open') await mustBeAllowed(action, request, address, gate);
  mustBeOfMedia(route, request);
}

async function mustBeAllowed(
  action: Action | 'signed-in',
  request: FastifyRequest,
  address: string,
  gate: Gate,
): Promise<void> {
  const { authenticate, rates } = gate;
  const { method, headers } = request;
  const principal = await authenticate({ method, headers, cookies: cookiesOf(headers), address });
  if (!principal) throw new Problem('caller-must-be-known', {}, { headers: UNKNOWN });
  gate.believed(request, principal);
  const byActor = rates.ofActor(request, address);
  if (byActor) await byActor;
  const { role } = principal;
  if (action === 'signed-in' || mayDo(role, action)) return;
  throw new Problem('role-must-allow-it', { role, action });
}

/** A request without content has no type. */
function mustBeOfMedia({ body }: Route, { headers }: FastifyRequest): void {
  const isEmpty = headers['content-length'] === '0';
  const type = isEmpty ? undefined : headers['content-type'];
  const hasContent = headers['transfer-encoding'] !== undefined || headers['content-length'];
  if (!hasContent || (isEmpty && !type)) return;
  const media = body?.media ?? JSON_ONLY;
  if (media.includes(mediaOf(type)) && isUtf8(type)) return;
  throw new Problem('media-type-must-be-supported', { media });
}

function mediaOf(type = ''): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

function isUtf8(type = ''): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}

async function answer(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  gate: Gate,
): Promise<FastifyReply> {
  const { admission, stopping } = gate;
  const kind = kindOf(route);
  // While bodies arrived, others may have taken what was free.
  if (admission.isFull(kind)) await admission.turnAway(kind, stopping);
  const parts = parsedParts(route, request);
  const asked = new Asking(reply, parts, { principal: gate.principalOf(request), stopping });
  admission.enter(kind);
  let answered: Answered;
  try {
    answered = await route.handle(asked);
  } finally {
    admission.leave(kind);
  }
  return write(reply, answered);
}

function kindOf({ method }: Route): Kind {
  return method === 'GET' ? 'read' : 'write';
}

/** Paths that differ only in the names of their parameters are the same to the router. */
function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const byShape = Map.groupBy(routes, ({ path }) => path.replaceAll(/:\w+/g, ':'));
  return new Map(
    [...byShape.values()].map((same) => {
      const methods = same.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
      return [same[0]?.path ?? '', methods];
    }),
  );
}
