/** A line as those see it who choose what to tell next; quantities in its unit of measure. */
export interface LineStanding {
  readonly name: { readonly order: string; readonly line: string };
  readonly ordered: number;
  readonly toPick: number;
  readonly packed: number;
  readonly loose: number;
  readonly open: number;
}

export interface UnitAt {
  readonly unit: string;
  readonly stage: string;
  readonly left: boolean;
  readonly lost: boolean;
  readonly contents: readonly {
    readonly order: string;
    readonly line: string;
    readonly qty: number;
  }[];
}

/** A shipment as those see it who choose what to tell next. */
export interface ShipmentStanding {
  /** First letters of its units' codes. */
  readonly short: string;
  readonly stage: string;
  readonly released: boolean;
  readonly cancelling: boolean;
  readonly left: boolean;
  readonly holds: readonly string[];
  readonly exceptions: readonly string[];
  readonly trips: readonly string[];
  readonly lines: readonly LineStanding[];
  readonly units: readonly UnitAt[];
  /** Corrections of what was reported, as groups of CorrectRecord. */
  readonly reports: readonly object[];
  /** Corrections that somebody else has to approve. */
  readonly requests: readonly string[];
  /** Another shipment of the company. */
  readonly neighbour: string;
}
