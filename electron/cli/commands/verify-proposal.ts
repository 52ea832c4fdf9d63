import { resolve } from 'node:path';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

const normalise = (fingerprint: string): string =>
  fingerprint.replaceAll(/[^0-9a-f]/giu, '').toUpperCase();

/**
 * `tierwright verify`: every check by name. With `--fingerprint` the signer's certificate must be
 * the one whose SHA-256 the verifier was given by other means.
 */
export const verifyProposalFile =
  (path: string, options: { readonly fingerprint?: string }): Command =>
  async ({ call }) => {
    const verified = await call('proposal/verify', { path: resolve(path) });
    if (!verified.ok) {
      return verified;
    }
    const report = verified.value;
    const found = report.summary?.certificateFingerprint ?? '';
    const checks = [
      ...report.checks,
      ...(options.fingerprint === undefined
        ? []
        : [
            {
              name: 'The signer is the one you were told',
              passed: found !== '' && normalise(found) === normalise(options.fingerprint),
              detail: `the certificate has the fingerprint ${found === '' ? 'of nobody' : found}`,
            },
          ]),
    ];
    const valid = report.valid && checks.every(({ passed }) => passed);
    return ok({
      document: { ...report, valid, checks },
      lines: [
        ...checks.map(
          ({ name, passed, detail }) => `${passed ? 'ok  ' : 'FAIL'} ${name}: ${detail}`,
        ),
        ...(report.summary === null
          ? []
          : [
              `Signed by ${report.summary.signerName} (${report.summary.signerFunction}), ` +
                `certificate ${report.summary.certificateFingerprint}`,
            ]),
        valid ? 'The proposal is valid.' : 'The proposal is NOT valid.',
      ],
      verificationFailed: !valid,
    });
  };
