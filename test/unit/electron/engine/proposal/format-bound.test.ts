import { describe, expect, it } from 'vitest';
import { approvalEntry } from '#electron/engine/proposal/bundle-entries.ts';
import { formatBound } from '#electron/engine/proposal/format-bound.ts';

describe('the printed method', () => {
  it.each([
    ['0', '0'],
    ['4000000', '4,000,000'],
    ['100', '100'],
    ['-20', '-20'],
    ['1234567.891', '1,234,568'],
    ['0.125', '0.125'],
    ['0.1', '0.1'],
    ['12.3456789', '12.3457'],
    ['-1234.5', '-1,234.5'],
    ['999999.99', '1,000,000'],
    ['1e-9', '1e-9'],
    ['1e+21', '1e+21'],
  ])('shows %s as %s', (decimal, shown) => {
    expect(formatBound(decimal)).toBe(shown);
  });
});

describe('the entry of an approval', () => {
  it.each([
    ['Sales leadership', 'approvals/sales-leadership.p7s'],
    ['Vertrieb Süd', 'approvals/vertrieb-sud.p7s'],
    ['財務', 'approvals/signer.p7s'],
    ['../../evil', 'approvals/evil.p7s'],
  ])('of %s is %s', (signerFunction, entry) => {
    expect(approvalEntry(signerFunction)).toBe(entry);
  });
});
