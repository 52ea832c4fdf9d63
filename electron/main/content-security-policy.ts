/**
 * What a page may load and do: its own scripts, its own styles and those that carry the nonce of
 * this load, nothing from anywhere else, no connection and no code made of text. With `nonce` null
 * the answer is no page (a script, a worker, an image) and no style needs one.
 */
const contentSecurityPolicy = (nonce: string | null): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    nonce === null ? `style-src 'self'` : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `worker-src 'self'`,
    `connect-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');

/**
 * Headers of every answer of the program's own scheme. None asks for a group of windows of its own
 * (`Cross-Origin-Opener-Policy`): no window is ever opened, and Chromium would start the page's process
 * twice.
 */
export const securityHeaders = (nonce: string | null): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(nonce),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
});
