import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';

/**
 * What of partners may be searched: where their names are sensitive no keys, because who knows a key would
 * be told who stands behind a pseudonym.
 */
export const searchable = <T extends Pick<Snapshot, 'partnerKeys'>>(
  snapshot: T,
  { names }: Pick<Hidden, 'names'>,
): T => (names ? { ...snapshot, partnerKeys: [] } : snapshot);
