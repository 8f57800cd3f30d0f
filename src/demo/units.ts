import type { OrderLine } from './orders.ts';

/** What was picked of one line. */
export interface Picked {
  readonly order: string;
  readonly line: OrderLine;
  readonly qty: number;
}

interface Content {
  readonly order: string;
  readonly line: string;
  readonly qty: number;
}

/** A carton, case or pallet with what lies in it. */
export interface PackedUnit {
  readonly unit: string;
  readonly kind: 'carton' | 'wooden-case' | 'pallet';
  readonly contents: readonly Content[];
  readonly weightKg: number;
}

const TARE_KG = 2.5;
const ROUNDING = 1e-9;
const CASE_FROM_KG = 60;
const PALLET_FROM_KG = 150;

/** Fills units line by line: each takes `perUnit` of its product, or a mix of the same fullness. */
export function fillUnits(shipment: string, picked: readonly Picked[]): readonly PackedUnit[] {
  const filled: Picked[][] = [[]];
  let room = 1;
  for (const { order, line, qty } of picked) {
    let left = qty;
    while (left > 0) {
      const fits = Math.floor(room * line.product.perUnit + ROUNDING);
      if (fits === 0) {
        filled.push([]);
        room = 1;
        continue;
      }
      const taken = Math.min(left, fits);
      filled.at(-1)?.push({ order, line, qty: taken });
      room -= taken / line.product.perUnit;
      left -= taken;
    }
  }
  return filled.map((rows, index) => unitOf(shipment, index + 1, rows));
}

function unitOf(shipment: string, n: number, rows: readonly Picked[]): PackedUnit {
  const netKg = rows.reduce((sum, { line, qty }) => sum + qty * line.product.weightKg, TARE_KG);
  const weightKg = Math.round(netKg * 10) / 10;
  return {
    unit: `${shipment}-U${String(n).padStart(3, '0')}`,
    kind: weightKg > PALLET_FROM_KG ? 'pallet' : weightKg > CASE_FROM_KG ? 'wooden-case' : 'carton',
    contents: rows.map(({ order, line, qty }) => ({ order, line: line.line, qty })),
    weightKg,
  };
}
