import { describe, expect, it } from 'vitest';
import { ensureKnown, put, record, retire, sapPut } from './scenes.ts';

const { given, worldAfter } = record('site');
const warehouse = { names: { zh: '嘉定仓' }, type: 'warehouse' };
const hub = { names: { zh: '嘉定仓' }, type: 'hub' };
const FROM = '2026-03-02T00:00:00.000Z';

describe('a record', () => {
  it('is put with all that is known, its first version from when it is said', () => {
    given()
      .when(sapPut(3, warehouse))
      .records({
        type: 'MasterPut',
        data: {
          source: 'SAP',
          sourceVersion: 3,
          number: 1,
          validFrom: FROM,
          changed: ['names', 'type'],
          record: warehouse,
        },
      });
  });

  it('names what a later version changes, and leaves out what is left out', () => {
    const { facts, state } = worldAfter(sapPut(1, warehouse), sapPut(2, { type: 'hub' }));
    expect(facts.at(-1)?.data).toMatchObject({ number: 2, changed: ['names', 'type'] });
    expect(state.latest?.record).toEqual({ type: 'hub' });
  });

  it('counts a version of its source that changes nothing', () => {
    given(sapPut(1, warehouse)).when(sapPut(2, warehouse)).records('MasterPut');
    const { facts } = worldAfter(sapPut(1, warehouse), sapPut(2, warehouse));
    expect(facts.at(-1)?.data).toMatchObject({ number: 2, changed: ['sourceVersion'] });
  });

  it('takes a version that a system counts as text', () => {
    given(put({ source: 'SAP', sourceVersion: '0007', ...warehouse }))
      .when(sapPut(7, warehouse))
      .recordsNothing();
  });
});

describe('a message about a record', () => {
  it('that is sent again says nothing new', () => {
    given(sapPut(1, warehouse)).when(sapPut(1, warehouse)).recordsNothing();
    given(put(warehouse)).when(put(warehouse)).recordsNothing();
  });

  it('that comes after a newer one of its source is superseded, once', () => {
    const late = sapPut(2, hub);
    given(sapPut(5, warehouse))
      .when(late)
      .records({
        type: 'MasterMessageSuperseded',
        data: { source: 'SAP', sourceVersion: 2, known: 5 },
      });
    given(sapPut(5, warehouse), late).when(late).recordsNothing();
    expect(worldAfter(sapPut(5, warehouse), late).state.latest?.record).toEqual(warehouse);
  });

  it('under a version that was used for something else is refused', () => {
    given(sapPut(5, warehouse))
      .when(sapPut(5, hub))
      .refuses('master-version-is-taken', { sourceVersion: 5, changed: ['type'] });
  });

  it('is compared with what its own source said before, not with others', () => {
    const bySomebody = put(hub);
    given(sapPut(5, warehouse), bySomebody).when(sapPut(5, warehouse)).recordsNothing();
    given(sapPut(5, warehouse), bySomebody).when(sapPut(6, warehouse)).records('MasterPut');
    given(sapPut(5, warehouse))
      .when(put({ source: 'WMS', sourceVersion: 1, ...hub }))
      .records('MasterPut');
  });

  it('names persons anew each time, and is the same all the same', () => {
    const contact = (hex: string) => ({ contacts: [{ name: `subject:${hex.repeat(32)}` }] });
    const digest = { commandDigest: 'f'.repeat(32) };
    const numbered = (hex: string) => ({ source: 'SAP', sourceVersion: 1, ...contact(hex) });
    given(put(contact('a'), digest))
      .when(put(contact('b'), digest))
      .recordsNothing();
    given(put(numbered('a'), digest))
      .when(put(numbered('b'), digest))
      .recordsNothing();
  });
});

describe('a stub', () => {
  it('is made of a code of which nothing is known, once', () => {
    given()
      .when(ensureKnown())
      .records({ type: 'StubMade', data: { seenIn: 'order-SAP:4711' } });
    given(ensureKnown()).when(ensureKnown('order-SAP:4712')).recordsNothing();
    given(put(warehouse)).when(ensureKnown()).recordsNothing();
    given(put(warehouse), retire()).when(ensureKnown()).recordsNothing();
  });

  it('is completed by the first version', () => {
    expect(worldAfter(ensureKnown()).state).toMatchObject({ known: 'stub', number: 0 });
    const { state } = worldAfter(ensureKnown(), put(warehouse));
    expect(state).toMatchObject({ known: 'full', number: 1 });
  });
});

describe('retiring', () => {
  it('ends a record, once', () => {
    given(put(warehouse))
      .when(retire({ reason: 'closed' }))
      .records({
        type: 'MasterRetired',
        data: { from: '2026-03-02T00:01:00.000Z', reason: 'closed' },
      });
    given(put(warehouse), retire()).when(retire()).recordsNothing();
    given(ensureKnown()).when(retire()).records('MasterRetired');
  });

  it('needs something that is known', () => {
    given().when(retire()).refuses('master-must-be-known', { code: 'A-1' });
  });

  it('is undone by putting the record again, by hand or under a newer version', () => {
    given(put(warehouse), retire()).when(put(warehouse)).records('MasterPut');
    given(sapPut(1, warehouse), retire()).when(sapPut(1, warehouse)).recordsNothing();
    given(sapPut(1, warehouse), retire()).when(sapPut(2, warehouse)).records('MasterPut');
  });

  it('goes by the versions of its source as well', () => {
    const inSap = (sourceVersion: number) => retire({ source: 'SAP', sourceVersion });
    given(sapPut(5, warehouse)).when(inSap(4)).records('MasterMessageSuperseded');
    given(sapPut(5, warehouse)).when(inSap(5)).refuses('master-version-is-taken');
    given(sapPut(5, warehouse), inSap(6)).when(inSap(6)).recordsNothing();
    given(sapPut(5, warehouse), inSap(7)).when(sapPut(6, hub)).records('MasterMessageSuperseded');
  });
});

describe('what should have followed', () => {
  it('is kept where a rule refused it', () => {
    const data = {
      cause: '00000000-0000-8000-8000-000000000001',
      process: 'stubs',
      step: 'product',
      stream: 'product-A',
      command: 'EnsureKnown',
      rule: 'id-must-be-well-formed',
    };
    given()
      .when({ command: { type: 'RecordRefusedFollowUp', data } })
      .records('FollowUpRefused');
  });
});
