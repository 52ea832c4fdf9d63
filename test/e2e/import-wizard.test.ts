import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { driveWizard } from './support/drive-wizard.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';
import { workbookParts } from '../integration/intake/support.ts';

/** A sales export as they come: two bytes a sign, lines that end in CR, a title, decimal commas, a total below. */
const salesExport = (): Buffer => {
  const lines = [
    'Sales by partner;;;',
    'Partner No;Partner;Date;Revenue €',
    ...Array.from({ length: 40 }, (_, index) => {
      const number = String(index + 1).padStart(4, '0');
      const month = String((index % 12) + 1).padStart(2, '0');
      const revenue = index === 7 ? 'See DN-304' : `${1 + (index % 9)}.${200 + index},50`;
      return `${number};Partner ${number};28.${month}.2025;${revenue}`;
    }),
    ';Total;;220.780,00',
  ];
  return Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(`${lines.join('\r')}\r`, 'utf16le'),
  ]);
};

const satisfactionSheet = [
  '<row r="1"><c t="inlineStr"><is><t>Partner No</t></is></c><c t="inlineStr"><is><t>Satisfaction</t></is></c></row>',
  ...Array.from({ length: 40 }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return `<row r="${index + 2}"><c t="inlineStr"><is><t>${number}</t></is></c><c><v>${60 + (index % 37)}</v></c></row>`;
  }),
].join('');

