import type { Company } from '../support/company.ts';
import { erp } from './people.ts';

/** What the company has on file before a story begins, so that no code is unknown. */
const RECORDS: readonly (readonly [kind: string, ...codes: readonly string[]])[] = [
  ['source', 'ERP'],
  ['party', 'METRO', 'WH-JIADING'],
  ['address', 'SITE-7', 'SITE-9'],
  ['site', 'WH-JIADING', 'HUB-HANGZHOU', 'SITE-7'],
  ['product', 'PUMP-IS80', 'VALVE-DN80'],
  ['carrier', 'SF', 'DEPPON'],
];

export async function furnish(company: Company, at: string): Promise<void> {
  for (const [kind, ...codes] of RECORDS) {
    for (const code of codes) {
      const sending = { at, stream: `${kind}-${code}`, command: 'Put', data: {} };
      const answer = await company.send(sending, erp.caller);
      if (answer.kind !== 'recorded') throw new Error(`${kind} ${code}: ${answer.kind}`);
    }
  }
  await company.settle();
}
