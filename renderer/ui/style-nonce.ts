/** The nonce of this load, by which the content security policy knows our style elements. */
export const styleNonce = (): string =>
  document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
