import type { Config, Environment } from '../config.ts';

/** Shorter ones would blot out words that mean something else. */
const SECRET_CHARACTERS_MIN = 4;
const BLOT = '•••';

type Secretive = Pick<
  Config,
  'ledger' | 'readModels' | 'vault' | 'vaultKey' | 'secret' | 'adminKey'
>;

/** Takes secrets of the configuration out of a text, should one ever have come into it. */
export function blotter(config: Secretive): (text: string) => string {
  const passwords = [config.ledger, config.readModels, config.vault].flatMap(passwordsIn);
  const secrets = [config.secret, config.vaultKey, config.adminKey, ...passwords]
    .filter((secret) => secret !== undefined)
    .filter(({ length }) => length >= SECRET_CHARACTERS_MIN);
  return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, BLOT), text);
}

/** The same where it is not known yet whether the environment is right. */
export function environmentBlotter(environment: Environment): (text: string) => string {
  const { LADING_LEDGER = '', LADING_READ_MODELS = '', LADING_VAULT = '' } = environment;
  return blotter({
    ledger: LADING_LEDGER,
    readModels: LADING_READ_MODELS,
    vault: LADING_VAULT,
    vaultKey: environment.LADING_VAULT_KEY,
    secret: environment.LADING_SECRET,
    adminKey: environment.LADING_ADMIN_KEY,
  });
}

/** As it is written in the URL, and as it is meant. */
function passwordsIn(url: string): readonly string[] {
  const written = /^[a-z+]+:\/\/[^:@/]*:([^@/]+)@/i.exec(url)?.[1];
  if (written === undefined) return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}
