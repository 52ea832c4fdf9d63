import { describe, expect, it } from 'vitest';
import { routedNotes } from '#electron/engine/approval/routed-notes.ts';
import { verifyPs1 } from '#electron/engine/approval/verify-ps1.ts';
import { verifySh } from '#electron/engine/approval/verify-sh.ts';
import { verifyNotes } from '#electron/engine/proposal/verify-notes.ts';
import { bodyOf, routeProposal, type RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { sha256Hex } from '#electron/engine/proposal/bundle-entries.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';
import { aRoute } from '#test/fixtures/a-routed-proposal.ts';

const previous = { title: 'Before', sha256: 'c'.repeat(64) };
const routed = (edition?: 2): RoutedProposal => ({
  ...routeProposal(bodyOf(aProposal()), {
    preparedBy: 'analyst',
    route: aRoute(['finance']),
    root: { name: 'Root', fingerprint: Array.from({ length: 32 }, () => 'AB').join(':') },
    previous,
    bill: null,
  }),
  ...(edition === undefined ? {} : { edition, annexes: ['tiers.xlsx'] }),
});

const hash = (text: string): string => sha256Hex(Buffer.from(text, 'utf8'));

describe('notes and scripts', () => {
  it('of a proposal of before are the bytes that they were, so that it verifies', () => {
    const before = routed();
    expect([
      hash(verifySh(before, '0'.repeat(64))),
      hash(verifyPs1(before, '0'.repeat(64))),
      hash(routedNotes(before)),
      hash(verifyNotes(aProposal(), 'approvals/finance.p7s')),
    ]).toEqual([
      'e79a2f20bd2def9f8235e7f5f8e52682163c1679ff3949877b69667e78e715fd',
      'a0b248692561c45e10ec9dec1a2d61135d1639b816796d0660672624ed09cbf0',
      'cc3780a04579c1f8c4d84b531317fb9187f8b3eb41c594fb8236f36d69aceef2',
      'bbbad4aab27acefd3ea70e4a658e6e57a6b2e2f0066892c3323c383e4cef0057',
    ]);
  });

  it('name every table and what the proposal takes the place of', () => {
    const notes = routedNotes(routed(2));
    expect(notes).toContain('tiers.csv, tiers.xlsx and proposal.pdf are made from it');
    expect(notes).toContain(
      `It takes the place of "Before", whose proposal.json has the SHA-256 ${previous.sha256}`,
    );
    expect(routedNotes({ ...routed(2), previous: null })).toContain(
      'It names no earlier proposal.',
    );
    const own = verifyNotes({ ...aProposal(), edition: 2, previous }, 'approvals/finance.p7s');
    expect(own).toContain(`the SHA-256 ${previous.sha256}`);
    expect(verifyPs1(routed(2), '0'.repeat(64))).toContain(`$wanted = '${previous.sha256}'`);
  });
});
