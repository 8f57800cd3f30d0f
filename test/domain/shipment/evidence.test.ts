import { describe, it } from 'vitest';
import { given, upToPacked } from '../../support/controls.ts';
import { tell } from '../../support/office.ts';

describe('evidence', () => {
  const CAPTURED = 'a'.repeat(64);
  const STORED = 'b'.repeat(64);
  const photo = (more: object = {}) =>
    tell('AttachEvidence', {
      evidence: 'P1',
      kind: 'photo',
      unit: 'U1',
      capturedSha256: CAPTURED,
      mediaType: 'image/jpeg',
      bytes: 120_000,
      takenAt: '2026-03-02T10:00:00.000Z',
      ...more,
    });

  it('is told first, and its file may come later, once', () => {
    given(...upToPacked)
      .when(photo())
      .records('EvidenceAttached')
      .deviates();
    given(...upToPacked, photo())
      .when(photo({ storedSha256: STORED }))
      .records('EvidenceAttached');
    given(...upToPacked, photo({ storedSha256: STORED }))
      .when(photo({ storedSha256: STORED }))
      .recordsNothing();
    given(...upToPacked, photo())
      .when(photo())
      .recordsNothing();
    given(...upToPacked, photo({ storedSha256: STORED }))
      .when(photo())
      .recordsNothing();
  });

  it('is one thing under one id', () => {
    given(...upToPacked, photo())
      .when(photo({ capturedSha256: STORED }))
      .refuses('id-is-taken', { id: 'P1' });
    given(...upToPacked, photo({ storedSha256: STORED }))
      .when(photo({ storedSha256: CAPTURED }))
      .refuses('id-is-taken', { id: 'P1' });
  });

  it('is of a unit of the shipment', () => {
    given(...upToPacked)
      .when(photo({ unit: 'U9' }))
      .refuses('unit-must-belong-to-shipment', { code: 'U9' });
  });
});
