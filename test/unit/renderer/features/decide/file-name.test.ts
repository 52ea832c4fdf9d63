import { describe, expect, it } from 'vitest';
import { proposalFileName } from '#renderer/features/decide/content/file-name.ts';

describe('the file name of a proposal', () => {
  it.each([
    ['Partner tiers 2026 H1', 'Partner tiers 2026 H1.tierproposal'],
    ['Tiers: Q3/Q4 <draft>', 'Tiers Q3 Q4 draft.tierproposal'],
    ['..', 'proposal.tierproposal'],
    ['', 'proposal.tierproposal'],
    ['Stufenmodell für Österreich', 'Stufenmodell für Österreich.tierproposal'],
    ['x'.repeat(200), `${'x'.repeat(80)}.tierproposal`],
  ])('of “%s” is %s', (title, name) => {
    expect(proposalFileName(title)).toBe(name);
  });
});
