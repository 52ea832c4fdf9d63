import type { WrittenCell } from '#shared/portfolio/written-columns.ts';
import { reasonsHeldBack } from '#shared/proposal/judge-again.ts';
import type { ProposalBody } from '#shared/proposal/proposal-document.ts';
import { ladderNameAt } from '#shared/proposal/stated-ladders.ts';
import { recommendedTierOf } from '#shared/proposal/stated-decision.ts';
import { statesWhy } from '#shared/proposal/why-changed.ts';
import { rulesOfDocument } from '#shared/proposal/stated-rules.ts';
import { rowXml, sheetHead, sheetTail, type SheetColumn } from '../export/sheet-xml.ts';
import { workbookParts } from '../export/workbook-parts.ts';
import { writeZip } from './write-zip.ts';

/** The entry of the workbook, which a proposal names among its annexes. */
export const workbookEntry = 'tiers.xlsx';

type Partner = ProposalBody['partners'][number];

/** A column of a sheet with what stands in it. */
type Told<T> = SheetColumn & { readonly of: (row: T) => WrittenCell };

type Sheet = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly WrittenCell[])[];
};

const text = <T>(name: string, width: number, of: (row: T) => string): Told<T> => ({
  ...{ name, width, of },
  decimals: null,
});

const number = <T>(
  name: string,
  decimals: number,
  of: (row: T) => number | string | null | undefined,
): Told<T> => ({
  name,
  width: Math.max(10, name.length + 3),
  decimals,
  of: (row) => {
    const value = of(row);
    return value === null || value === undefined ? null : Number(value);
  },
});

const told = <T>(name: string, columns: readonly Told<T>[], rows: readonly T[]): Sheet => ({
  name,
  columns: columns.map((column) => ({
    name: column.name,
    width: column.width,
    decimals: column.decimals,
  })),
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
});

type Dimension = ProposalBody['method']['dimensions'][number];
type PlacedCriterion = {
  readonly dimension: Dimension;
  readonly criterion: Dimension['criteria'][number];
};

const criteriaOf = ({ method }: ProposalBody): readonly PlacedCriterion[] =>
  method.dimensions.flatMap((dimension) =>
    dimension.criteria.map((criterion) => ({ dimension, criterion })),
  );

const partnersSheet = (document: ProposalBody): Sheet => {
  const { tiers, partners, outlook, cycle, commitments, ladders } = document;
  const ladderOf = (tier: number | null): string =>
    tier === null ? '' : ladderNameAt(ladders, tiers[tier]?.ladder);
  const tierName = (tier: number | null | undefined): string =>
    tier === null || tier === undefined ? '' : (tiers[tier]?.name ?? '');
  const drawn = outlook?.weightings?.count;
  const futures = outlook?.ensemble?.futures;
  const shareOf = (
    counts: readonly number[] | undefined,
    of: number | undefined,
    tier: number | null,
  ): number | null =>
    counts === undefined || of === undefined ? null : (counts[tier ?? tiers.length] ?? 0) / of;
  const all: readonly Told<Partner>[] = [
    text('Key', 14, ({ key }) => key),
    text('Partner', 34, ({ name }) => name),
    text('Tier today', 16, ({ currentTier }) => tierName(currentTier)),
    text('Tier proposed', 16, ({ proposedTier }) => tierName(proposedTier)),
    ...(ladders === undefined
      ? []
      : [
          text<Partner>('Climbs the ladder', 22, ({ ladder }) => ladderNameAt(ladders, ladder?.of)),
          text<Partner>('Ladder of the tier today', 24, (partner) => ladderOf(partner.currentTier)),
          text<Partner>('Ladder of the tier proposed', 26, (partner) =>
            ladderOf(partner.proposedTier),
          ),
        ]),
    number('Score', 2, ({ score }) => score),
    number('Coverage', 4, ({ coverage }) => coverage),
    ...(rulesOfDocument(document).length === 0
      ? []
      : [
          text<Partner>('Held back by', 40, (partner) =>
            reasonsHeldBack(partner, document).join('; '),
          ),
        ]),
    ...(document.ladder === undefined
      ? []
      : [text<Partner>('Ladder', 40, ({ step }) => step?.reason ?? '')]),
    ...(cycle === undefined
      ? []
      : [
          text<Partner>('Recommended', 16, (partner) => tierName(recommendedTierOf(partner))),
          text<Partner>('Decision', 12, ({ decision }) => decision?.way ?? ''),
          text<Partner>('Rationale', 40, ({ decision }) => decision?.rationale ?? ''),
          text<Partner>('Approver', 20, ({ decision }) => decision?.approver ?? ''),
          text<Partner>('Override until', 14, ({ decision }) => decision?.expires ?? ''),
        ]),
    ...(statesWhy(document) ? [text<Partner>('Why it changes', 60, ({ why }) => why ?? '')] : []),
    ...criteriaOf(document).map(({ criterion }, index) =>
      number<Partner>(`Points: ${criterion.name}`, 4, ({ contributions }) => contributions[index]),
    ),
    ...(outlook?.scenarios ?? []).map(({ name }, index) =>
      text<Partner>(`In: ${name}`, 16, (partner) => tierName(partner.outlook?.scenarios[index])),
    ),
    ...(futures === undefined
      ? []
      : [
          number<Partner>('Share of futures in the proposed tier', 4, (partner) =>
            shareOf(partner.outlook?.ensemble, futures, partner.proposedTier),
          ),
        ]),
    ...(drawn === undefined
      ? []
      : [
          number<Partner>('Share of weightings in the proposed tier', 4, (partner) =>
            shareOf(partner.outlook?.weightings, drawn, partner.proposedTier),
          ),
        ]),
    // Without a secret in each row a small table could be guessed by its hash, which copies tell.
    ...(commitments === undefined
      ? []
      : [text<Partner>('Handle', 34, ({ handle }) => handle ?? '')]),
  ];
  return told('Partners', all, partners);
};