describe('an import', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    writeFileSync(join(launched.home, 'sales.csv'), salesExport());
    writeFileSync(
      join(launched.home, 'support.xlsx'),
      zipSync(workbookParts({ sheets: [{ name: 'Tickets', rows: satisfactionSheet }] })),
    );
  });

  afterAll(async () => {
    await launched.close();
  });

  const { press, step } = driveWizard(() => page);
  const facts = (): Promise<readonly string[]> => page.getByRole('definition').allInnerTexts();

  it('reads a messy export in a new workspace, and shows the evidence of each guess', async () => {
    await answerSaveDialog(launched, join(launched.home, 'programme.tierwright'));
    await press('New workspace…');
    await page.getByText('No data yet').first().waitFor();
    for (const [shortcut, place] of [
      ['Control+3', 'Model'],
      ['Control+1', 'Portfolio'],
    ] as const) {
      await page.keyboard.press(shortcut);
      await page.getByRole('heading', { name: place, level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Import file…' }).waitFor();
    }
    await page.keyboard.press('Control+2');
    await answerOpenDialog(launched, join(launched.home, 'sales.csv'));
    await page.getByRole('button', { name: 'Import file…' }).first().click();
    await press('Choose files…');
    await step('Read');
    for (const evidence of [
      'The file starts with its byte-order mark.',
      '1 row above it is left out.',
      '39 cells such as "1.200,50" fit only this sign.',
      'Row 43 ends the table, named "Total". Its number in "Revenue €" is not the sum of the column.',
      '40 whole numbers start with a zero that a number would lose',
    ]) {
      await page.getByText(evidence).waitFor();
    }
    await launched.screenshot('wizard-read-light-1280');
  });

  it('maps columns, and says what is rejected before anything is written', async () => {
    await page.keyboard.press('Control+Enter');
    await step('Map');
    await page
      .getByText('Partners are told apart by “Partner No” and shown as “Partner”.')
      .waitFor();
    await launched.screenshot('wizard-map-light-1280');
    await press('Build a metric…');
    const dialog = page.getByRole('dialog', { name: 'Build a metric' });
    await dialog.getByLabel('Made as').selectOption({ label: 'Growth of sum of' });
    await dialog.getByText('The earlier period is zero or negative.').first().waitFor();
    await dialog.getByLabel('Column').selectOption({ label: 'Revenue €' });
    await dialog.getByLabel('Months', { exact: true }).fill('6');
    await dialog.getByText('of 39 partners get a number.').waitFor();
    await launched.screenshot('metric-builder-light-1280');
    expect(await axeFaults(page, '[role=dialog]')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('metric-builder-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await press('Cancel import');
      await page.getByRole('dialog', { name: 'Leave the import?' }).waitFor();
      expect(await axeFaults(page, '[role=dialog]')).toEqual([]);
      await press('Go on importing');
    }
    await page.keyboard.press('Control+Enter');
    await page.getByText('Why rows are rejected').waitFor();
    await page
      .getByText('1 × Banner row above the header. 1 × Total row at the end of the table.')
      .waitFor();
    await launched.screenshot('wizard-check-light-1280');
    const answer = join(launched.home, 'rejected.csv');
    await answerSaveDialog(launched, answer);
    await press('Save rejected rows…');
    await page.getByText('1 rejected row saved to rejected.csv.').waitFor();
    expect(readFileSync(answer, 'utf8').split(/\r?\n/u)).toEqual([
      '\ufeffRow,Reason,Partner No,Partner,Date,Revenue €',
      '10,"Expected a number in ""Revenue €"".",0008,Partner 0008,28.08.2025,See DN-304',
      '',
    ]);
  });

  it('writes on commit only, and undoes the first model and the import one after the other', async () => {
    await expect.poll(() => page.getByText('0 partners').isVisible()).toBe(true);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '39 rows imported' }).waitFor();
    await press('See the portfolio');
    await page.getByText('39 of 39 partners').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('Not enough data 39').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('No data yet').first().waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+Shift+z');
    await page.getByText('39 of 39 partners').waitFor();
  });

  it('adds a workbook of another department to the same partners', async () => {
    await page.keyboard.press('Control+2');
    await answerOpenDialog(launched, join(launched.home, 'support.xlsx'));
    await page.getByRole('button', { name: 'Import file…' }).first().click();
    await press('Choose files…');
    await step('Read');
    await page.keyboard.press('Control+Enter');
    await step('Map');
    await page.keyboard.press('Control+Enter');
    await step('Check');
    await page.getByText('Rows read').waitFor();
    expect(await facts()).toEqual(['40', '40', '0', '1', '39']);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '40 rows imported' }).waitFor();
    await page.getByText('Not weighed yet: Satisfaction;').waitFor();
    await launched.screenshot('wizard-commit-light-1280');
    await press('Weigh it too');
    await page.getByRole('heading', { name: 'Model', level: 1 }).waitFor();
    const share = page.getByRole('textbox', { name: 'Weight of support in per cent' });
    await expect.poll(() => share.inputValue()).toBe('50 %');
    await page.getByRole('slider', { name: 'Weight of Satisfaction' }).waitFor();
    await page.getByText('All changes saved').waitFor();
    await launched.screenshot('model-weighed-light-1280');
    await page.keyboard.press('Control+z');
    await share.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Add a dimension' }).click();
    await page.getByRole('menuitem', { name: /^Every metric that is not weighed yet/u }).click();
    await page.getByRole('slider', { name: 'Weight of Satisfaction' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('slider', { name: 'Weight of Satisfaction' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+2');
    await page.getByText('40 partners, 2 metrics from 2 imports').waitFor();
    await launched.screenshot('data-imported-light-1280');
  });

  it('shows the data by tabs, by arrow key and by command, and comes back to the one that was left', async () => {
    const chosen = (): Promise<string> => page.getByRole('tab', { selected: true }).innerText();
    await page.getByRole('tab', { name: 'Sources' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(chosen).toBe('Metrics');
    await page.getByRole('group', { name: 'Metrics' }).waitFor();
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+2');
    await expect.poll(chosen).toBe('Metrics');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search commands and partners' }).fill('data quality');
    await page.keyboard.press('Enter');
    await expect.poll(chosen).toBe('Quality');
    await page.getByRole('group', { name: 'Quality of imports' }).waitFor();
    await launched.screenshot('data-quality-light-1280');
  });

  it('registers what a source is, says when it is due, and undoes it', async () => {
    await page.getByRole('tab', { name: 'Sources' }).click();
    await page.getByRole('button', { name: 'Edit source sales' }).click();
    const dialog = page.getByRole('dialog', { name: 'Source sales' });
    await dialog.getByLabel('Department').fill('Sales');
    await dialog.getByLabel('Owner').fill('Sales operations');
    await dialog.getByLabel('Delivers').selectOption('daily');
    await launched.screenshot('source-dialog-light-1280');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('group', { name: 'Sources' }).getByRole('row', { name: /^sales/u });
    await row.getByText('Sales operations').waitFor();
    expect(await row.getByText('daily').count()).toBe(1);
    await launched.screenshot('data-sources-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('data-sources-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => row.getByText('Sales operations').count()).toBe(0);
  });

  it('refuses a file that is no table, in words, and stays where it was', async () => {
    const file = join(launched.home, 'picture.csv');
    writeFileSync(file, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await page.keyboard.press('Control+2');
    await answerOpenDialog(launched, file);
    await page.getByRole('button', { name: 'Import file…' }).first().click();
    await press('Choose files…');
    await page.getByRole('alert').waitFor();
    await launched.screenshot('wizard-refused-light-1280');
    expect((await page.getByRole('alert').innerText()).split('\n')).toEqual([
      'picture.csv',
      'Expected',
      'a CSV, JSON, Parquet or XLSX table',
      'Found',
      'a PNG picture',
      'What to do',
      'Open it in its own program and save the table as CSV or XLSX.',
    ]);
    await step('File');
  });

  it('shows all of a file of many columns, though no frame draws all of it', async () => {
    const file = join(launched.home, 'wide.csv');
    const names = Array.from({ length: 40 }, (_, index) => `Figure ${index + 1}`);
    const rows = Array.from({ length: 25 }, (_, row) => [
      `P${row}`,
      ...names.map((_, index) => String(row * 100 + index)),
    ]);
    writeFileSync(
      file,
      [['Partner', ...names], ...rows].map((cells) => cells.join(',')).join('\n'),
    );
    await answerOpenDialog(launched, file);
    await press('Choose other files…');
    await step('Read');
    const rowsOf = (label: string) => page.getByRole('group', { name: label }).getByRole('row');
    await expect.poll(() => rowsOf('First rows of the file').count()).toBe(26);
    await expect.poll(() => rowsOf('Columns and their types').count()).toBe(42);
    await page.keyboard.press('Control+Enter');
    await step('Map');
    await expect.poll(() => rowsOf('Columns and what they are used for').count()).toBe(42);
    await expect.poll(() => rowsOf('Metrics').count()).toBe(41);
  });
});
