import { resolve } from 'node:path';
import { countOf } from '#shared/intake/wording.ts';
import { milestoneSentences, statusName } from '#shared/ladder/milestones/milestone-words.ts';
import type { MilestoneQuery } from '#shared/model/milestone-list.ts';
import { err, ok } from '#shared/result.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { checkDay } from '../check-day.ts';
import type { Command } from '../command-context.ts';
import { exitStatus } from '../exit-status.ts';
import { writeNoted, wroteLines } from '../included.ts';
import { openPortfolio } from '../open-portfolio.ts';
import { tableRecords, type ResultTable } from '../write-table.ts';

export type ListOptions = {
  readonly show: MilestoneQuery['show'];
  readonly asOf?: string;
  readonly out?: string;
};

/** Days within which a milestone is due `soon`. */
const soonDays = 30;
const limit = 100_000;

/** `tierwright milestones list`: assigned milestones with where each stands, and what they do on the ladder. */
export const listMilestones =
  (path: string, { show, asOf, out }: ListOptions): Command =>
  async (context) => {
    const day = checkDay('--as-of', asOf);
    if (!day.ok) {
      return day;
    }
    const opened = await openPortfolio(context, path, asOf);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    if (asOf !== undefined) {
      const shown = await context.call('workspace/show-as-of', { knownOn: asOf });
      if (!shown.ok) return shown;
    }
    const listed = await context.call('milestones/list', {
      query: { show, milestone: null, soonDays, limit },
    });
    if (!listed.ok) {
      return listed;
    }
    const { model } = workspace;
    const catalogue = new Map(model.rules.milestones.map((each) => [each.id, each]));
    const names = new Map(
      snapshot.partnerKeys.map((key, row) => [key, snapshot.partnerNames[row] ?? key]),
    );
    const { rows, counts, total } = listed.value;
    const table: ResultTable = {
      columns: [
        ...['partner', 'name', 'milestone', 'due', 'status', 'owner'],
        ...['met on', 'evidence kind', 'evidence', 'sha-256', 'waived on', 'reason'],
      ],
      rows: rows.map(({ partner, milestone, due, status, owner, metOn, proof, ...rest }) => {
        const of = catalogue.get(milestone);
        return [
          ...[partner, names.get(partner) ?? '', of?.name ?? '', due],
          ...[statusName(of?.direction ?? 'up', status).toLowerCase(), owner, metOn],
          ...[proof?.kind ?? null, proof?.text ?? null, proof?.sha256 ?? null],
          ...[rest.waivedOn, rest.reason],
        ];
      }),
    };
    if (asOf !== undefined && out !== undefined) {
      // What is written is noted in the workspace, which cannot be changed in the past.
      const now = await context.call('workspace/show-as-of', { knownOn: null });
      if (!now.ok) return now;
    }
    const written = await writeNoted(context, 'milestones', out, table);
    if (!written.ok) {
      return written;
    }
    const sentences = milestoneSentences(model);
    return ok({
      document: {
        programme: workspace.name,
        asOf: listed.value.day,
        counts,
        rules: sentences,
        milestones: tableRecords(table),
      },
      lines: [
        `${workspace.name}, as of ${listed.value.day}: ${countOf(counts.missed, 'milestone')} missed, ${counts.planned} planned, ${counts.met} met, ${counts.waived} waived.`,
        ...sentences,
        ...table.rows.map((row) => {
          const [key, name, milestone, due, status, owner] = row.map((cell) => cell ?? '');
          return `  ${due}  ${status}  ${milestone}: ${name} (${key})${owner === '' ? '' : `, ${owner}`}`;
        }),
        ...(total > rows.length
          ? [`  … and ${countOf(total - rows.length, 'milestone')} more`]
          : []),
        ...wroteLines(out),
      ],
    });
  };

/** `tierwright milestones import`: a table of them as one step of undo, or every row that is wrong. */
export const importMilestones =
  (path: string, file: string, check: boolean): Command =>
  async (context) => {
    const opened = await context.call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const answer = await context.call('milestones/import', { path: resolve(file), check });
    if (!answer.ok) {
      return answer;
    }
    const { added, changed, same, problems } = answer.value.report;
    const [first] = problems;
    if (first !== undefined) {
      return ok({
        document: { written: false, problems },
        lines: [
          `${file}: nothing was imported, for ${countOf(problems.length, 'cell')} must be mended.`,
          ...problems.map(
            ({ row, column, expected, found }) =>
              `  row ${row}, column "${column}": expected ${expected}; found ${found}`,
          ),
        ],
        status: exitStatus.refused,
      });
    }
    return ok({
      document: { written: !check && added + changed > 0, added, changed, same, problems },
      lines: [
        `${check ? 'Would import' : 'Imported'} ${file}: ${countOf(added, 'milestone')} added, ${changed} changed, ${same} as they were.`,
      ],
    });
  };

/** `tierwright milestones export`: the table that `import` reads. */
export const exportMilestones =
  (path: string, out: string): Command =>
  async (context) => {
    if (!out.toLowerCase().endsWith('.csv')) {
      return err(
        refuseInput(out, 'a file that ends in .csv', 'another ending', 'Give it the ending .csv.'),
      );
    }
    const opened = await context.call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const written = await context.call('milestones/export', { path: resolve(out) });
    return written.ok
      ? ok({
          document: { rows: written.value.rows, file: resolve(out) },
          lines: [`Wrote ${countOf(written.value.rows, 'milestone')} to ${out}.`],
        })
      : written;
  };
