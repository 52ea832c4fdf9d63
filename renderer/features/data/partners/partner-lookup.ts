import type { PartnerDecision, PartnerList } from '#shared/model/partners.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

/** Sends a decision to the engine; null in a workspace that may not be changed. */
export type Decide = ((decision: PartnerDecision) => Promise<void>) | null;

/** The list of partners with what is asked of it most. */
export type PartnerLookup = {
  readonly snapshot: Snapshot;
  readonly list: PartnerList;
  /** Row of a key, -1 where no import knows it. */
  readonly rowOf: (key: string) => number;
  /** The name of a partner or alias, or the key itself. */
  readonly nameOf: (key: string) => string;
  readonly aliasesOf: (key: string) => PartnerList['aliases'];
};

export const createPartnerLookup = (snapshot: Snapshot, list: PartnerList): PartnerLookup => {
  const rows = new Map(snapshot.partnerKeys.map((key, row) => [key, row]));
  const aliases = new Map<string, PartnerList['aliases'][number][]>();
  for (const alias of list.aliases) {
    aliases.set(alias.survivor, [...(aliases.get(alias.survivor) ?? []), alias]);
  }
  const aliasNames = new Map(list.aliases.map(({ key, name }) => [key, name]));
  return {
    snapshot,
    list,
    rowOf: (key) => rows.get(key) ?? -1,
    nameOf: (key) => snapshot.partnerNames[rows.get(key) ?? -1] ?? aliasNames.get(key) ?? key,
    aliasesOf: (key) => aliases.get(key) ?? [],
  };
};
