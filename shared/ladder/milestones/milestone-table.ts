import { splitCsvRow } from '../../text/split-csv-row.ts';
import { writeCsv } from '../../text/write-csv.ts';
import {
  milestoneProofs,
  type Milestone,
  type MilestoneAssignment,
} from '../../model/milestone.ts';
import type { MilestoneProblem } from '../../model/milestone-list.ts';

/** The columns of a table of milestones; the first three must be there, in any order. */
export const milestoneTableColumns = [
  'partner',
  'milestone',
  'due',
  'owner',
  'met on',
  'evidence kind',
  'evidence',
  'sha-256',
  'waived on',
  'reason',
] as const;
type Column = (typeof milestoneTableColumns)[number];

const asked: readonly Column[] = ['partner', 'milestone', 'due'];

export type MilestoneTable = {
  readonly assignments: readonly Omit<MilestoneAssignment, 'id'>[];
  readonly problems: readonly MilestoneProblem[];
};

const isoDay = /^\d{4}-\d{2}-\d{2}$/u;
const isDay = (text: string): boolean => {
  const time = isoDay.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return time >= 0 && new Date(time).toISOString().startsWith(text);
};

const delimiterOf = (header: string): string =>
  [';', '\t', ','].find((each) => header.includes(each)) ?? ',';

/** A text as it was before it was made harmless for spreadsheets. */
const plain = (text: string): string => (/^'[=+\-@\t\r]/u.test(text) ? text.slice(1) : text);

const foundWords = (text: string): string => (text === '' ? 'nothing' : `"${text.slice(0, 60)}"`);

/** The cells of one row by column, trimmed; and how it is refused. */
type RowReader = {
  readonly cell: (column: Column) => string;
  readonly refuse: (column: Column, expected: string) => void;
};

const readDay = ({ cell, refuse }: RowReader, column: Column): string | null => {
  const text = cell(column);
  if (text === '') {
    return null;
  }
  if (!isDay(text)) {
    refuse(column, 'a day from 1970 on as YYYY-MM-DD');
  }
  return text;
};

const readProof = (
  { cell, refuse }: RowReader,
  metOn: string | null,
): MilestoneAssignment['proof'] => {
  const [kindText, text, hash] = [
    cell('evidence kind').toLowerCase(),
    cell('evidence'),
    cell('sha-256').toLowerCase(),
  ];
  if (metOn === null) {
    for (const column of ['evidence kind', 'evidence', 'sha-256'] as const) {
      if (cell(column) !== '') refuse(column, 'nothing, because there is no day in "met on"');
    }
    return null;
  }
  const kind = milestoneProofs.find((each) => each === kindText);
  if (kind === undefined) {
    refuse('evidence kind', `one of ${milestoneProofs.join(', ')}, because the milestone is met`);
  }
  if (text === '') {
    refuse('evidence', 'what proves that the milestone is met');
  }
  if (kind === 'file' ? !/^[0-9a-f]{64}$/u.test(hash) : hash !== '') {
    refuse('sha-256', kind === 'file' ? '64 hexadecimal digits' : 'nothing but for a file');
  }
  return kind === undefined ? null : { kind, text, sha256: kind === 'file' ? hash : null };
};

/**
 * Reads assigned milestones from CSV text. `partners` are the keys that are known, `catalogue` the milestones
 * that there are, named as people name them. Nothing of a row with a problem is taken; every problem says its row,
 * column, what was expected and what was found.
 */
export const readMilestoneTable = (
  given: string,
  partners: ReadonlySet<string>,
  catalogue: readonly Pick<Milestone, 'id' | 'name'>[],
): MilestoneTable => {
  const lines = given.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const delimiter = delimiterOf(lines[0] ?? '');
  const header = splitCsvRow(lines[0] ?? '', delimiter).map((cell) => cell.trim().toLowerCase());
  const problems: MilestoneProblem[] = asked
    .filter((column) => !header.includes(column))
    .map((column) => ({
      ...{ row: 1, column, expected: `a column called "${column}"` },
      found: foundWords(header.join(', ')),
    }));
  if (problems.length > 0) {
    return { assignments: [], problems };
  }
  const idByName = new Map(catalogue.map(({ id, name }) => [name.trim().toLowerCase(), id]));
  const rowByKey = new Map<string, number>();
  const assignments: Omit<MilestoneAssignment, 'id'>[] = [];
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') {
      return;
    }
    const row = index + 1;
    const before = problems.length;
    const cells = splitCsvRow(line, delimiter);
    const cell = (column: Column): string =>
      plain((cells[header.indexOf(column)] ?? '').trim()).trim();
    const reader: RowReader = {
      cell,
      refuse: (column, expected) =>
        void problems.push({ row, column, expected, found: foundWords(cell(column)) }),
    };
    const { refuse } = reader;
    const [partner, name, owner, reason] = [
      cell('partner'),
      cell('milestone'),
      cell('owner'),
      cell('reason'),
    ];
    const milestone = idByName.get(name.toLowerCase());
    if (!partners.has(partner)) refuse('partner', 'the key of a partner that was imported');
    if (milestone === undefined) {
      refuse(
        'milestone',
        catalogue.length === 0
          ? 'a milestone, but the catalogue has none yet'
          : `one of ${catalogue.map((each) => each.name).join(', ')}`,
      );
    }
    const due = readDay(reader, 'due');
    if (due === null) refuse('due', 'a day from 1970 on as YYYY-MM-DD');
    const metOn = readDay(reader, 'met on');
    const proof = readProof(reader, metOn);
    const waivedOn = readDay(reader, 'waived on');
    if (waivedOn === null && reason !== '')
      refuse('reason', 'nothing, because "waived on" is empty');
    if (waivedOn !== null && reason === '') refuse('reason', 'why the milestone is waived');
    const key = `${partner}\n${milestone ?? ''}\n${due ?? ''}`;
    const twin = rowByKey.get(key);
    if (problems.length === before && twin !== undefined) {
      refuse('due', `another day than in row ${twin}, which is the same milestone of the partner`);
    }
    rowByKey.set(key, row);
    if (problems.length === before && milestone !== undefined && due !== null) {
      assignments.push({
        ...{ milestone, partner, due, metOn, proof, waivedOn },
        owner: owner.slice(0, 200),
        reason: reason.slice(0, 2000),
      });
    }
  });
  return { assignments, problems };
};

const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n]+\s*/gu, ' ');

/** Assigned milestones as such a table; those that the catalogue lost are left out. */
export const writeMilestoneTable = (
  assignments: readonly MilestoneAssignment[],
  catalogue: readonly Pick<Milestone, 'id' | 'name'>[],
): string => {
  const names = new Map(catalogue.map(({ id, name }) => [id, name]));
  return writeCsv([
    milestoneTableColumns,
    ...assignments.flatMap(({ milestone, partner, due, owner, metOn, proof, waivedOn, reason }) => {
      const name = names.get(milestone);
      return name === undefined
        ? []
        : [
            [
              ...[partner, name, due, oneLine(owner), metOn, proof?.kind ?? null],
              ...[proof === null ? null : oneLine(proof.text), proof?.sha256 ?? null],
              ...[waivedOn, oneLine(reason)],
            ],
          ];
    }),
  ]);
};
