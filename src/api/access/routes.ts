import type { AccessOffice } from '../../access/office.ts';
import { ACCESS_RULES } from '../../domain/access/rules.ts';
import type { Api } from '../api.ts';
import { refusedBy } from '../commands/sharing.ts';
import type { Route } from '../route.ts';
import { keyRoutes } from './keys.ts';
import { peopleRoutes } from './people.ts';
import { sessionRoutes } from './session.ts';

/** Who is let in, by password or key, and who lets them in. */
export function accessRoutes(
  api: Pick<Api, 'log' | 'vault'>,
  office: AccessOffice,
): readonly Route[] {
  const changing = [...keyRoutes(api, office), ...peopleRoutes(api, office)];
  return [...sessionRoutes(api, office), ...refusedBy(changing, ACCESS_RULES)];
}
