/** What "now" is in Futures, where it stands beside "then"; today is the tier that a partner has. */
export const nowWords =
  'Now is the tier that the model gives with the data of today; a partner need not have it yet.';
