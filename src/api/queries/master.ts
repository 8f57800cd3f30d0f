import { z } from 'zod';
import { anyInstantSchema } from '../../domain/envelope.ts';
import { masterStream } from '../../domain/master/code.ts';
import { MASTER_KINDS, type MasterKind } from '../../domain/master/kinds.ts';
import type { MasterState } from '../../domain/master/state.ts';
import { isRetiredAt, validAt } from '../../domain/master/versions.ts';
import { code } from '../../domain/words.ts';
import { type MasterEntry, master as masterData } from '../../projections/master.ts';
import type { Words } from '../../wording/say.ts';
import { subjects } from '../../wording/subjects.ts';
import type { Api } from '../api.ts';
import { withPersonal } from '../personal.ts';
import type { Answered, Asked, Route } from '../route.ts';
import { withUtc } from '../texts.ts';
import { masterEntry, masterList } from './contract/master.ts';
import * as reading from './reading.ts';

const listQuery = z.strictObject({
  /** What codes begin with. */
  prefix: code.optional(),
  standing: z.enum(['incomplete', 'current', 'retired']).optional(),
  ...reading.pageFields,
});

const entryQuery = z.strictObject({
  /** As it was in force at that instant; as it was put last where nothing is said. */
  at: anyInstantSchema.optional(),
  ...reading.minPositionField,
});

/** Two of every kind: its list, and one of its records. */
export function masterRoutes(api: Api): readonly Route[] {
  const common = { method: 'GET', topic: 'master-data', action: 'read:master' } as const;
  return MASTER_KINDS.flatMap((kind): readonly Route[] => [
    {
      ...common,
      path: `/v1/${kind}`,
      name: `list${capital(kind)}`,
      summary: about(kind, ['查询', 'List']),
      query: listQuery,
      answers: { 200: { about: ['一页档案', 'A page of records'], schema: masterList(kind) } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => list(api, kind, asked),
    },
    {
      ...common,
      path: `/v1/${kind}/:code`,
      name: `get${capital(kind)}`,
      summary: about(kind, ['查看', 'Read']),
      params: z.strictObject({ code: z.string() }),
      query: entryQuery,
      answers: { 200: { about: ['档案', 'The record'], schema: masterEntry(kind) } },
      problems: ['read-model-must-have-come-so-far'],
      handle: (asked) => entry(api, kind, asked),
    },
  ]);
}

async function list(api: Api, kind: MasterKind, asked: Asked): Promise<Answered> {
  const query = reading.queryOf(listQuery, asked);
  const { prefix, standing } = query;
  const { documents, through } = await reading.readModel<MasterEntry>(api, masterData, asked);
  const where = {
    kind,
    ...(standing && { standing }),
    ...(prefix !== undefined && { code: { prefix } }),
  };
  const found = await documents.find({ where, ...reading.pageOf(query) });
  const items = found.docs.map(({ doc }) => entryAnswer(doc));
  const streams = found.docs.map(({ id }) => id);
  const answer = { items, ...reading.withCursor(found) };
  const read = { route: `list${capital(kind)}`, streams };
  const body = await withPersonal(api, asked, read, answer);
  return { status: 200, body, headers: reading.at(through) };
}

async function entry(api: Api, kind: MasterKind, asked: Asked): Promise<Answered> {
  const { at } = reading.queryOf(entryQuery, asked);
  const stream = masterStream(kind, asked.params.code ?? '');
  if (stream === undefined) throw reading.unknownSubject();
  const { answer, headers } =
    at === undefined
      ? await newest(api, asked, stream)
      : await inForceAt(api, asked, { kind, stream, at });
  const read = { route: `get${capital(kind)}`, streams: [stream] };
  return { status: 200, body: await withPersonal(api, asked, read, answer), headers };
}

async function newest(api: Api, asked: Asked, stream: string) {
  const { documents, through } = await reading.readModel<MasterEntry>(api, masterData, asked);
  const found = await documents.get(stream);
  if (!found) throw reading.unknownSubject();
  const headers = { ...reading.at(through), etag: reading.etagOf(found.doc.streamVersion) };
  return { answer: entryAnswer(found.doc), headers };
}

interface AsOf {
  readonly kind: MasterKind;
  readonly stream: string;
  readonly at: string;
}

/** From the ledger: the read model keeps the newest version alone. */
async function inForceAt(api: Api, asked: Asked, { kind, stream, at }: AsOf) {
  const through = await reading.ledgerPosition(api, asked);
  const state = await api.states.state<MasterState>(stream);
  const found = state && validAt(state, at);
  if (!state || !(found || isRetiredAt(state, at))) throw reading.unknownSubject();
  const code = asked.params.code?.trim().normalize('NFC') ?? '';
  const answer = withUtc({
    kind,
    code,
    standing: found ? 'current' : 'retired',
    version: found?.number ?? state.number,
    ...(found && { record: found.record, validFrom: found.validFrom }),
    at,
  });
  return { answer, headers: reading.at(through) };
}

function entryAnswer({ streamVersion: _, names: __, ...said }: MasterEntry): object {
  return withUtc(said);
}

function about(kind: MasterKind, [zh, en]: Words): Words {
  const [zhKind, enKind] = subjects[kind];
  return [`${zh}${zhKind}`, `${en}: ${enKind}`];
}

function capital(kind: MasterKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
