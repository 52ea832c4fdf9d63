import type { VerificationReport } from '../model/proposal.ts';

const plain = (fingerprint: string): string =>
  fingerprint.replaceAll(/[^0-9a-f]/giu, '').toUpperCase();

/**
 * Adds to a report whether root or signer is the one that the verifier was told by other means; nothing where
 * nobody was told anything. Colons, spaces and case do not count.
 */
export const withToldFingerprint = (
  report: VerificationReport,
  told: string,
): VerificationReport => {
  if (told.trim() === '') {
    return report;
  }
  const found = report.summary?.certificateFingerprint ?? '';
  const passed = found !== '' && plain(found) === plain(told);
  return {
    ...report,
    valid: report.valid && passed,
    checks: [
      ...report.checks,
      {
        name: `The ${report.routed === undefined ? 'signer' : 'root'} is the one you were told`,
        passed,
        detail: `the certificate has the fingerprint ${found === '' ? 'of nobody' : found}`,
      },
    ],
  };
};
