import { resolve } from 'node:path';
import type { VerificationReport } from '#shared/model/proposal.ts';
import { withToldFingerprint } from '#shared/proposal/told-fingerprint.ts';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

type VerifyOptions = {
  readonly fingerprint?: string;
  readonly root?: string;
  readonly earlier?: readonly string[];
};

const whoLines = ({ routed, summary, copy }: VerificationReport): readonly string[] => [
  ...(copy === undefined || summary === null
    ? []
    : [
        `A redacted copy of "${summary.title}", proposal ${summary.proposalSha256}`,
        ...(routed === undefined ? copy.sentences : []),
      ]),
  ...signedLines(routed, summary),
];

const signedLines = (
  routed: VerificationReport['routed'],
  summary: VerificationReport['summary'],
): readonly string[] =>
  routed === undefined
    ? summary === null
      ? []
      : [
          `Signed by ${summary.signerName} (${summary.signerFunction}), ` +
            `certificate ${summary.certificateFingerprint}`,
        ]
    : [
        ...routed.changes,
        ...routed.steps.map(({ function: role, words }) => `${role}: ${words}`),
        ...routed.decisions.map(({ words, fingerprint }) => `${words}, certificate ${fingerprint}`),
        `Root ${routed.root.name}, ${routed.root.fingerprint}`,
      ];

/**
 * `tierwright verify`: every check by name. With `--root` (or `--fingerprint`) the root of the approvers,
 * or the one signer's certificate, must be the one that the verifier was told by other means. With
 * `--earlier` the proposals before it are read too, and it must extend them.
 */
export const verifyProposalFile =
  (path: string, options: VerifyOptions): Command =>
  async ({ call }) => {
    const verified = await call('proposal/verify', {
      path: resolve(path),
      ...(options.earlier === undefined
        ? {}
        : { earlier: options.earlier.map((file) => resolve(file)) }),
    });
    if (!verified.ok) {
      return verified;
    }
    const report = withToldFingerprint(verified.value, options.root ?? options.fingerprint ?? '');
    const { valid, checks } = report;
    return ok({
      document: report,
      lines: [
        ...checks.map(
          ({ name, passed, detail }) => `${passed ? 'ok  ' : 'FAIL'} ${name}: ${detail}`,
        ),
        ...whoLines(report),
        ...(report.chain === undefined || options.earlier !== undefined
          ? []
          : [report.chain.words]),
        report.copy === undefined
          ? `The proposal is ${valid ? 'valid' : 'NOT valid'}.`
          : valid
            ? `This is what was approved about ${report.copy.name}.`
            : 'The copy is NOT valid.',
      ],
      verificationFailed: !valid,
    });
  };
