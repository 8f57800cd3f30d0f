import type { Caller } from '../../src/intake/intake.ts';
import type { Words } from '../../src/wording/say.ts';

/** Somebody in the stories, and what they tell it with. */
export interface Person {
  readonly name: Words;
  readonly caller: Caller;
  /** A handheld counts its reports. */
  readonly device?: string;
  readonly site?: string;
}

export const anna: Person = {
  name: ['安娜（仓库）', 'Anna (warehouse)'],
  caller: { actor: 'person:anna', role: 'warehouse', capture: 'scan' },
  device: 'PDA-1',
  site: 'WH-JIADING',
};

export const bo: Person = {
  name: ['阿波（司机）', 'Bo (driver)'],
  caller: { actor: 'person:bo', role: 'driver', capture: 'scan' },
  device: 'PHONE-BO',
};

/** Drives the second truck. */
export const chen: Person = {
  name: ['小陈（司机）', 'Chen (driver)'],
  caller: { actor: 'person:chen', role: 'driver', capture: 'scan' },
  device: 'PHONE-CHEN',
};

export const erp: Person = {
  name: ['ERP', 'ERP'],
  caller: { actor: 'key:erp', role: 'erp', capture: 'api', source: 'ERP' },
};

export const carrier: Person = {
  name: ['承运商', 'carrier'],
  caller: { actor: 'key:carrier', role: 'carrier', capture: 'carrier', source: 'SF' },
};

export const paul: Person = {
  name: ['保罗（计划）', 'Paul (planner)'],
  caller: { actor: 'person:paul', role: 'planner', capture: 'click' },
};

export const sara: Person = {
  name: ['莎拉（客服）', 'Sara (service)'],
  caller: { actor: 'person:sara', role: 'service', capture: 'click' },
};

export const max: Person = {
  name: ['老马（经理）', 'Max (manager)'],
  caller: { actor: 'person:max', role: 'manager', capture: 'click' },
};

/** Receives on the customer's site. */
export const wang: Person = {
  name: ['王工（现场）', 'Wang (site)'],
  caller: { actor: 'person:wang', role: 'site', capture: 'click' },
};
