import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';

const dayFile = (day: number): string =>
  [
    'Partner No,Partner,Date,Revenue',
    ...Array.from({ length: 20 }, (_, index) => {
      const number = String(index + 1).padStart(4, '0');
      return `${number},Partner ${number},2026-03-${String(day).padStart(2, '0')},${100 + index * day}`;
    }),
    '',
  ].join('\n');

describe('an import of several files', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    for (const day of [1, 2, 3]) {
      writeFileSync(join(launched.home, `orders-0${day}.csv`), dayFile(day));
    }
    writeFileSync(join(launched.home, 'orders-00.csv'), 'Partner No,Turnover\n0001,5\n');
  });

  afterAll(async () => {
    await launched.close();
  });

  const press = (name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();

  it('names the file of another shape, and reads the others as one table', async () => {
    await answerSaveDialog(launched, join(launched.home, 'programme.tierwright'));
    await press('New workspace…');
    await page.getByText('No data yet').first().waitFor();
    await page.keyboard.press('Control+2');
    await answerOpenDialog(
      launched,
      ...['02', '00', '03', '01'].map((day) => join(launched.home, `orders-${day}.csv`)),
    );
    await page.getByRole('button', { name: 'Import file…' }).first().click();
    await press('Choose files…');
    await page.getByRole('heading', { name: 'Import: Read', level: 1 }).waitFor();
    await page.getByText('3 files are read as one table').waitFor();
    await page.getByText('orders-00.csv lacks "Partner", "Date" and "Revenue"').waitFor();
    await launched.screenshot('many-files-read-light-1280');
    await press('Show files');
    const box = page.getByRole('checkbox', { name: 'orders-00.csv' });
    expect([await box.isChecked(), await box.isDisabled()]).toEqual([false, true]);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('many-files-list-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('many-files-list-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('is one run and one step of undo, and the file left out is imported next', async () => {
    await page.getByRole('checkbox', { name: 'orders-03.csv' }).uncheck();
    await page.getByRole('checkbox', { name: 'orders-03.csv' }).check();
    for (const step of ['Read', 'Map', 'Check']) {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: `Import: ${step}`, level: 1 }).waitFor();
    }
    await page.getByText('Rows read').waitFor();
    expect((await page.getByRole('definition').allInnerTexts())[0]).toBe('60');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '60 rows imported' }).waitFor();
    await press('Import orders-00.csv next');
    for (const step of ['Read', 'Map']) {
      await page.getByRole('heading', { name: `Import: ${step}`, level: 1 }).waitFor();
      await page.keyboard.press('Control+Enter');
    }
    await page.getByText('Rows read').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '1 row imported' }).waitFor();
    await page.getByRole('button', { name: 'Import another file' }).waitFor();
    await press('Back to the imports');
    await page.getByText('orders-01.csv and 2 more').first().waitFor();
    await page.getByText('orders-00.csv').first().waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.getByText('No data yet').first().waitFor();
  });
});
