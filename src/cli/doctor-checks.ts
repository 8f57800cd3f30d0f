import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isOnServer } from '../config.ts';
import { LEDGER_FILE } from '../ledger/sqlite/schema.ts';
import { vaultFiles } from '../vault/files.ts';
import type { Context } from './command.ts';
import { areServersWell, serverChecks } from './doctor-servers.ts';
import { storeChecks } from './doctor-stores.ts';
import { vaultChecks } from './doctor-vault.ts';
import { keyFiles } from './key-files.ts';
import { doctorTexts } from './texts/doctor.ts';
import { number } from './texts/figures.ts';
import { showTime } from './time.ts';

const NODE_MAJOR_MIN = 26;
const MEGABYTE = 1_000_000;
const FREE_BYTES_WARN = 1_000 * MEGABYTE;
const FREE_BYTES_MIN = 100 * MEGABYTE;
const CLOCK_BACK_MS = 5_000;
const FOR_OTHERS = 0o077;

export interface Check {
  /** Stable, for machines: `node`, `disk`, `ledger` … */
  readonly name: string;
  readonly level: 'ok' | 'warn' | 'wrong';
  readonly what: string;
  /** What to do about it. */
  readonly mend?: string;
}

/** Everything that can be looked at beside a running Lading; nothing is made or changed. */
export async function allChecks(dir: string, context: Context): Promise<readonly Check[]> {
  const { ledger, readModels, vault } = context.config;
  const around = [nodeCheck(context), ...environmentChecks(context)];
  const isEmbedded = [ledger, readModels, vault].includes('sqlite:');
  const folder = isEmbedded ? await folderChecks(dir, context) : [];
  const servers = await serverChecks(context);
  const found = [...around, ...folder, clockCheck(dir, context), ...servers];
  const isMissing = isEmbedded && !isUsable(folder) && ledger === 'sqlite:';
  if (isMissing) return [...around, ...folder, ...servers];
  const keys = [...keyChecks(dir, context), ...(await vaultChecks(dir, context))];
  if (!areServersWell(servers)) return [...found, ...keys];
  return [...found, ...keys, ...(await storeChecks(dir, context))];
}

async function folderChecks(dir: string, context: Context): Promise<readonly Check[]> {
  const folder = folderCheck(dir, context);
  return isUsable([folder]) ? [folder, await diskCheck(dir, context)] : [folder];
}

function isUsable([folder]: readonly Check[]): boolean {
  return folder?.level === 'ok';
}

function nodeCheck({ locale }: Context): Check {
  const texts = doctorTexts[locale];
  const { node, sqlite = '?' } = process.versions;
  const what = texts.node(node, sqlite);
  if (Number(node.split('.')[0]) >= NODE_MAJOR_MIN) return { name: 'node', level: 'ok', what };
  return { name: 'node', level: 'wrong', what, mend: texts.nodeMend(NODE_MAJOR_MIN) };
}

function environmentChecks({ config, locale }: Context): readonly Check[] {
  const texts = doctorTexts[locale];
  if (config.unknown.length === 0) return [];
  const what = texts.unknownVariables(config.unknown.join(', '));
  return [{ name: 'environment', level: 'warn', what, mend: texts.unknownMend }];
}

function folderCheck(dir: string, { locale }: Context): Check {
  const texts = doctorTexts[locale];
  const name = 'folder';
  if (!existsSync(dir)) {
    return { name, level: 'warn', what: texts.noFolder(dir), mend: texts.noFolderMend };
  }
  try {
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    return { name, level: 'ok', what: texts.folder(dir) };
  } catch {
    return { name, level: 'wrong', what: texts.noAccess(dir), mend: texts.noAccessMend };
  }
}

async function diskCheck(dir: string, { locale }: Context): Promise<Check> {
  const texts = doctorTexts[locale];
  const { bavail, bsize } = await statfs(dir);
  const free = bavail * bsize;
  const level = free < FREE_BYTES_MIN ? 'wrong' : free < FREE_BYTES_WARN ? 'warn' : 'ok';
  const what = texts.disk(number(Math.floor(free / MEGABYTE)));
  return { name: 'disk', level, what, ...(level !== 'ok' && { mend: texts.diskMend }) };
}

/** A ledger written later than now means that somebody has set the clock back. */
function clockCheck(dir: string, { locale, config, now }: Context): Check {
  const texts = doctorTexts[locale];
  const what = texts.clock(showTime(now(), config.timeZone), config.timeZone);
  const written = statSync(join(dir, LEDGER_FILE), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (written <= now() + CLOCK_BACK_MS) return { name: 'clock', level: 'ok', what };
  return { name: 'clock', level: 'wrong', what, mend: texts.clockMend };
}

function keyChecks(dir: string, { locale, config }: Context): readonly Check[] {
  const texts = doctorTexts[locale];
  const { database, key } = vaultFiles(dir);
  const open = keyFiles(dir).filter((path) => existsSync(path) && isForOthers(path));
  const name = 'keys';
  const isHere = config.vault === 'sqlite:';
  const isKeyThere = existsSync(key) || config.vaultKey !== undefined;
  if (isHere && existsSync(database) && !isKeyThere) {
    return [{ name, level: 'wrong', what: texts.noKey(key), mend: texts.noKeyMend }];
  }
  if (isHere && !existsSync(database) && existsSync(key)) {
    return [{ name, level: 'warn', what: texts.vaultGone, mend: texts.vaultGoneMend }];
  }
  if (open.length > 0) {
    const mend = texts.openKeysMend(open.join(' '));
    return [
      { name, level: 'wrong', what: texts.openKeys(open.map((path) => basename(path))), mend },
    ];
  }
  const there = keyFiles(dir).filter((path) => existsSync(path));
  const names = there.map((path) => basename(path));
  return there.length === 0
    ? []
    : [
        {
          name,
          level: 'ok',
          what: texts.keys(names, config.secret !== undefined && !isOnServer(config.ledger)),
        },
      ];
}

function isForOthers(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & FOR_OTHERS) !== 0;
}
