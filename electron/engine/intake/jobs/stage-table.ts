import { rmSync } from 'node:fs';
import { planColumns } from '#shared/intake/recipe-use.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import {
  sourceRowsColumns,
  stagedIssueColumns,
  stagedPartnerColumns,
  stagedRejectedColumns,
} from '#db/imports/run-tables.ts';
import { createRecordWriter } from '#db/imports/staging/record.ts';
import {
  createStagingFile,
  type StagedTable,
  type StagingFile,
} from '#db/imports/staging/staging-file.ts';
import type { TableTaken } from '../table/take-table.ts';
import { pathsOf, type ReadJob, type TableStaged } from './read-job.ts';
import { takeFiles } from './take-files.ts';

const stagePartners = (staging: StagingFile, { partnerKeys, totals }: TableTaken): StagedTable => {
  const table = staging.openTable('partners', stagedPartnerColumns);
  const record = createRecordWriter();
  partnerKeys.forEach((key, partner) => {
    const name = totals.names?.labels[totals.names.codes[partner] ?? 0] ?? '';
    record.begin();
    record.addNull();
    record.addText(key);
    if (name === '') {
      record.addNull();
    } else {
      record.addText(name);
    }
    record.addInteger(totals.rowCounts[partner] ?? 0);
    table.append(partner + 1, record);
  });
  return table.finish();
};

/**
 * Reads the files into a staging file: accepted rows, rejected rows with their reasons, partners. On
 * a refusal nothing is left of the staging file.
 */
export const stageTable = async (
  { path, also, recipe, lookups, stagingPath, rates }: Extract<ReadJob, { readonly kind: 'stage' }>,
  onProgress: (progress: Progress) => void,
): Promise<TableStaged> => {
  const staging = createStagingFile(stagingPath);
  try {
    const rows = staging.openTable('rows', sourceRowsColumns(planColumns(recipe)));
    const rejected = staging.openTable('rejected', stagedRejectedColumns);
    const leftOut = staging.openTable('left_out', stagedRejectedColumns);
    const issues = staging.openTable('issues', stagedIssueColumns);
    let issueCount = 0;
    const record = createRecordWriter();
    // Issues are noted while the record of their row waits to be appended.
    const issueRecord = createRecordWriter();
    const { read, taken } = await takeFiles(
      pathsOf({ path, also }),
      recipe,
      lookups,
      () => ({
        accept: rows.append,
        reject: ({ rowNumber, reason, cells }) => {
          record.begin();
          record.addNull();
          record.addText(reason);
          record.addText(JSON.stringify(cells));
          rejected.append(rowNumber, record);
        },
        leaveOut: ({ rowNumber, reason, cells }) => {
          record.begin();
          record.addNull();
          record.addText(reason);
          record.addText(JSON.stringify(cells));
          leftOut.append(rowNumber, record);
        },
        issue: ({ rowNumber, header, text, taken }) => {
          issueCount += 1;
          issueRecord.begin();
          issueRecord.addNull();
          issueRecord.addInteger(rowNumber);
          issueRecord.addText(header);
          issueRecord.addText(text);
          issueRecord.addText(taken);
          issues.append(issueCount, issueRecord);
        },
      }),
      onProgress,
      rates,
    );
    const staged = {
      ...read,
      totals: taken.totals,
      rows: rows.finish(),
      rejected: rejected.finish(),
      leftOut: leftOut.finish(),
      issues: issues.finish(),
      partners: stagePartners(staging, taken),
    };
    staging.finish();
    return staged;
  } catch (error) {
    staging.close();
    rmSync(stagingPath, { force: true });
    throw error;
  }
};
