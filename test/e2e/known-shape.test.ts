import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { driveWizard } from './support/drive-wizard.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';

/** Forty partners with an amount and a date; `more` is a second amount that is the same. */
const report = (header: string, shift: number, more = false): string =>
  [
    header,
    ...Array.from({ length: 40 }, (_, index) => {
      const number = String(index + 1).padStart(4, '0');
      const amount = 500 + index * 90 + shift;
      return `${number},Partner ${number},2026-0${1 + (index % 3)}-15,${amount}${more ? `,${amount + 1}` : ''}`;
    }),
    '',
  ].join('\n');

describe('a file like an earlier one', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    const put = (name: string, text: string): void =>
      writeFileSync(join(launched.home, name), text);
    put('crm-q1.csv', report('Partner No,Partner,Date,Revenue', 0));
    put('crm-q2.csv', report('Partner No,Partner,DATE,Revenue', 7));
    put('crm-q3.csv', report('Partner No,Partner,Date,Net,Gross', 9, true));
  });

  afterAll(async () => {
    await launched.close();
  });

  const { press, step } = driveWizard(() => page);
  const choose = async (name: string): Promise<void> => {
    await answerOpenDialog(launched, join(launched.home, name));
    await page.getByRole('button', { name: 'Import file…' }).first().click();
    await press('Choose files…');
  };

  it('is read and checked as that was, and imported with one click', async () => {
    await answerSaveDialog(launched, join(launched.home, 'programme.tierwright'));
    await press('New workspace…');
    await page.getByText('No data yet').first().waitFor();
    await page.keyboard.press('Control+2');
    await choose('crm-q1.csv');
    for (const name of ['Read', 'Map', 'Check']) {
      await step(name);
      if (name !== 'Check') await page.keyboard.press('Control+Enter');
    }
    await page.getByText('Rows read').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '40 rows imported' }).waitFor();
    await press('Back to the imports');

    await choose('crm-q2.csv');
    await step('Check');
    await page.getByText('Read like crm-q1 · crm-q1.csv').waitFor();
    await page.getByText('"Date" is "DATE" now, found by its spelling.').waitFor();
    await launched.screenshot('known-shape-check-light-1280');
    await press('Import as crm-q1: 40 rows');
    await page.getByRole('heading', { name: '40 rows imported' }).waitFor();
    await press('Back to the imports');
  });

  it('asks where two columns could be one, and keeps the answer', async () => {
    await page.getByRole('button', { name: 'Import the next file of crm-q1' }).waitFor();
    await answerOpenDialog(launched, join(launched.home, 'crm-q3.csv'));
    await press('Import the next file of crm-q1');
    await step('Read');
    await page.getByText('Could be “Net” or “Gross”').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('drift-read-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('drift-read-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.keyboard.press('Control+Enter');
    await step('Map');
    expect(await page.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
    await press('Back');
    await page.getByLabel('Header of Revenue').selectOption('Gross');
    await page.getByText('Known as another name of it').waitFor();
    await page.keyboard.press('Control+Enter');
    await step('Map');
    await page.keyboard.press('Control+Enter');
    await step('Check');
    await page.getByText('"Revenue" is "Gross" now, found by a synonym.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '40 rows imported' }).waitFor();
    await press('Back to the imports');
    await choose('crm-q3.csv');
    await step('Check');
    await page.getByText('This import is already in the workspace').waitFor();
  });
});
