import { fromPem, toPem } from './pem.ts';

/** Every certificate of a PEM file in its order; null where a block cannot be read or there is none. */
export const certificatesOfPem = (text: string): readonly Buffer[] | null => {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? [];
  const read = blocks.map((block) => fromPem('CERTIFICATE', block));
  const whole = read.filter((bytes): bytes is Buffer => bytes !== null);
  return whole.length === 0 || whole.length !== read.length ? null : whole;
};

/** Certificates one after the other, as openssl reads them. */
export const pemOfCertificates = (certificates: readonly Buffer[]): string =>
  certificates.map((bytes) => toPem('CERTIFICATE', bytes)).join('');
