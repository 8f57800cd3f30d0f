import type { ShipmentFact } from '../facts.ts';
import type { ShipmentPlan } from '../shapes.ts';

/** What is agreed now about the shipment as a whole. */
export interface Plan {
  readonly party: string;
  readonly address?: string | undefined;
  readonly window?: ShipmentPlan['window'];
  /** As it was planned; who carries it now stands with the carriage. */
  readonly carrier?: string | undefined;
  /** It brings goods back from a customer. */
  readonly isReverse?: true;
  /** Kinds of documents that the policy asks for. */
  readonly documents: readonly string[];
}

/** What the consignee's policy asks of a receipt. */
export type SignOff = NonNullable<ShipmentPlan['policy']['signOff']>;

export function planAfter(plan: Plan | undefined, fact: ShipmentFact): Plan | undefined {
  switch (fact.type) {
    case 'ShipmentPlanned': {
      const { to, window, carrier, policy, direction } = fact.data;
      const { documents = [] } = policy;
      const agreed = { party: to.party, address: to.address, window, carrier, documents };
      return direction === 'reverse' ? { ...agreed, isReverse: true } : agreed;
    }
    case 'WindowChanged':
      return plan && { ...plan, window: fact.data.window };
    case 'AddressChanged':
    case 'RedirectConfirmed':
      return plan && { ...plan, address: fact.data.address };
    default:
      return plan;
  }
}
