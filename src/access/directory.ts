import type { AccessState, KeyState, PersonState } from '../domain/access/state.ts';
import type { Position } from '../domain/envelope.ts';
import { isWithin, type Scope } from '../domain/territory.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { States } from '../ledger/states.ts';
import type { Vault } from '../vault/vault.ts';
import { LOGIN_FIELD, NAME_FIELD, subjectOfPerson } from './people.ts';

const PAGE_FACTS = 1_000;
const BEGINNINGS = ['KeyCreated', 'PersonCreated'] as const;
const KEY = 'access-key-';
const PERSON = 'access-person-';

export type ListedKey = Omit<KeyState, 'kind' | 'hash'> & { readonly id: string };

export interface ListedPerson
  extends Pick<PersonState, 'role' | 'scope' | 'createdAt' | 'disabled'> {
  readonly id: string;
  /** As the vault has it; `[erased]` where it is gone. */
  readonly login: string;
  readonly name?: string;
}

/** All keys and people, nothing secret of them, as the ledger has them at the moment of asking. */
export interface Directory {
  /** Those that lie within a scope, the oldest first. */
  keys(scope: Scope): Promise<readonly ListedKey[]>;
  people(scope: Scope): Promise<readonly ListedPerson[]>;
  standings(): Promise<readonly PersonState[]>;
}

interface DirectoryOptions {
  readonly ledger: Pick<Ledger, 'readAll'>;
  readonly states: Pick<States, 'state'>;
  readonly vault: Pick<Vault, 'get'>;
}

/** Goes through history once, by type, and then reads on from there. */
export function createDirectory({ ledger, states, vault }: DirectoryOptions): Directory {
  const streams = new Set<string>();
  let through: Position = 0;

  async function readOn(): Promise<void> {
    for (;;) {
      const page = await ledger.readAll(through, PAGE_FACTS, { types: BEGINNINGS });
      for (const { stream } of page.facts) streams.add(stream);
      if (page.through <= through) return;
      through = page.through;
    }
  }
  async function allOf<K extends 'key' | 'person'>(kind: K, prefix: string) {
    await readOn();
    const own = [...streams].filter((stream) => stream.startsWith(prefix));
    const found = await Promise.all(
      own.map(async (stream) => {
        const state = await states.state<AccessState>(stream);
        return { id: stream.slice(prefix.length), state };
      }),
    );
    return found.flatMap(({ id, state }) =>
      state?.kind === kind ? [{ id, state: state as Extract<AccessState, { kind: K }> }] : [],
    );
  }

  async function listed(id: string, state: PersonState): Promise<ListedPerson> {
    const { role, scope, createdAt, disabled } = state;
    const subject = subjectOfPerson(id);
    const [login, name] = await Promise.all([
      vault.get(subject, LOGIN_FIELD),
      vault.get(subject, NAME_FIELD),
    ]);
    const known = { id, login: textOf(login) ?? '', role, scope, createdAt, disabled };
    const called = textOf(name);
    return called === undefined ? known : { ...known, name: called };
  }

  return {
    async keys(scope) {
      const keys = await allOf('key', KEY);
      return keys
        .filter(({ state }) => isWithin(state.scope, scope))
        .map(({ id, state: { kind: _, hash: __, ...shown } }) => ({ id, ...shown }));
    },
    async people(scope) {
      const people = await allOf('person', PERSON);
      const own = people.filter(({ state }) => isWithin(state.scope, scope));
      return Promise.all(own.map(({ id, state }) => listed(id, state)));
    },
    standings: async () => (await allOf('person', PERSON)).map(({ state }) => state),
  };
}

function textOf(found: Awaited<ReturnType<Vault['get']>>): string | undefined {
  return typeof found === 'object' ? '[erased]' : found;
}
