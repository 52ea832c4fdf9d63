import type { RoutedProposal } from './routed-proposal.ts';
import { whyChanged } from './why-changed.ts';

type Partner = RoutedProposal['partners'][number];

/** What the words are about; without a bill nothing is said about cost. */
type Changed = Pick<RoutedProposal, 'partners' | 'tiers' | 'method' | 'vetoes'> & {
  readonly bill?: RoutedProposal['bill'] | undefined;
  readonly previous?: RoutedProposal['previous'] | undefined;
};

/** What a proposal changes, for who decides about it: a heading and the partners under it. */
export type ChangeGroup = { readonly heading: string; readonly partners: readonly string[] };

/** The words of the proposal where it has them, for those are what is signed; else made from its figures. */
const named = (
  partners: readonly Partner[],
  document: Changed,
  nameOf: (tier: number | null) => string,
): readonly string[] =>
  partners.map((partner) => {
    const { name, currentTier, proposedTier } = partner;
    const why = partner.why ?? whyChanged(partner, document) ?? '';
    return `${name}: ${nameOf(currentTier)} to ${nameOf(proposedTier)}. ${why}`;
  });

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** Who rises, falls, gets a first tier or loses it; groups without a partner are left out. */
export const changeGroups = (document: Changed): readonly ChangeGroup[] => {
  const { partners, tiers } = document;
  const nameOf = (tier: number | null): string =>
    tier === null ? 'no tier' : (tiers[tier]?.name ?? 'no tier');
  const isSame = (from: number, to: number): boolean => tiers[from]?.ladder === tiers[to]?.ladder;
  const groups = [
    [
      'rises',
      'rise',
      (from: number | null, to: number | null) =>
        from !== null && to !== null && to < from && isSame(from, to),
    ],
    [
      'falls',
      'fall',
      (from: number | null, to: number | null) =>
        from !== null && to !== null && to > from && isSame(from, to),
    ],
    [
      'changes to another ladder',
      'change to another ladder',
      (from: number | null, to: number | null) => from !== null && to !== null && !isSame(from, to),
    ],
    [
      'gets a first tier',
      'get a first tier',
      (from: number | null, to: number | null) => from === null && to !== null,
    ],
    [
      'loses the tier',
      'lose the tier',
      (from: number | null, to: number | null) => from !== null && to === null,
    ],
  ] as const;
  return groups.flatMap(([one, many, fits]) => {
    const found = partners.filter(({ currentTier, proposedTier }) =>
      fits(currentTier, proposedTier),
    );
    return found.length === 0
      ? []
      : [
          {
            heading: counted(found.length, `partner ${one}`, `partners ${many}`),
            partners: named(found, document, nameOf),
          },
        ];
  });
};

const money = (decimal: string): string =>
  String(Math.round(Number(decimal))).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');

/** What is put to the approvers in a few sentences: how many change and what it costs. */
export const changeSentences = (document: Changed): readonly string[] => {
  const { partners, bill, previous = null } = document;
  const same = partners.filter(
    ({ currentTier, proposedTier }) => currentTier === proposedTier,
  ).length;
  const groups = changeGroups(document).map(({ heading }) => heading);
  return [
    groups.length === 0
      ? `All ${partners.length} partners keep their tier.`
      : `${groups.join(', ')}; ${counted(same, 'keeps its tier', 'keep their tier')}.`,
    ...(bill === undefined
      ? []
      : bill === null
        ? ['No tier costs anything in the model, so no cost is stated.']
        : [
            `The tiers cost ${money(bill.proposed)} ${bill.unit}`.trimEnd() +
              ` instead of ${money(bill.current)}` +
              (bill.budget === null ? '.' : `, of a budget of ${money(bill.budget)}.`),
          ]),
    ...(previous === null ? [] : [`It takes the place of "${previous.title}".`]),
  ];
};
