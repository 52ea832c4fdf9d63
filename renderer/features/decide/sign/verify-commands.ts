const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * The lines with which anybody verifies a proposal without Tierwright, in a POSIX shell: unpack,
 * compare the fingerprint, check the signature over the canonical bytes.
 */
export const verifyCommands = (fileName: string): string =>
  [
    `unzip ${quoted(fileName)} -d proposal && cd proposal`,
    'openssl x509 -in trust/signer.pem -noout -subject -fingerprint -sha256',
    'openssl cms -verify -binary -cades -inform DER -in approvals/*.p7s -content proposal.json \\',
    '        -CAfile trust/signer.pem -purpose any -out /dev/null',
  ].join('\n');
