import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client';
import type { FastifyInstance } from 'fastify';
import type { Answer, Intake } from '../intake/intake.ts';
import type { Lag } from '../projections/runner.ts';
import { addressOf } from './asking.ts';
import { isLoopback } from './limits.ts';
import type { Admission } from './limits-admission.ts';
import type { AnsweredRequest } from './logging.ts';
import { Problem } from './problems.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const MS = 1_000;

/** Figures of one process, as Prometheus scrapes them (text format 0.0.4). */
export interface Metrics {
  readonly answered: (about: AnsweredRequest) => void;
  /** The same intake; what comes of the commands is counted. */
  counting(intake: Intake): Intake;
  /** How much is in hand is read from it from now on. */
  watchAdmission(admission: Admission): void;
  /** How far behind a role's projections or processes are is asked at every scrape. */
  watchRole(role: string, lag: () => Promise<readonly Lag[]>): void;
  readonly type: string;
  text(): Promise<string>;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'lading_http_request_seconds',
    help: 'From the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const commands = new Counter({
    name: 'lading_commands_total',
    help: 'Commands by what came of them',
    labelNames: ['outcome'] as const,
    registers,
  });
  const refusals = new Counter({
    name: 'lading_refusals_total',
    help: 'Refused commands by the rule that was kept',
    labelNames: ['rule'] as const,
    registers,
  });
  const note = (answer: Answer): Answer => {
    commands.inc({ outcome: outcomeOf(answer) });
    if (answer.kind === 'refused') refusals.inc({ rule: answer.refusal.refused });
    return answer;
  };
  return {
    answered({ method, route, status, ms }) {
      durations.observe({ method, route, status: String(status) }, ms / MS);
    },
    counting(intake) {
      const counted = async (...given: Parameters<Intake>): Promise<Answer> => {
        try {
          return note(await intake(...given));
        } catch (error) {
          commands.inc({ outcome: error instanceof Error ? error.name : 'Error' });
          throw error;
        }
      };
      return Object.assign(counted, intake);
    },
    watchAdmission: (admission) => watchAdmission(registers, admission),
    watchRole: watchingRoles(registers),
    type: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** Only for those on this machine: what stands in it is nobody else's business. */
export function metricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async (request, reply) => {
    const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
    const isHere = isLoopback(addressOf({ ip: request.socket.remoteAddress ?? '' }));
    if (isForwarded || !isHere) throw new Problem('route-must-exist');
    return reply.header('content-type', metrics.type).send(await metrics.text());
  });
}

function outcomeOf(answer: Answer): string {
  if (answer.kind !== 'recorded') return answer.kind;
  if (answer.replayed) return 'replayed';
  return answer.facts.length === 0 ? 'nothing-new' : 'recorded';
}

function watchAdmission(registers: Registry[], admission: Admission): void {
  new Gauge({
    name: 'lading_http_in_hand',
    help: 'Requests at work',
    labelNames: ['kind'] as const,
    registers,
    collect() {
      for (const [kind, count] of Object.entries(admission.inHand)) this.set({ kind }, count);
    },
  });
  new Gauge({
    name: 'lading_http_turned_away',
    help: 'Requests that were turned away since the start, because too much was in hand',
    labelNames: ['kind'] as const,
    registers,
    collect() {
      for (const [kind, count] of Object.entries(admission.turnedAway)) this.set({ kind }, count);
    },
  });
}

function watchingRoles(registers: Registry[]): Metrics['watchRole'] {
  const roles = new Map<string, () => Promise<readonly Lag[]>>();
  const labelNames = ['role', 'name'] as const;
  const gauge = (name: string, help: string, figure: (lag: Lag) => number) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        for (const [role, ask] of roles) {
          const lags = await ask().catch(() => []);
          for (const lag of lags) this.set({ role, name: lag.projection }, figure(lag));
        }
      },
    });
  gauge('lading_behind_positions', 'Positions to the head of the ledger', ({ behind }) => behind);
  gauge('lading_behind_seconds', 'For how long facts have been waiting', ({ ms }) => ms / MS);
  gauge('lading_parked_documents', 'Documents that wait to be healed', ({ parked }) => parked);
  gauge('lading_leading', 'Whether this process does the work', ({ leads }) => (leads ? 1 : 0));
  return (role, ask) => roles.set(role, ask);
}
