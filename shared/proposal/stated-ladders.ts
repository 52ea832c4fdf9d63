import { z } from 'zod';
import type { VerificationCheck } from '../model/proposal.ts';
import { mainLadderName } from '../model/parallel-ladders.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { ladderOfRow, ladderOfRows } from '../scoring/ladders/row-ladders.ts';
import { tierGroups, type TierGroup } from '../scoring/ladders/tier-groups.ts';
import { hidesSubject, type Hidden } from '../sensitivity/hidden.ts';

/** Ladders beside the main one, and the attribute whose labels say who is on them. */
export const statedLadders = z.strictObject({
  attribute: z.string(),
  name: z.string(),
  further: z.array(z.strictObject({ name: z.string(), labels: z.array(z.string()) })).min(1),
  /** The labels are sensitive and not told, neither of partners nor of ladders; which ladder each partner is on is. */
  withheld: z.literal(true).optional(),
});

/** A place in `further`. */
export const ladderPlace = z.int().min(0).max(254);

/** The ladder of a partner; `of` null for the main one, `label` what was found, null for none, absent where withheld. */
export const partnerLadder = z.strictObject({
  of: ladderPlace.nullable(),
  label: z.string().nullable().optional(),
});

type StatedLadders = z.infer<typeof statedLadders>;
type PartnerLadder = z.infer<typeof partnerLadder>;

/** What of a document makes its ladders. */
type LadderedDocument = {
  readonly ladders?: StatedLadders | undefined;
  readonly tiers: readonly { readonly name: string; readonly ladder?: number | undefined }[];
  readonly partners: readonly {
    readonly key: string;
    readonly ladder?: PartnerLadder | undefined;
    readonly score: string | null;
    readonly proposedTier: number | null;
    readonly recommendedTier?: number | null | undefined;
  }[];
};

/** What a ladder of a document is called inside; null for the main one. */
export const ladderIdOf = (place: number | null | undefined): string | null =>
  place === null || place === undefined ? null : `ladder ${place}`;

/** The ladder that a partner of a document is on. */
export const ladderOfPartner = ({
  ladder,
}: {
  readonly ladder?: PartnerLadder | undefined;
}): string | null => ladderIdOf(ladder?.of);

/** The tiers of a document as far as their ladders go. */
export const ladderedTiers = (
  tiers: readonly { readonly ladder?: number | undefined }[],
): readonly { readonly rules: { readonly ladder: string | null } }[] =>
  tiers.map(({ ladder }) => ({ rules: { ladder: ladderIdOf(ladder) } }));

/** What a document calls a ladder: by its place in `further`, null for the main one. */
export const ladderNameAt = (
  ladders: StatedLadders | undefined,
  place: number | null | undefined,
): string => ladders?.further[place ?? -1]?.name ?? mainLadderName;

/**
 * The ladder that a partner climbs and by what, where its tier of today is one of another: "Alliances by its Type,
 * Software vendor". Null where it is not, and where nothing is stated about ladders.
 */
export const changeOfLadder = (
  {
    currentTier,
    ladder,
  }: { readonly currentTier: number | null; readonly ladder?: PartnerLadder | undefined },
  {
    tiers,
    ladders,
  }: {
    readonly tiers: readonly { readonly ladder?: number | undefined }[];
    readonly ladders?: StatedLadders | undefined;
  },
): string | null => {
  if (
    ladders === undefined ||
    currentTier === null ||
    (tiers[currentTier]?.ladder ?? null) === (ladder?.of ?? null)
  ) {
    return null;
  }
  const { of, label } = ladder ?? {};
  const by = label === undefined ? '' : ` by its ${ladders.name}, ${label ?? 'none'}`;
  return `${ladderNameAt(ladders, of)}${by}`;
};

/** The tiers of a document, ladder by ladder. */
export const tiersOfDocument = <T extends { readonly ladder?: number | undefined }>({
  tiers,
  ladders,
}: {
  readonly tiers: readonly T[];
  readonly ladders?: StatedLadders | undefined;
}): readonly TierGroup<Omit<T, 'ladder'>>[] =>
  tierGroups(
    tiers.map(({ ladder, ...tier }) => ({ ...tier, rules: { ladder: ladderIdOf(ladder) } })),
    (id) => ladderNameAt(ladders, tiers.find(({ ladder }) => ladderIdOf(ladder) === id)?.ladder),
  );

/** The ladders of a model as a document states them, by tier and by row; null with one ladder for everybody. */
export type LaddersStatement = {
  readonly ladders: StatedLadders;
  readonly ofTier: readonly (number | null)[];
  readonly ofRow: readonly PartnerLadder[];
};

