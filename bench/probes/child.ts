import type { Figures } from '../plan.ts';

/** What a probe is told: its own arguments and `dir`, its data folder or an empty one. */
export type Args = Readonly<Record<string, string | number>> & { readonly dir: string };
export type Measurement = (args: Args) => Promise<Figures>;

const MEASUREMENTS: Readonly<Record<string, () => Promise<Measurement>>> = {
  'append-fsync': async () => (await import('./append-fsync.ts')).appendFsync,
  asked: async () => (await import('./asked.ts')).asked,
  bytes: async () => (await import('./bytes.ts')).bytes,
  'event-store-append': async () => (await import('./event-store-append.ts')).eventStoreAppend,
  'event-store-read': async () => (await import('./event-store-read.ts')).eventStoreRead,
  'http-commands': async () => (await import('./http-commands.ts')).httpCommands,
  'http-echo': async () => (await import('./http-commands.ts')).httpEcho,
  'import-log': async () => (await import('./import-log.ts')).importLog,
  'in-flight': async () => (await import('./in-flight.ts')).inFlight,
  'insert-rows': async () => (await import('./insert-rows.ts')).insertRows,
  'iterate-table': async () => (await import('./iterate-table.ts')).iterateTable,
  'largest-order': async () => (await import('./largest-order.ts')).largestOrderShown,
  'largest-shipment': async () => (await import('./largest-shipment.ts')).largestShipmentDecided,
  'make-history': async () => (await import('./make-history.ts')).makeHistory,
  'mongo-project': async () => (await import('./mongo-project.ts')).mongoProject,
  'one-at-a-time': async () => (await import('./one-at-a-time.ts')).oneAtATime,
  ready: async () => (await import('./ready.ts')).ready,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  rehydrate: async () => (await import('./rehydrate.ts')).rehydrate,
  'select-stream': async () => (await import('./select-stream.ts')).selectStream,
  serve: async () => (await import('./serve.ts')).serve,
  visible: async () => (await import('./visible.ts')).visible,
};

// One measurement a process: `node child.ts <name> <arguments as JSON>` prints figures as JSON.
const [name = '', json = '{}'] = process.argv.slice(2);
const load = MEASUREMENTS[name];
if (!load) throw new Error(`there is no measurement ${name}`);
const measurement = await load();
const figures = await measurement(JSON.parse(json) as Args);
process.stdout.write(`${JSON.stringify(figures)}\n`);
