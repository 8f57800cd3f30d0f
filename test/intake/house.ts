import { aggregates } from '../../src/domain/aggregates.ts';
import { type Caller, createIntake, type Intake } from '../../src/intake/intake.ts';
import type { RawCommand } from '../../src/intake/raw-command.ts';
import { createExecute } from '../../src/ledger/execute.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openMemoryLedger } from '../../src/ledger/memory.ts';
import { openSqliteVault } from '../../src/vault/sqlite.ts';
import type { Vault, VaultEntry } from '../../src/vault/vault.ts';
import { temporaryFolder } from '../vault/temporary-folder.ts';

export const NOW_MS = Date.UTC(2026, 2, 2, 4, 0);
export const SECRET = Buffer.alloc(32, 7);

export const gate: Caller = { actor: 'key:7f3a', role: 'warehouse', capture: 'api' };

/** An installation in memory; its vault is real, in a folder that goes when the house does. */
export interface House extends AsyncDisposable {
  readonly ledger: Ledger;
  /** Opened when it is first needed. */
  readonly vault: () => Vault;
  readonly intake: Intake;
  /** Everything that was put into the vault. */
  readonly entries: readonly VaultEntry[];
}

export function openHouse(ledger: Ledger = openMemoryLedger()): House {
  const entries: VaultEntry[] = [];
  const toClose = new AsyncDisposableStack();
  toClose.use(ledger);
  let opened: Vault | undefined;
  let keys = 0;
  function vault(): Vault {
    opened ??= toClose.use(openSqliteVault(toClose.use(temporaryFolder()).path));
    return opened;
  }
  const watched = {
    put: (put: readonly VaultEntry[]) => {
      entries.push(...put);
      return vault().put(put);
    },
  };
  function newKey(): string {
    keys += 1;
    return `minted-${keys}`;
  }
  const now = () => NOW_MS;
  const execute = createExecute({ ledger, deciders: aggregates, now, soleWriter: true });
  return {
    ledger,
    vault,
    entries,
    intake: createIntake({ execute, aggregates, vault: watched, secret: SECRET, now, newKey }),
    [Symbol.asyncDispose]: () => toClose.disposeAsync(),
  };
}

export const SHIPMENT = 'shipment-DEMO1';

export const plan: RawCommand = {
  stream: SHIPMENT,
  command: 'PlanShipment',
  data: {
    lines: [{ order: 'SAP:4711', line: '10', sku: 'PUMP-8', qty: 2, uom: 'H87' }],
    from: 'SH-01',
    to: { party: 'C-100' },
    policy: { name: 'plain', steps: [], labels: [] },
  },
};
export const release: RawCommand = { stream: SHIPMENT, command: 'ReleaseToWarehouse', data: {} };
export const pick: RawCommand = {
  stream: SHIPMENT,
  command: 'ConfirmPick',
  data: { order: 'SAP:4711', line: '10', qty: 2 },
};
export const pack: RawCommand = {
  stream: SHIPMENT,
  command: 'PackUnit',
  data: {
    unit: 'DEMO-1-U001',
    kind: 'carton',
    contents: [{ order: 'SAP:4711', line: '10', qty: 2 }],
  },
};
export const depart: RawCommand = { stream: SHIPMENT, command: 'DepartShipment', data: {} };
export const deliver: RawCommand = {
  stream: SHIPMENT,
  command: 'ConfirmDelivery',
  data: { signatory: '李雷 138 0013 8000', relation: 'consignee' },
};

/** A shipment that is on the road. */
export async function shipped({ intake }: House): Promise<void> {
  for (const command of [plan, release, pick, pack, depart]) await intake(command, gate);
}

export async function factsOf(ledger: Ledger, stream = SHIPMENT) {
  return ledger.read(stream, 0, 1_000);
}
