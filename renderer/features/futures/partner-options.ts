import type { Snapshot } from '#shared/model/snapshot.ts';

/** Every partner to choose from, by name; made once a snapshot, because there may be tens of thousands. */
export const partnerOptions = ({
  partnerKeys,
  partnerNames,
}: Snapshot): { readonly value: string; readonly label: string }[] =>
  partnerKeys.map((value, row) => ({ value, label: partnerNames[row] ?? value }));
