import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Position, Recorded } from '../domain/envelope.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Checked } from '../ledger/sqlite/check.ts';

const PAGE_FACTS = 1_000;
const FINDINGS_MAX = 1_000;

type Finding = Checked['findings'][number];

interface Findings {
  readonly first: readonly Finding[];
  readonly inAll: number;
  add(finding: Finding): void;
}

/**
 * Reads the whole of a ledger through its port, as `checkLedger` reads a file: positions ascend up
 * to the head, every stream's versions are 1..n at ascending positions, every id is there once. In
 * bounded memory: what has to be remembered of every fact lies in a temporary file.
 */
export async function checkHistory(
  ledger: Ledger,
  told: (facts: number) => void,
): Promise<Checked> {
  const dir = await mkdtemp(join(tmpdir(), 'lading-verify-'));
  const seen = new DatabaseSync(join(dir, 'seen.db'));
  try {
    seen.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
      CREATE TABLE seen (stream TEXT, version INTEGER, position INTEGER, id TEXT)`);
    const findings = openFindings();
    const facts = await readAll(ledger, seen, findings, told);
    const streams = checkStreams(seen, findings);
    checkIds(seen, findings);
    return { facts, streams, findings: findings.first, findingsInAll: findings.inAll };
  } finally {
    seen.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** What cannot be read ends the walk: nothing behind it is known. */
async function readAll(
  ledger: Ledger,
  seen: DatabaseSync,
  findings: Findings,
  told: (facts: number) => void,
): Promise<number> {
  const insert = seen.prepare('INSERT INTO seen VALUES (?, ?, ?, ?)');
  const head = await ledger.head();
  let [facts, last]: [number, Position] = [0, 0];
  for (let after = 0; ; ) {
    const page = await pageAfter(ledger, after, findings);
    if (!page || page.through === after) break;
    seen.exec('BEGIN');
    for (const { stream, version, position, id } of page.facts) {
      if (position <= last) findings.add({ kind: 'position', what: `follows ${last}`, position });
      last = position;
      insert.run(stream, version, position, id);
    }
    seen.exec('COMMIT');
    facts += page.facts.length;
    after = page.through;
    told(facts);
  }
  if (last < head) {
    const what = `no fact is read after it, but the head of the ledger is ${head}`;
    findings.add({ kind: 'position', what, position: last });
  }
  return facts;
}

async function pageAfter(
  ledger: Ledger,
  after: Position,
  findings: Findings,
): Promise<{ readonly facts: readonly Recorded[]; readonly through: Position } | undefined> {
  try {
    return await ledger.readAll(after, PAGE_FACTS);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'Damaged')) throw error;
    const { position = after } = error as Error & { readonly position?: Position };
    findings.add({ kind: 'fact', what: error.message, position });
    return undefined;
  }
}

/** Answers how many streams there are. */
function checkStreams(seen: DatabaseSync, findings: Findings): number {
  const entries = seen.prepare(
    'SELECT stream, version, position FROM seen ORDER BY stream, version, position',
  );
  let [streams, stream, version, position] = [0, '', 0, 0];
  for (const row of entries.iterate()) {
    const next = { stream: String(row.stream), position: Number(row.position) };
    if (next.stream !== stream) [streams, version, position] = [streams + 1, 0, 0];
    const nextVersion = Number(row.version);
    const mistake = (what: string): void => findings.add({ kind: 'stream', what, ...next });
    if (nextVersion !== version + 1) mistake(`version ${nextVersion} follows ${version}`);
    if (next.position <= position) mistake(`version ${nextVersion} stands before the last`);
    [stream, version, position] = [next.stream, nextVersion, next.position];
  }
  return streams;
}

function checkIds(seen: DatabaseSync, findings: Findings): void {
  const doubles = seen.prepare(
    'SELECT id, max(position) AS position FROM seen GROUP BY id HAVING count(*) > 1',
  );
  for (const { id, position } of doubles.iterate()) {
    const what = `id ${id} is used more than once`;
    findings.add({ kind: 'id', what, position: Number(position) });
  }
}

function openFindings(): Findings {
  const first: Finding[] = [];
  let inAll = 0;
  return {
    first,
    get inAll() {
      return inAll;
    },
    add(finding) {
      inAll += 1;
      if (first.length < FINDINGS_MAX) first.push(finding);
    },
  };
}
