/**
 * Switches of Chromium that keep it silent: nothing resolves, nothing is updated, reported, synced
 * or fetched ahead. What they leave open, the request filter of the session cancels.
 */
export const offlineSwitches: readonly (readonly [name: string, value?: string])[] = [
  // Not even our own mistakes reach a network: every name resolves to nothing.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['no-pings'],
  ['metrics-recording-only'],
  ['dns-prefetch-disable'],
];
