import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { zipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog } from './support/answer-dialog.ts';
import { findFile } from './support/find-file.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';
import { workbookParts } from '../integration/intake/support.ts';

const bomb = (): Uint8Array => {
  const parts = workbookParts({ sheets: [{ name: 'A', rows: '' }] });
  parts['xl/worksheets/sheet1.xml'] = new Uint8Array(30 << 20);
  return zipSync(parts);
};

const withType = zipSync(
  workbookParts({
    sheets: [{ name: 'A', rows: '' }],
    parts: {
      'xl/worksheets/sheet1.xml':
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa">]><worksheet><sheetData/></worksheet>',
    },
  }),
);

describe('bad input in the window', () => {
  let launched: LaunchedApp;
  let page: Page;
  let sample: string;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    await page.getByRole('button', { name: 'Open sample workspace' }).click();
    await page.getByText('243 of 243 partners').waitFor();
    sample = findFile(launched.home, 'Tierwright sample.tierwright');
  });

  afterAll(async () => {
    await launched.close();
  });

  const press = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const at = (name: string): string => join(launched.home, name);

  /** The four sentences of the one alert that is shown: where, expected, found, remedy. */
  const alerted = async (found: string | RegExp): Promise<readonly string[]> => {
    const alert = page.getByRole('alert').filter({ hasText: found });
    await alert.waitFor();
    const told = await alert.getByRole('definition').allInnerTexts();
    // Figures are held together by other blanks.
    return told.map((text) => text.replaceAll('\u00a0', ' '));
  };

  it.each<[string, string | Uint8Array, string, string, string]>([
    [
      'empty.csv',
      '',
      'a table with a header row',
      'an empty file of 0 bytes',
      'Export the file again and look at its size.',
    ],
    [
      'header.csv',
      'key,revenue\n',
      'a header row and rows below it',
      'a header row and nothing below it',
      'Export the file again with its rows, or choose another header row.',
    ],
    [
      'picture.csv',
      Buffer.from('89504e470d0a1a0a0000', 'hex'),
      'a CSV, JSON, Parquet or XLSX table',
      'a PNG picture',
      'Open it in its own program and save the table as CSV or XLSX.',
    ],
    [
      'type.xlsx',
      withType,
      'a sound XLSX workbook',
      'a document type, which no workbook needs',
      'Open it in a spreadsheet program and save it again as XLSX or CSV.',
    ],
    [
      'bomb.xlsx',
      bomb(),
      'parts of at most 400 MB that pack to no less than a 200th',
      'one of 30 MB in 30 kB',
      'Open it in a spreadsheet program and save the sheet as CSV.',
    ],
    [
      'wide.csv',
      `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n1\n`,
      'at most 1,999 columns',
      '10,000 columns',
      'Choose the right delimiter, or export only the columns that are needed.',
    ],
  ])('explains %s in the first step of the import', async (name, bytes, ...sentences) => {
    writeFileSync(at(name), bytes);
    await answerOpenDialog(launched, at(name));
    await page.keyboard.press('Control+2');
    await page.getByRole('button', { name: 'Import file…' }).first().click();
    await press('Choose files…');
    expect(await alerted(sentences[1])).toEqual(sentences);
    await launched.screenshot(`bad-input-${name}-light-1280`);
    await press('Cancel import');
    await page.keyboard.press('Control+1');
    await page.getByText('243 of 243 partners').waitFor();
  });

  it('explains a workspace that will not open, and keeps the one that is open', async () => {
    const newer = at('newer.tierwright');
    copyFileSync(sample, newer);
    const connection = new BetterSqlite3(newer);
    connection.pragma('user_version = 99');
    connection.close();
    writeFileSync(at('text.tierwright'), 'key,revenue\nA,1\n'.repeat(20));
    const cases: readonly (readonly [string, string])[] = [
      ['newer.tierwright', 'schema 99, made by a newer Tierwright'],
      ['text.tierwright', 'a file of another kind'],
      ['nowhere.tierwright', 'no file at this place'],
    ];
    for (const [name, found] of cases) {
      await answerOpenDialog(launched, at(name));
      await page.keyboard.press('Control+o');
      expect((await alerted(found))[1]).toBe(found);
      await page.getByText('243 of 243 partners').waitFor();
      await page.getByRole('button', { name: 'Dismiss' }).click();
    }
  });
});
