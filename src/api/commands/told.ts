import type { Action } from '../../access/actions.ts';
import { actionOf } from '../../access/command-actions.ts';
import type { CommandShape } from '../../domain/decider.ts';
import { isMasterKind } from '../../domain/master/kinds.ts';
import type { Api } from '../api.ts';
import type { Topic } from '../route.ts';

interface Folder {
  readonly path: string;
  readonly topic: Topic;
  /** Tells the names of commands that several aggregates have apart. */
  readonly of: string;
  /** The command that begins a stream; the others speak of what is there. */
  readonly opening: string;
}

/** The aggregates whose commands have an address each. */
const FOLDERS = {
  shipment: { path: '/v1/shipments', topic: 'shipments', of: '', opening: 'PlanShipment' },
  order: { path: '/v1/orders', topic: 'orders', of: 'OfOrder', opening: 'ReceiveOrder' },
  trip: { path: '/v1/trips', topic: 'trips', of: 'OfTrip', opening: 'PlanTrip' },
  track: { path: '/v1/tracks', topic: 'tracks', of: 'OfTrack', opening: 'RecordPositions' },
} as const satisfies Readonly<Record<string, Folder>>;
type Told = keyof typeof FOLDERS;

const CATEGORIES = Object.keys(FOLDERS) as readonly Told[];
const MASTER_OPENING = 'Put';
const ALERTS = 'alert';
/** It comes without the order's id: its source and number make that. */
const INTAKE = 'ReceiveOrder';
const ONLY_PROCESSES: Action = 'process:tell';

/** A command that somebody may send, with its address. */
export interface ToldCommand {
  readonly category: Told;
  readonly command: string;
  readonly shape: CommandShape;
  readonly action: Action;
  readonly topic: Topic;
  /** `/v1/shipments/:id/confirm-pick`. */
  readonly path: string;
  /** The document's operationId: `confirmPick`. */
  readonly name: string;
}

/** Every command that has an address of its own; those of processes have none. */
export function toldCommands({ aggregates }: Pick<Api, 'aggregates'>): readonly ToldCommand[] {
  const taken = new Set<string>();
  return CATEGORIES.flatMap((category) => {
    const { path: folder, topic, of } = FOLDERS[category];
    const commands = Object.entries<CommandShape>(aggregates.get(category)?.commands ?? {});
    return commands.flatMap(([command, shape]): readonly ToldCommand[] => {
      const action = actionOf(category, command);
      if (action === ONLY_PROCESSES || command === INTAKE) return [];
      const plain = command.charAt(0).toLowerCase() + command.slice(1);
      const name = taken.has(plain) ? `${plain}${of}` : plain;
      taken.add(name);
      const path = `${folder}/:id/${kebab(command)}`;
      return [{ category, command, shape, action, topic, path, name }];
    });
  });
}

/** Whether a command to a stream without facts is one to an unknown subject. */
export function needsSubject(category: string, command: string): boolean {
  if (isMasterKind(category)) return command !== MASTER_OPENING;
  if (category === ALERTS) return true;
  const folders: Readonly<Record<string, Folder>> = FOLDERS;
  const folder = Object.hasOwn(folders, category) ? folders[category] : undefined;
  return folder !== undefined && folder.opening !== command;
}

function kebab(name: string): string {
  return name.replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
