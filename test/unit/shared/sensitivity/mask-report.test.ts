import { expect, it } from 'vitest';
import { maskText } from '#shared/model/sensitivity.ts';
import { hiddenThings, nothingHidden } from '#shared/sensitivity/hidden.ts';
import { maskCells, maskReport } from '#shared/sensitivity/mask-report.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { noFindings } from '#shared/model/run-findings.ts';
import { sensitiveThings } from '#shared/sensitivity/sensitive-things.ts';
import { aRecipe } from '../../../integration/intake/support.ts';

it('masks the cells of hidden columns, and all of a row whose cells cannot be told apart', () => {
  const recipe = aRecipe({
    columns: [
      { header: 'id', type: 'text' },
      { header: 'amount', type: 'number', sensitivity: 'confidential' },
      { header: 'day', type: 'date' },
    ],
    attributes: [],
  });
  const hidden = hiddenThings(sensitiveThings([{ sourceName: 'Sales', recipe }], [], []), []);
  const headers = ['id', 'amount', 'day'];
  const mask = (cells: readonly string[], source = 'Sales', by = hidden) =>
    maskCells(cells, headers, source, by);
  expect([
    mask(['A', '5', 'today']),
    mask(['A', '', 'today']),
    mask(['A', '5', 'x', 'today']),
    mask(['A', '5', 'x', 'today'], 'Other'),
    mask(['A', '5', 'today'], 'Sales', nothingHidden),
  ]).toEqual([
    ['A', maskText, 'today'],
    ['A', '', 'today'],
    [maskText, maskText, maskText, maskText],
    ['A', '5', 'x', 'today'],
    ['A', '5', 'today'],
  ]);
});

it('masks keys without a match where the source has a hidden column, under whatever header', () => {
  const recipe = aRecipe({
    columns: [
      { header: 'id', type: 'text' },
      { header: 'amount', type: 'number', sensitivity: 'confidential' },
    ],
    attributes: [],
  });
  const hidden = hiddenThings(sensitiveThings([{ sourceName: 'Sales', recipe }], [], []), []);
  const report = {
    rejectedRows: [{ rowNumber: 2, reason: 'r', cells: ['A', '5'] }],
    leftOutRows: [],
    findings: {
      ...noFindings,
      headers: ['id', 'Betrag'],
      names: ['id', 'amount'],
      lookups: [
        {
          source: 'Orders',
          matched: 1,
          orphanRows: 2,
          orphanKeys: 1,
          orphans: [{ key: 'A', rows: 2 }],
        },
      ],
    },
  } as unknown as ImportReport;
  const masked = maskReport(report, 'Sales', hidden);
  expect([masked.rejectedRows[0]?.cells, masked.findings.lookups[0]?.orphans]).toEqual([
    ['A', maskText],
    [{ key: maskText, rows: 2 }],
  ]);
  expect(maskReport(report, 'Sales', nothingHidden)).toEqual(report);
});
