/** A tier as far as its ladder goes: of a model, or as a cycle keeps it. */
export type LadderedTier = {
  readonly ladder?: string | undefined;
  readonly rules?: { readonly ladder?: string | null | undefined } | undefined;
};

/** The tiers of one ladder: places in the list of all tiers, both ends included. */
export type LadderSpan = {
  /** Null for the main ladder. */
  readonly id: string | null;
  readonly first: number;
  readonly last: number;
};

/** The ladder that a tier belongs to; null for the main one. */
export const ladderOfTier = (tier: LadderedTier | undefined): string | null =>
  tier?.rules?.ladder ?? tier?.ladder ?? null;

/** The ladders in the order of their tiers; the main one comes first, and each stands together. */
export const spansOf = (tiers: readonly LadderedTier[]): readonly LadderSpan[] => {
  const spans: LadderSpan[] = [];
  tiers.forEach((tier, place) => {
    const id = ladderOfTier(tier);
    const before = spans.at(-1);
    if (before?.id === id) {
      spans[spans.length - 1] = { ...before, last: place };
    } else {
      spans.push({ id, first: place, last: place });
    }
  });
  return spans;
};

/** The tiers of one ladder; undefined for one without tiers. */
export const spanOfLadder = (
  tiers: readonly LadderedTier[],
  ladder: string | null,
): LadderSpan | undefined => spansOf(tiers).find(({ id }) => id === ladder);

/** Whether a tier is the lowest of its ladder: it takes everybody on it, and has neither line nor gates. */
export const isLowest = (tiers: readonly LadderedTier[], place: number): boolean =>
  place === tiers.length - 1 || ladderOfTier(tiers[place]) !== ladderOfTier(tiers[place + 1]);

/** Whether a tier is the highest of its ladder. */
export const isHighest = (tiers: readonly LadderedTier[], place: number): boolean =>
  place === 0 || ladderOfTier(tiers[place]) !== ladderOfTier(tiers[place - 1]);

/** The place of the highest tier of the ladder that a tier belongs to. */
export const topOf = (tiers: readonly LadderedTier[], place: number): number => {
  let top = place;
  while (top > 0 && !isHighest(tiers, top)) top -= 1;
  return top;
};

/** Whether two tiers can be compared: neither is higher where they belong to different ladders. */
export const isSameLadder = (tiers: readonly LadderedTier[], one: number, other: number): boolean =>
  ladderOfTier(tiers[one]) === ladderOfTier(tiers[other]);

/** Whether there is any ladder beside the main one. */
export const hasFurtherLadders = (tiers: readonly LadderedTier[]): boolean =>
  tiers.some((tier) => ladderOfTier(tier) !== null);
