import { UnknownPosition } from '../../ledger/ledger.ts';
import type { Api } from '../api.ts';
import { answerOf } from '../commands/answers.ts';
import { sentWith } from '../commands/headers.ts';
import { runCommand } from '../commands/running.ts';
import { fault, notWellFormed } from '../failures.ts';
import type { Answered, Asked } from '../route.ts';
import { owned } from './owned.ts';

/** Pauses, removes: what takes no data of its own. */
export function changing(api: Api, command: string, data: object) {
  return (asked: Asked): Promise<Answered> => change(api, asked, command, data);
}

/** From a position that this ledger has given; left out, from where it was paused. */
export function resuming(api: Api) {
  return async (asked: Asked): Promise<Answered> => {
    const { fromPosition } = (asked.body ?? {}) as { readonly fromPosition?: number };
    if (fromPosition === undefined) return change(api, asked, 'ResumeSubscription', {});
    try {
      await api.ledger.readAll(fromPosition, 1);
    } catch (error) {
      if (!(error instanceof UnknownPosition)) throw error;
      throw notWellFormed([fault('fromPosition', 'position-must-be-of-this-ledger')]);
    }
    return change(api, asked, 'ResumeSubscription', { fromPosition });
  };
}

async function change(api: Api, asked: Asked, command: string, data: object): Promise<Answered> {
  const { stream } = await owned(api, asked.principal, asked.params.id ?? '');
  const raw = { stream, command, data, ...sentWith(asked.headers) };
  return answerOf(await runCommand(api, asked, raw), { needsSubject: true });
}