type TierRow = {
  readonly ladder: string;
  readonly name: string;
  readonly line: string | null;
  readonly purpose: string;
  readonly today: number | undefined;
  readonly proposed: number | undefined;
};

const tiersSheet = ({ tiers, counts, ladders }: ProposalBody): Sheet =>
  told<TierRow>(
    'Tiers',
    [
      ...(ladders === undefined ? [] : [text<TierRow>('Ladder', 24, ({ ladder }) => ladder)]),
      text('Tier', 24, ({ name }) => name),
      number('From score', 6, ({ line }) => line),
      number('Partners today', 0, ({ today }) => today),
      number('Partners proposed', 0, ({ proposed }) => proposed),
      text('Purpose', 60, ({ purpose }) => purpose),
    ],
    [
      ...tiers.map((tier) => ({ ...tier, ladder: ladderNameAt(ladders, tier.ladder) })),
      { name: 'none', line: null, purpose: '', ladder: '' },
    ].map(({ name, line, purpose, ladder }, index) => ({
      ...{ name, line, purpose, ladder },
      today: counts.current[index],
      proposed: counts.proposed[index],
    })),
  );

const methodSheet = (document: ProposalBody): Sheet =>
  told<PlacedCriterion>(
    'Method',
    [
      text('Dimension', 24, ({ dimension }) => dimension.name),
      text('Criterion', 30, ({ criterion }) => criterion.name),
      text('Metric', 24, ({ criterion }) => criterion.metric),
      text('Unit', 10, ({ criterion }) => criterion.unit),
      text('Value function', 16, ({ criterion }) => criterion.valueFunction),
      number('Weight of the dimension', 6, ({ dimension }) => dimension.weight),
      number('Weight in the dimension', 6, ({ criterion }) => criterion.weight),
      number('Raw number worth 0', 6, ({ criterion }) => criterion.bounds?.lower),
      number('Raw number worth 100', 6, ({ criterion }) => criterion.bounds?.upper),
    ],
    criteriaOf(document),
  );

const inputsSheet = ({ inputs }: ProposalBody): Sheet =>
  told<ProposalBody['inputs'][number]>(
    'Inputs',
    [
      text('File', 34, ({ fileName }) => fileName),
      text('Source', 20, ({ source }) => source),
      text('Department', 20, ({ department }) => department),
      number('Rows accepted', 0, ({ rowsAccepted }) => rowsAccepted),
      number('Rows rejected', 0, ({ rowsRejected }) => rowsRejected),
      text('SHA-256 of the file', 66, ({ sha256 }) => sha256),
      text('SHA-256 of the recipe', 66, ({ recipeSha256 }) => recipeSha256),
    ],
    inputs,
  );

const originSheet = (document: ProposalBody, proposalSha256: string): Sheet =>
  told<readonly [string, string]>(
    'Where from',
    [text('What', 30, ([what]) => what), text('Value', 90, ([, value]) => value)],
    [
      ['Proposal', document.title],
      ['Programme', document.programme],
      ['Made (UTC)', document.createdAt],
      ['Tierwright', document.engineVersion],
      ['SHA-256 of proposal.json', proposalSha256],
      ...(document.previous === undefined || document.previous === null
        ? []
        : [['Takes the place of', document.previous.sha256] as const]),
      ...(document.audit === undefined
        ? []
        : [['Audit trail', `${document.audit.events} events, ${document.audit.head}`] as const]),
      ['What counts', 'proposal.json, which is signed; this workbook is made from it.'],
    ],
  );

const sheetXml = ({ columns, rows }: Sheet): string =>
  sheetHead(columns) +
  // The heading is the first row.
  rows.map((cells, index) => rowXml(cells, index + 2, columns)).join('') +
  sheetTail(columns, rows.length);

/**
 * `tiers.xlsx`: the proposal for spreadsheets, numbers as numbers, with a sheet that says where it is from. Made from
 * the document alone; the same document gives the same bytes on every system, so a verifier makes it again.
 */
export const tiersWorkbook = (document: ProposalBody, proposalSha256: string): Buffer => {
  const sheets = [
    partnersSheet(document),
    tiersSheet(document),
    methodSheet(document),
    inputsSheet(document),
    originSheet(document, proposalSha256),
  ];
  const parts = [
    ...Object.entries(workbookParts(sheets.map(({ name }) => name))),
    ...sheets.map((sheet, index): readonly [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      sheetXml(sheet),
    ]),
  ];
  return writeZip(
    new Map(parts.map(([name, content]) => [name, Buffer.from(content, 'utf8')])),
    'stored',
  );
};

/** The workbook of a proposal that has one; null for those of before. */
export const workbookOf = (document: ProposalBody, proposalSha256: string): Buffer | null =>
  document.annexes?.includes(workbookEntry) === true
    ? tiersWorkbook(document, proposalSha256)
    : null;
