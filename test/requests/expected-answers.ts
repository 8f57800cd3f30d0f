import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApi } from '../../src/api/openapi/document.ts';
import type { Route } from '../../src/api/route.ts';
import type { Reply } from '../support/api.ts';

const DOCUMENT = 'document';

/** Whether an answer is one that the document promises: what is wrong with it, or undefined. */
export type Promised = (route: Route, reply: Reply) => string | undefined;

/** Holds answers against the document alone, as every client has to. */
export function promisedBy(document: OpenApi): Promised {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: DOCUMENT });
  return (route, reply) => {
    const { status, headers } = reply;
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    const method = route.method.toLowerCase();
    const operation = document.paths[path]?.[method];
    if (!operation) return 'the document does not know the route';
    const answer = operation.responses[String(status)] as Answer | undefined;
    if (!answer) return `the document does not tell of status ${status}`;
    if (!answer.content) return reply.text === '' ? undefined : 'a body, and none was promised';
    const media = mediaOf(headers['content-type']);
    const promised = answer.content[media];
    if (!promised) return `${media} was not promised`;
    if (!promised.schema) return undefined;
    const pointer = [path, method, 'responses', String(status), 'content', media, 'schema'];
    return violated(ajv, pointer, reply.body);
  };
}

function violated(ajv: Ajv2020, pointer: readonly string[], body: unknown): string | undefined {
  const validate = ajv.getSchema(`${DOCUMENT}#/paths/${pointer.map(escaped).join('/')}`);
  if (!validate) return 'the promised schema cannot be found';
  return validate(body) ? undefined : ajv.errorsText(validate.errors).slice(0, 500);
}

function mediaOf(contentType = ''): string {
  return contentType.split(';')[0] ?? '';
}

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
