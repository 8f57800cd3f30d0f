import { pick, plan, release } from '../../intake/house.ts';
import type { Asker, Reply } from '../../support/api.ts';

/** Fields of a plan for `demo-1`, which goes from SH-01. */
export const PLAN = plan.data as { readonly lines: readonly object[] };
export const PICK = pick.data as object;
export const AT = '/v1/shipments/demo-1';
export const STREAM = plan.stream;
export const RELEASE = release.command;
export const IN_ENGLISH = { 'accept-language': 'en' };

export function planned(asker: Asker, at = AT): Promise<Reply> {
  return asker.post(`${at}/plan-shipment`, PLAN);
}

/** The rules of a 400, each with the part that it is about. */
export function wrongIn({ body }: Reply): readonly string[] {
  const { errors = [] } = body as { readonly errors?: readonly { path: string; rule: string }[] };
  return errors.map(({ path, rule }) => `${path}: ${rule}`);
}
