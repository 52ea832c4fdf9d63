import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { openSample } from './support/open-sample.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';

describe('a table of exchange rates', () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    await openSample(launched, 'Metrics');
  });

  afterAll(async () => {
    await launched.close();
  });

  it('is read from a file with its columns found, shown by currency, and taken back', async () => {
    const { page, home } = launched;
    const file = join(home, 'rates.csv');
    writeFileSync(
      file,
      'Currency,Valid from,Rate\nUSD,2026-01-01,1.25\nUSD,2026-02-01,1.6\nGBP,2026-01-01,0.8\n',
    );
    await answerOpenDialog(launched, file);
    await page.getByRole('button', { name: 'Import rates…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Base currency of the programme').fill('eur');
    await dialog.getByLabel('A rate says').selectOption('unitsPerBase');
    expect(await dialog.getByLabel('Day').inputValue()).toBe('Valid from');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect([theme, await axeFaults(page)]).toEqual([theme, []]);
      await launched.screenshot(`rates-dialog-${theme}-1280`);
    }
    await dialog.getByRole('button', { name: 'Import rates' }).click();
    await page.getByText('The programme counts in EUR; rates from rates.csv.').waitFor();
    const table = page.getByRole('group', { name: 'Rates' });
    expect(await table.locator('tbody tr').allInnerTexts()).toEqual([
      'GBP\t1\t2026-01-01\t2026-01-01',
      'USD\t2\t2026-01-01\t2026-02-01',
    ]);
    await table.scrollIntoViewIfNeeded();
    await launched.screenshot('rates-dark-1280');
    await page.keyboard.press('Control+z');
    await page.getByText('No rates yet.').waitFor();
  });
});
