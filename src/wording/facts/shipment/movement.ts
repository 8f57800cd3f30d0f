import type { movementFacts } from '../../../domain/shipment/facts/movement.ts';
import type { FactWords } from '../fact-words.ts';

export const movementFactWords = {
  UnitLoaded: {
    name: ['已装车', 'loaded'],
    says: ['单元在车上。', 'The unit is on the vehicle.'],
  },
  UnitUnloaded: {
    name: ['已卸车', 'unloaded'],
    says: ['单元从车上卸下，并写明原因。', 'The unit is off the vehicle, and it is said why.'],
  },
  CustodyTransferred: {
    name: ['已交接', 'custody transferred'],
    says: [
      '货物由一方交给另一方保管，并写明封条和货况。',
      'The goods went from one party’s care into another’s, with their seals and condition.',
    ],
  },
  ShipmentDeparted: {
    name: ['已离仓', 'departed'],
    says: [
      '所列单元离开；不列时为当时在车上的单元。',
      'The units listed have left; without a list, those that were aboard at that instant.',
    ],
  },
  ShipmentArrived: {
    name: ['已到达', 'arrived'],
    says: [
      '所列单元到达中转站、海关、末端站点或收货方。',
      'The units listed have reached a hub, customs, the last depot or the consignee.',
    ],
  },
  OutForDelivery: {
    name: ['派送中', 'out for delivery'],
    says: ['所列单元正在送往收货方。', 'The units listed are on the last way to the consignee.'],
  },
} satisfies Record<keyof typeof movementFacts, FactWords>;
