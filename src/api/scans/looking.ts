import { createReach } from '../../access/scope.ts';
import type { Api } from '../api.ts';
import { Problem } from '../problems.ts';
import { at } from '../queries/reading.ts';
import type { Answered, Asked } from '../route.ts';
import { misread, readOrThrow } from './misread.ts';
import { type Owner, ownersOf } from './owners.ts';
import { ownerAnswer } from './telling-owners.ts';

/** Whose a code is, where that stands, and what comes next: the first owner, and all of them. */
export function lookingUp(api: Api): (asked: Asked) => Promise<Answered> {
  const reach = createReach(api.states, api.aggregates);
  return async (asked) => {
    const reading = readOrThrow(asked.params.code ?? '');
    const { owners, through } = await ownersOf(api, reach, reading, asked);
    if (owners.length === 0 && reading.wrong) throw misread(reading);
    if (owners.length === 0) throw new Problem('subject-must-be-known', { code: reading.text });
    const answer = (owner: Owner) => ownerAnswer(api, owner, asked.locale);
    const candidates = await Promise.all(owners.map(answer));
    const body = { code: reading.text, ...candidates[0], candidates };
    return { status: 200, body, headers: at(through) };
  };
}
