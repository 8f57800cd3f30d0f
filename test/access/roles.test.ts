import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action } from '../../src/access/actions.ts';
import { actionOf, commandActions } from '../../src/access/command-actions.ts';
import type { AccessRole } from '../../src/access/principal.ts';
import { mayDo, ROLES } from '../../src/access/roles.ts';
import { ACCESS_ROLES } from '../../src/domain/access/words.ts';
import { aggregates } from '../../src/domain/aggregates.ts';

const role = fc.constantFrom(...ACCESS_ROLES);
const action = fc.constantFrom(...ACTIONS);
const reads = (one: Action) => one.startsWith('read:') || one === 'export:data';

describe('the table of roles', () => {
  it('denies whatever does not stand in it', () => {
    fc.assert(
      fc.property(role, action, (who, what) => {
        expect(mayDo(who, what)).toBe(ROLES[who].includes(what));
      }),
    );
  });

  it('denies a role and an action that nobody has thought of', () => {
    const known = new Set<string>([...ACCESS_ROLES, ...ACTIONS]);
    const strange = fc
      .oneof(fc.string(), fc.constantFrom('toString', '__proto__', 'Admin', 'read:*', '*'))
      .filter((text) => !known.has(text));
    fc.assert(
      fc.property(strange, role, action, (text, who, what) => {
        expect(mayDo(text as AccessRole, what)).toBe(false);
        expect(mayDo(who, text as Action)).toBe(false);
      }),
    );
  });

  it('lets an auditor read everything and write nothing', () => {
    expect([...ROLES.auditor].sort()).toEqual(ACTIONS.filter(reads).sort());
    expect(ROLES.auditor.filter((one) => !reads(one))).toEqual([]);
  });

  it('lets a driver do what is done on the road, and nothing else', () => {
    expect(ROLES.driver.filter((one) => !reads(one))).toEqual([
      'shipment:road',
      'trip:road',
      'track:report',
    ]);
  });

  it('lets admins alone say who may do what', () => {
    expect(ACCESS_ROLES.filter((who) => mayDo(who, 'access:manage'))).toEqual(['admin']);
  });

  it('lets nobody tell what processes tell', () => {
    expect(ACCESS_ROLES.filter((who) => mayDo(who, 'process:tell'))).toEqual([]);
  });

  it('keeps names and phones from machines and from the warehouse', () => {
    const masked = ACCESS_ROLES.filter((who) => !mayDo(who, 'read:personal'));
    expect(masked).toEqual(['warehouse', 'erp']);
  });

  it('leaves no action to nobody but the one of the processes', () => {
    const unused = ACTIONS.filter((what) => !ACCESS_ROLES.some((who) => mayDo(who, what)));
    expect(unused).toEqual(['process:tell']);
  });
});

describe('the action of a command', () => {
  it.each([...aggregates])('is said for every command of %s', (category, { commands }) => {
    expect(Object.keys(commandActions[category] ?? {}).sort()).toEqual(
      Object.keys(commands).sort(),
    );
  });

  it.each([
    ['shipment', 'Launch'],
    ['container', 'Put'],
    ['shipment', 'toString'],
    ['__proto__', 'toString'],
  ])('of %s, %s is what no role may do', (category, command) => {
    expect(actionOf(category, command)).toBe('process:tell');
  });

  it('of what has a route of its own is never to be had by its bare name', () => {
    expect(actionOf('access', 'CreateKey')).toBe('process:tell');
    expect(actionOf('shipment', 'ConfirmPick')).toBe('shipment:warehouse');
  });
});
