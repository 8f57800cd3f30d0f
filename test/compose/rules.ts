import { ROLES, readConfig } from '../../src/config.ts';
import type { Compose, Service } from './document.ts';

type Rule = (compose: Compose) => readonly string[];

const EXACT_TAG = /:\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const ENTRANCE = 'caddy';
/** They send messages to subscribers; nobody outside reaches them. */
const SENDERS: ReadonlySet<string> = new Set(['api', 'notify']);

/** Every rule of ours beyond the specification: what it finds wrong, empty when it is kept. */
export const rules = {
  'each service has a health check or runs once': each((service) =>
    runsOnce(service) || service.healthcheck ? [] : ['has no health check'],
  ),
  'each service says when it is started again': each(({ restart }) =>
    restart === 'unless-stopped' || restart === 'no' ? [] : [`restart is ${restart}`],
  ),
  'each image has an exact tag': each(({ image = '' }) =>
    EXACT_TAG.test(image) ? [] : [`${image || 'no image'} is no exact tag`],
  ),
  'each service has bounds for processor, memory and logs': each(({ cpus, mem_limit, logging }) => [
    ...(cpus === undefined ? ['cpus is missing'] : []),
    ...(mem_limit === undefined ? ['mem_limit is missing'] : []),
    ...(logging?.options?.['max-size'] && logging.options['max-file']
      ? []
      : ['logs grow for ever']),
  ]),
  'no service has more rights than it needs': each(({ cap_drop, security_opt }) => [
    ...(cap_drop?.includes('ALL') ? [] : ['keeps capabilities']),
    ...(security_opt?.includes('no-new-privileges:true') ? [] : ['may gain privileges']),
  ]),
  'only Caddy publishes ports': each(({ ports = [] }, name) =>
    ports.length > 0 === (name === ENTRANCE) ? [] : [`publishes ${ports.length} ports`],
  ),
  'only Caddy and who sends messages are on a network that leads outside': each(
    ({ networks = [] }, name, compose) => {
      const outside = networks.filter((network) => compose.networks?.[network]?.internal !== true);
      const wanted = name === ENTRANCE ? ['public'] : SENDERS.has(name) ? ['outward'] : [];
      return outside.join() === wanted.join() ? [] : [`is on ${outside.join() || 'none'}`];
    },
  ),
  'what is used is declared': each((service, _name, compose) => [
    ...undeclared('network', service.networks, compose.networks),
    ...undeclared('volume', namedVolumes(service), compose.volumes),
    ...undeclared('secret', service.secrets, compose.secrets),
  ]),
  'what is declared is used': ({ services, networks, volumes, secrets }) => {
    const all = Object.values(services);
    const used = new Set(
      all.flatMap((one) => [...(one.networks ?? []), ...namedVolumes(one), ...(one.secrets ?? [])]),
    );
    const declared = [networks, volumes, secrets].flatMap((part) => Object.keys(part ?? {}));
    return declared.filter((name) => !used.has(name)).map((name) => `${name} is not used`);
  },
  'a service waits for what exists and can be waited for': each((service, _name, compose) =>
    Object.entries(service.depends_on ?? {}).flatMap(([name, { condition }]) => {
      const awaited = compose.services[name];
      if (!awaited) return [`waits for ${name}, which is not there`];
      if (condition === 'service_healthy' && !awaited.healthcheck) return [`${name} has no health`];
      const forEnd = condition === 'service_completed_successfully';
      return forEnd === runsOnce(awaited) ? [] : [`${condition} does not suit ${name}`];
    }),
  ),
  'Lading understands its variables': each((service) => {
    if (!isLading(service)) return [];
    const config = readConfig(service.environment ?? {});
    if ('unknown' in config) return config.unknown.map((name) => `${name} is read by nobody`);
    return config.map(({ variable, rule }) => `${variable} breaks ${rule}`);
  }),
  'a service of Lading has one role that there is, or runs once': each((service) => {
    if (!isLading(service) || runsOnce(service)) return [];
    const { LADING_ROLES: role } = service.environment ?? {};
    return ROLES.some((known) => known === role) ? [] : [`role ${role} is not there`];
  }),
  'Lading keeps nothing beside its stores and ends when asked to': each((service) =>
    !isLading(service) || (service.read_only && service.init) ? [] : ['read_only and init, please'],
  ),
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

export function isLading({ build }: Service): boolean {
  return build !== undefined;
}

export function runsOnce({ restart }: Service): boolean {
  return restart === 'no';
}

function each(
  judge: (service: Service, name: string, compose: Compose) => readonly string[],
): Rule {
  return (compose) =>
    Object.entries(compose.services).flatMap(([name, service]) =>
      judge(service, name, compose).map((wrong) => `${name}: ${wrong}`),
    );
}

function undeclared(
  what: string,
  used: readonly string[] = [],
  declared: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  return used.filter((name) => !(name in declared)).map((name) => `${what} ${name} is undeclared`);
}

/** Volumes in the short form `name:target`; what begins with a dot or slash is a folder's path. */
function namedVolumes({ volumes = [] }: Service): readonly string[] {
  return volumes.map((volume) => volume.split(':')[0] ?? '').filter((name) => /^\w/.test(name));
}
