import type { ScansRule } from './rules.ts';
import type { ScanStep } from './steps.ts';

/** What is known of a code and of what it was scanned for. Shipments by their ids. */
export interface ScanSight {
  readonly step: ScanStep;
  /** The shipment that it was scanned for, where somebody said so. */
  readonly meant?: string | undefined;
  /** Those that have the code, and the reader may know. */
  readonly owners: readonly string[];
  /** A planned trip that it was scanned for, and what rides it. */
  readonly trip?: { readonly riders: readonly string[] } | undefined;
}

export interface WrongScan {
  readonly rule: ScansRule;
  /** Shipments that would have been right. */
  readonly shipments: readonly string[];
}

/**
 * The shipment that a scan is told to; it says itself whether the code is right. Wrong where
 * nobody can know which shipment was meant: those scans are recorded by their site and day.
 */
export function shipmentMeant(sight: ScanSight): string | WrongScan {
  const { meant, owners, step } = sight;
  if (meant !== undefined) return meant;
  const riders = step === 'load' ? sight.trip?.riders : undefined;
  const riding = riders ? owners.filter((owner) => riders.includes(owner)) : owners;
  const [one, ...others] = riding;
  if (one !== undefined && others.length === 0) return one;
  if (one !== undefined) {
    return { rule: 'scanned-code-must-have-one-owner', shipments: riding };
  }
  if (riders?.length === 1 && riders[0] !== undefined) return riders[0];
  const rule =
    owners.length > 0 ? 'scanned-code-must-be-on-the-trip' : 'scanned-code-must-be-known';
  return { rule, shipments: riders ?? [] };
}

/** A unit was named, and another one of the same shipment was scanned. */
export function otherUnit(
  named: string | undefined,
  scanned: string | undefined,
): { readonly rule: ScansRule; readonly expected: readonly string[] } | undefined {
  if (named === undefined || scanned === undefined || named === scanned) return undefined;
  return { rule: 'scanned-code-must-fit-the-step', expected: [named] };
}
