import { createHash } from 'node:crypto';
import { orderId, streamOf } from '../../domain/ids.ts';
import type { Caller } from '../../intake/intake.ts';
import type { RawCommand } from '../../intake/raw-command.ts';

/** A body of ReceiveOrder of which at least the order is known. */
export interface OrderMessage {
  readonly source: string;
  readonly number: string;
  readonly sourceVersion?: unknown;
}

/**
 * The command for a message. Its key is made of what it says, so that the same message is the same
 * command wherever in whatever file it stands.
 */
export function receiving(message: OrderMessage): RawCommand {
  const { source, number, sourceVersion } = message;
  const said = createHash('sha256').update(JSON.stringify(message)).digest('base64url');
  return {
    stream: streamOf('order', orderId(source, number)),
    command: 'ReceiveOrder',
    data: message,
    commandId: `version ${typeof sourceVersion === 'object' ? '?' : sourceVersion} ${said}`.slice(
      0,
      200,
    ),
  };
}

/** The same for every file, or a second import would not find its own commands again. */
export function callerFor(source: string): Caller {
  return { actor: 'import:orders', role: 'import', capture: 'import', source };
}
