import type { ShipmentPolicy } from '../domain/shipment/shapes.ts';

// A maker of pumps, valves and controls with three warehouses. Every name is invented.

export interface Customer {
  readonly party: string;
  readonly address: string;
  readonly policy: ShipmentPolicy;
  readonly project?: string;
  /** Days on the road, least and most. */
  readonly roadDays: readonly [number, number];
}

export interface Product {
  readonly sku: string;
  readonly uom: 'H87' | 'MTR';
  readonly weightKg: number;
  /** Pieces or metres that one carton or pallet takes. */
  readonly perUnit: number;
  readonly sites: readonly [Site, ...Site[]];
}

export type Site = 'SH-JIADING' | 'SZ-PINGSHAN' | 'CD-QINGBAI';
export const SITES: readonly [Site, ...Site[]] = ['SH-JIADING', 'SZ-PINGSHAN', 'CD-QINGBAI'];

export const CARRIERS = ['HENGTU', 'LINGCHUAN', 'QINGYU'] as const;
/** Share of trips that a breakdown, a closed road or a wrong hub holds up for days. */
export const HELD_UP: Readonly<Record<(typeof CARRIERS)[number], number>> = {
  HENGTU: 0.03,
  LINGCHUAN: 0.06,
  QINGYU: 0.14,
};

const standard: ShipmentPolicy = {
  name: 'standard',
  version: 1,
  steps: ['label', 'load', 'arrive', 'out-for-delivery'],
  labels: ['shipping'],
  signOff: { proxyAllowed: true },
};

const express: ShipmentPolicy = {
  name: 'express',
  version: 1,
  steps: ['label', 'load', 'out-for-delivery'],
  labels: ['shipping'],
};

const site: ShipmentPolicy = {
  name: 'project-site',
  version: 2,
  steps: ['label', 'load', 'arrive'],
  labels: ['shipping', 'case-mark'],
  signOff: { stamp: true, paperReceipt: true },
};

export const CUSTOMERS: readonly [Customer, ...Customer[]] = [
  customer('江澜水务设备', '杭州市萧山区', standard, [1, 2]),
  customer('远峰机电', '合肥市蜀山区', standard, [1, 3]),
  customer('启元自动化', '苏州市吴中区', express, [1, 1]),
  customer('岭南泵业商行', '佛山市顺德区', standard, [1, 2]),
  customer('海川石化工程', '宁波市北仑区', site, [1, 3], 'PRJ-HARBOUR-TANKS'),
  customer('中原轨道建设', '郑州市中原区', site, [2, 3], 'PRJ-METRO-7'),
  customer('蜀江医院管理', '成都市双流区', site, [1, 2], 'PRJ-HOSPITAL-WEST'),
  customer('新禾食品机械', '武汉市江夏区', standard, [2, 3]),
  customer('博纳暖通', '南京市江宁区', express, [1, 2]),
  customer('滨海供水集团', '天津市滨海新区', standard, [2, 4]),
  customer('云岭矿业装备', '昆明市安宁市', standard, [2, 4]),
  customer('锦程船舶配套', '广州市南沙区', express, [1, 2]),
];

export const PRODUCTS: readonly [Product, ...Product[]] = [
  product('PUMP-IS80', 'H87', 46, 4, ['SH-JIADING', 'CD-QINGBAI']),
  product('PUMP-QJ150', 'H87', 72, 2, ['SH-JIADING']),
  product('MOTOR-7K5', 'H87', 64, 4, ['SH-JIADING', 'SZ-PINGSHAN']),
  product('MOTOR-22K', 'H87', 158, 1, ['SZ-PINGSHAN']),
  product('VALVE-DN80', 'H87', 17, 12, ['SH-JIADING', 'SZ-PINGSHAN', 'CD-QINGBAI']),
  product('VALVE-DN200', 'H87', 83, 2, ['SH-JIADING', 'CD-QINGBAI']),
  product('PANEL-600', 'H87', 55, 2, ['SZ-PINGSHAN', 'CD-QINGBAI']),
  product('INVERTER-11K', 'H87', 9, 10, ['SZ-PINGSHAN', 'SH-JIADING']),
  product('SENSOR-PT2', 'H87', 0.4, 60, ['SH-JIADING', 'SZ-PINGSHAN', 'CD-QINGBAI']),
  product('SEAL-KIT-80', 'H87', 0.7, 40, ['SH-JIADING', 'SZ-PINGSHAN', 'CD-QINGBAI']),
  product('CABLE-3X25', 'MTR', 1.3, 200, ['SZ-PINGSHAN', 'CD-QINGBAI']),
  product('PIPE-PE110', 'MTR', 3.1, 120, ['CD-QINGBAI', 'SH-JIADING']),
];

/** Who signs at the gate: common names, nobody's in particular. */
export const SIGNATORIES: readonly [string, ...string[]] = [
  '王建国',
  '李秀英',
  '张伟',
  '刘洋',
  '陈静',
  '杨帆',
  '赵磊',
  '黄敏',
  '周婷',
  '吴强',
  '徐丽',
  '孙浩',
];

function customer(
  party: string,
  address: string,
  policy: ShipmentPolicy,
  roadDays: Customer['roadDays'],
  project?: string,
): Customer {
  return { party, address, policy, roadDays, ...(project && { project }) };
}

function product(
  sku: string,
  uom: Product['uom'],
  weightKg: number,
  perUnit: number,
  sites: Product['sites'],
): Product {
  return { sku, uom, weightKg, perUnit, sites };
}
