/** PEM armour of RFC 7468, 64 characters a line. */
export const toPem = (label: string, bytes: Uint8Array): string => {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/gu) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

/** The bytes of the only block with this label; null where there is none or more than one. */
export const fromPem = (label: string, text: string): Buffer | null => {
  const pattern = new RegExp(
    `^\\s*-----BEGIN ${label}-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END ${label}-----\\s*$`,
    'u',
  );
  const body = pattern.exec(text)?.[1];
  return body === undefined ? null : Buffer.from(body, 'base64');
};

/** Whether a text is the only block with this label as `toPem` writes it, without a sign more. */
export const isPlainPem = (label: string, text: string): boolean => {
  const bytes = fromPem(label, text);
  return bytes !== null && toPem(label, bytes) === text;
};
