import { describe, expect, it } from 'vitest';
import type { SubscriptionCommand } from '../../../src/domain/subscription/commands.ts';
import { scopeOf, subscription } from '../../../src/domain/subscription/decider.ts';
import { subscriptionIdOf } from '../../../src/domain/subscription/id.ts';
import { webAddressSchema } from '../../../src/domain/subscription/web-address.ts';
import { scene, type Telling } from '../../support/given.ts';

type Target = Extract<SubscriptionCommand, { type: 'PutSubscription' }>['data'];

const { given, worldAfter } = scene(subscription, 'erp_1000');
const ONE = `subject:${'1'.repeat(32)}`;
const OTHER = `subject:${'2'.repeat(32)}`;
const target: Target = {
  url: 'https://erp.example.com/lading',
  events: ['shipment.departed'],
  secret: ONE,
};
const put = (more: Partial<Target> = {}): Telling<SubscriptionCommand> => ({
  command: { type: 'PutSubscription', data: { ...target, ...more } },
});
const pause: Telling<SubscriptionCommand> = {
  command: { type: 'PauseSubscription', data: { why: 'asked' } },
};
const resume = (fromPosition?: number): Telling<SubscriptionCommand> => ({
  command: {
    type: 'ResumeSubscription',
    data: fromPosition === undefined ? {} : { fromPosition },
  },
});
const remove: Telling<SubscriptionCommand> = { command: { type: 'RemoveSubscription', data: {} } };

describe('the id of a subscription', () => {
  it('is in lower case, however it is written', () => {
    expect(subscriptionIdOf(' ERP_1000 ')).toBe('erp_1000');
  });

  it.each(['e', 'erp-1000', '_erp', 'erp 1', 'a'.repeat(25)])('is never %s', (text) => {
    expect(subscriptionIdOf(text)).toMatchObject({ refused: 'id-must-be-well-formed' });
  });
});

describe('the address of a subscription', () => {
  it.each(['https://erp.example.com/lading?to=1', 'http://10.0.0.7:8080/'])('can be %s', (url) => {
    expect(webAddressSchema.safeParse(url).success).toBe(true);
  });

  it.each([
    'erp.example.com',
    'ftp://erp.example.com/',
    'https://me:secret@erp.example.com/',
    'https://erp.example.com/#here',
    ' https://erp.example.com/',
  ])('is never %s', (url) => {
    expect(webAddressSchema.safeParse(url).error?.issues[0]?.message).toBe('must-be-a-web-address');
  });
});

describe('a subscription', () => {
  it('is put, and put again only where it changes', () => {
    given().when(put()).records({ type: 'SubscriptionPut', data: target });
    given(put()).when(put()).recordsNothing();
    given(put())
      .when(put({ events: ['shipment.delivered'] }))
      .records('SubscriptionPut');
  });

  it('stays paused when it is changed, and goes on when it is resumed', () => {
    expect(worldAfter(put(), pause, put({ secret: OTHER })).state.standing).toBe('paused');
    given(put(), pause).when(pause).recordsNothing();
    given(put(), pause).when(resume()).records('SubscriptionResumed');
    expect(worldAfter(put(), pause, resume()).state).toMatchObject({
      standing: 'active',
      pausedAt: 2,
    });
  });

  it('can be taken back to a position also while it is active', () => {
    given(put()).when(resume()).recordsNothing();
    given(put())
      .when(resume(17))
      .records({ type: 'SubscriptionResumed', data: { fromPosition: 17 } });
  });

  it('knows the secret before the one in force', () => {
    expect(worldAfter(put(), put({ secret: OTHER })).state).toMatchObject({
      target: { secret: OTHER },
      before: { secret: ONE },
    });
    expect(worldAfter(put(), put({ events: ['order.short'] })).state.before).toBeUndefined();
  });

  it('is for those who may see all that it tells of', () => {
    const { state } = worldAfter(put({ scope: { sites: ['SZ-01'] } }));
    expect(subscription.territory?.(state)).toEqual({
      divisions: [],
      projects: [],
      sites: ['SZ-01'],
    });
    expect(subscription.territory?.(subscription.initial)).toBeUndefined();
    expect(scopeOf({ scope: { sites: ['SZ-01'] } })).toEqual({ sites: ['SZ-01'] });
  });

  it('that is not there can only be put', () => {
    for (const telling of [pause, resume(1), remove]) {
      given().when(telling).refuses('subscription-must-exist');
    }
  });

  it('that is removed stays removed', () => {
    given(put(), remove).when(remove).recordsNothing();
    for (const telling of [put(), pause, resume()]) {
      given(put(), remove).when(telling).refuses('subscription-must-not-be-removed');
    }
  });
});