export const stateLadders = (
  model: ScoringModel,
  snapshot: Snapshot,
  hidden: Hidden,
): LaddersStatement | null => {
  const { parallel } = model.rules;
  const rows = ladderOfRows(model, snapshot);
  if (parallel === undefined || rows === null) {
    return null;
  }
  const { attributeCode } = parallel;
  const isWithheld = hidesSubject(hidden, { kind: 'attribute', attributeCode });
  const column = snapshot.attributes.find(({ code }) => code === attributeCode);
  const further = rows.ids.slice(1).map((id) => parallel.ladders.find((each) => each.id === id));
  const placeOf = (id: string | null | undefined): number | null =>
    id === null || id === undefined ? null : rows.ids.indexOf(id) - 1;
  return {
    ladders: {
      attribute: attributeCode,
      name: column?.name ?? attributeCode,
      further: further.map((each) => ({
        name: each?.name ?? '',
        // With the labels of a ladder everybody would know those of the partners on it.
        labels: isWithheld ? [] : [...(each?.labels ?? [])],
      })),
      ...(isWithheld ? { withheld: true as const } : {}),
    },
    ofTier: model.tiers.map(({ rules }) => placeOf(rules.ladder)),
    ofRow: snapshot.partnerKeys.map((_key, row) => {
      const label = column?.labels[column.codes[row] ?? 0] ?? '';
      return {
        of: placeOf(ladderOfRow(rows, row)),
        ...(isWithheld ? {} : { label: label === '' ? null : label }),
      };
    }),
  };
};

const tiersFault = ({ ladders, tiers }: LadderedDocument): string | undefined => {
  const runs = tiers
    .map(({ ladder }) => ladder ?? null)
    .filter((place, index, all) => index === 0 || place !== all[index - 1]);
  const further = ladders?.further ?? [];
  const stray = tiers.find(({ ladder }) => ladder !== undefined && ladder >= further.length);
  const empty = further.find((_, place) => !runs.includes(place));
  return stray !== undefined
    ? `${stray.name} is on a ladder that is not stated`
    : runs[0] !== null || new Set(runs).size !== runs.length
      ? 'the tiers do not stand ladder by ladder, those of the main ladder first'
      : empty !== undefined
        ? `the ladder ${empty.name} has no tier`
        : undefined;
};

/** What is wrong with the ladder that a partner is said to be on; null where it follows from its label. */
export const partnerLadderFault = (
  ladder: PartnerLadder | undefined,
  ladders: StatedLadders | undefined,
): string | null => {
  if (ladders === undefined || ladder === undefined) {
    return ladders === undefined && ladder === undefined
      ? null
      : 'has a ladder that is not stated for all, or none';
  }
  const { of, label } = ladder;
  if ((label === undefined) !== (ladders.withheld === true)) {
    return 'does not say by which label it is on its ladder';
  }
  const place = ladders.further.findIndex(({ labels }) => labels.includes(label ?? ''));
  const due = label === null || label === '' || place === -1 ? null : place;
  const isKnown = of === null || of < ladders.further.length;
  return isKnown && (label === undefined || of === due)
    ? null
    : 'is on another ladder than its label says';
};

/** Only where a document states ladders, or something of them: who is on which, and that nobody leaves its own. */
export const checkLadders = (document: LadderedDocument): readonly VerificationCheck[] => {
  const { ladders, tiers, partners } = document;
  const isPlain =
    ladders === undefined &&
    tiers.every(({ ladder }) => ladder === undefined) &&
    partners.every(({ ladder }) => ladder === undefined);
  if (isPlain) {
    return [];
  }
  const wrong = partners.find(({ ladder }) => partnerLadderFault(ladder, ladders) !== null);
  const astray = partners.find(
    // A person may decide on a tier of another ladder, and who has no score may keep one.
    ({ ladder, score, proposedTier, recommendedTier = proposedTier }) =>
      score !== null &&
      recommendedTier !== null &&
      (tiers[recommendedTier]?.ladder ?? null) !== (ladder?.of ?? null),
  );
  const fault =
    tiersFault(document) ??
    (wrong === undefined
      ? astray === undefined
        ? undefined
        : `partner ${astray.key} is given a tier of a ladder that it is not on`
      : `partner ${wrong.key} ${partnerLadderFault(wrong.ladder, ladders) ?? ''}`);
  return [
    {
      name: 'Every partner is on its own ladder',
      passed: fault === undefined,
      detail:
        fault ??
        `${partners.length} partners on the main ladder or ${(ladders?.further ?? []).map(({ name }) => name).join(', ')}, by ${ladders?.name ?? ''}`,
    },
  ];
};
