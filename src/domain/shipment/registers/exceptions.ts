import type { ShipmentFact } from '../facts.ts';

/** What somebody still has to see to. */
export interface Exceptions {
  readonly open: readonly string[];
  readonly openComplaints: readonly string[];
}

export const NO_EXCEPTIONS: Exceptions = { open: [], openComplaints: [] };

export function exceptionsAfter(before: Exceptions, fact: ShipmentFact): Exceptions {
  const { open, openComplaints } = before;
  switch (fact.type) {
    case 'ExceptionRaised':
      return { ...before, open: [...open, fact.data.exception] };
    case 'ExceptionResolved':
      return { ...before, open: open.filter((one) => one !== fact.data.exception) };
    case 'ComplaintRecorded':
      return { ...before, openComplaints: [...openComplaints, fact.data.complaint] };
    case 'ComplaintClosed':
      return {
        ...before,
        openComplaints: openComplaints.filter((one) => one !== fact.data.complaint),
      };
    default:
      return before;
  }
}
