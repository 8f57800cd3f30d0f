import type { Site } from './company.ts';
import type { Teller } from './diary.ts';
import type { Random } from './random.ts';

// Facts name people by reference: who `person:0214` is, the ledger does not know.

const PICKERS_A_SITE = 4;
const DRIVERS = 12;
const SITE_NUMBER: Readonly<Record<Site, number>> = {
  'SH-JIADING': 2,
  'SZ-PINGSHAN': 3,
  'CD-QINGBAI': 4,
};

export const planner: Teller = { actor: 'person:0011', role: 'sales', capture: 'click' };
export const creditDesk: Teller = { actor: 'person:0012', role: 'sales', capture: 'click' };
export const service: Teller = { actor: 'person:0021', role: 'service', capture: 'click' };
export const serviceLead: Teller = { actor: 'person:0022', role: 'manager', capture: 'click' };

export const dispatcher: Teller = { actor: 'person:0031', role: 'dispatcher', capture: 'click' };
/** The ERP's interface for postings and papers. */
export const erpPostings: Teller = {
  actor: 'key:erp-800',
  role: 'erp',
  capture: 'api',
  source: 'ERP-800',
};
export const customsBroker: Teller = { actor: 'key:broker', role: 'customs', capture: 'api' };

/** The box on a truck that tells where it is. */
export function positionBox(vehicle: string): Teller {
  return {
    actor: 'key:gps',
    role: 'telematics',
    capture: 'api',
    device: `GPS-${vehicle.slice(-2)}`,
  };
}

/** One of the site's people with a handheld scanner. */
export function picker(site: Site, random: Random): Teller {
  const n = random.int(1, PICKERS_A_SITE);
  return {
    actor: `person:0${SITE_NUMBER[site]}0${n}`,
    role: 'warehouse',
    capture: 'scan',
    device: `RF-${site.slice(0, 2)}-0${n}`,
    site,
  };
}

export function shiftLeader(site: Site): Teller {
  return {
    actor: `person:0${SITE_NUMBER[site]}90`,
    role: 'manager',
    capture: 'click',
    site,
  };
}

export function driver(random: Random): Teller {
  const n = String(random.int(1, DRIVERS)).padStart(2, '0');
  return { actor: `person:05${n}`, role: 'driver', capture: 'scan', device: `APP-${n}` };
}
