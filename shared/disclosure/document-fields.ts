import type { ProposalDocument } from '../proposal/proposal-document.ts';
import type { RoutedProposal } from '../proposal/routed-proposal.ts';

/** A proposal of either format. */
export type AnyProposal = ProposalDocument | RoutedProposal;

/** One thing that a proposal says, by the path that it is committed under. */
export type Field = { readonly path: string; readonly value: unknown };

type Members = Readonly<Record<string, unknown>>;

/** What a whole proposal has beside its fields: it cannot commit to itself, and partners are told apart. */
const notCommitted: ReadonlySet<string> = new Set(['commitments', 'partners']);

const membersUnder = (path: string, of: Members, but: ReadonlySet<string>): readonly Field[] =>
  Object.entries(of).flatMap(([name, value]) =>
    but.has(name) || value === undefined ? [] : [{ path: `${path}/${name}`, value }],
  );

const none: ReadonlySet<string> = new Set();
const criteriaApart: ReadonlySet<string> = new Set(['criteria']);

const methodFields = ({ method }: AnyProposal): readonly Field[] => [
  ...membersUnder('/method', method, new Set(['dimensions'])),
  ...method.dimensions.flatMap((dimension, index) => {
    const path = `/method/dimensions/${index}`;
    return [
      ...membersUnder(path, dimension, criteriaApart),
      ...dimension.criteria.flatMap((criterion, place) =>
        membersUnder(`${path}/criteria/${place}`, criterion, none),
      ),
    ];
  }),
];

/** Ascending by UTF-16 code units, the order of canonical JSON. */
const sorted = (names: readonly string[]): readonly string[] =>
  [...names].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));

/** What partners share: every member of the document, those of tiers and method one by one. */
export const commonFields = (document: AnyProposal): readonly Field[] => {
  const fields = [
    ...membersUnder('', document, new Set([...notCommitted, 'tiers', 'method'])),
    ...document.tiers.flatMap((tier, index) => membersUnder(`/tiers/${index}`, tier, none)),
    ...methodFields(document),
  ];
  // What there is to know is a field as well: who leaves a gate out cannot say that there was none.
  return [{ path: '', value: sorted(fields.map(({ path }) => path)) }, ...fields];
};

/** Where the fields of one partner stand; `handle` says nothing about key or order. */
export const partnerPath = (handle: string): string => `/partners/${handle}`;

const handleApart: ReadonlySet<string> = new Set(['handle']);

/** What is said of one partner, and which members that are. */
export const partnerFields = (
  partner: AnyProposal['partners'][number],
  handle: string,
): readonly Field[] => {
  const path = partnerPath(handle);
  const fields = membersUnder(path, partner, handleApart);
  return [
    { path, value: sorted(fields.map((field) => field.path.slice(path.length + 1))) },
    ...fields,
  ];
};
