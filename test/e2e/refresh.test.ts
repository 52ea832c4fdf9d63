import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { makeHome } from './support/own-home.ts';

const monthFile = (month: number, partners: number): string =>
  [
    'Partner No,Partner,Date,Revenue',
    ...Array.from({ length: partners }, (_, index) => {
      const number = String(index + 1).padStart(4, '0');
      const revenue = 100 + ((index * 37 * month) % 901);
      return `${number},Partner ${number},2026-0${month}-15,${revenue}`;
    }),
    '',
  ].join('\n');

describe('a refresh in the window', () => {
  let launched: LaunchedApp;
  let page: Page;
  const home = makeHome();
  const folder = (): string => join(home, 'exports');

  beforeAll(async () => {
    launched = await launchApp({ size: laptop, home });
    ({ page } = launched);
    mkdirSync(folder());
    writeFileSync(join(folder(), 'revenue-2026-01.csv'), monthFile(1, 40));
  });

  afterAll(async () => {
    await launched.close();
    rmSync(home, { recursive: true, force: true });
  });

  const press = (name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const faults = (): Promise<readonly string[]> => axeFaults(page, '[role=dialog]');

  it('remembers where the files of a source are put', async () => {
    await answerSaveDialog(launched, join(launched.home, 'programme.tierwright'));
    await press('New workspace…');
    await page.getByText('No data yet').first().waitFor();
    await page.keyboard.press('Control+2');
    await answerOpenDialog(launched, join(folder(), 'revenue-2026-01.csv'));
    await page.getByRole('button', { name: 'Import file…' }).first().click();
    await press('Choose files…');
    for (const step of ['Read', 'Map', 'Check']) {
      await page.getByRole('heading', { name: `Import: ${step}`, level: 1 }).waitFor();
      if (step !== 'Check') await page.keyboard.press('Control+Enter');
    }
    await page.getByText('Rows read').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '40 rows imported' }).waitFor();
    await press('Back to the imports');

    expect(await page.getByRole('button', { name: 'Refresh all' }).isDisabled()).toBe(true);
    await press('Folder of revenue-2026-01');
    const dialog = page.getByRole('dialog', { name: 'Folder of revenue-2026-01' });
    expect(await dialog.getByLabel('Names of files').inputValue()).toBe('revenue-*.csv');
    await answerOpenDialog(launched, folder());
    await dialog.getByRole('button', { name: 'Choose…' }).click();
    await dialog.getByText('1 file is read now: revenue-2026-01.csv').waitFor();
    expect(await faults()).toEqual([]);
    await launched.screenshot('feed-dialog-light-1280');
    await dialog.getByRole('button', { name: 'Remember' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('exports/revenue-*.csv').waitFor();
  });

  it('imports what is new, tells what changed, and each source is one step of undo', async () => {
    await press('Refresh all');
    const dialog = page.getByRole('dialog', { name: 'Refresh' });
    await dialog.getByText('1 source: 0 imported, 1 with nothing new.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    writeFileSync(join(folder(), 'revenue-2026-02.csv'), monthFile(2, 44));
    await press('Refresh all');
    await dialog.getByText('1 source: 1 imported, 0 with nothing new.').waitFor();
    await dialog
      .getByText('Files: 1 new (revenue-2026-02.csv), 1 the same.', { exact: true })
      .waitFor();
    await dialog.getByText('Rows: 40 before, 84 now.').waitFor();
    await dialog.getByRole('group', { name: 'Partners that change tier' }).waitFor();
    expect(await faults()).toEqual([]);
    await launched.screenshot('refresh-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.resize(projector);
    await launched.screenshot('refresh-dark-1920');
    await launched.resize(laptop);
    await page.emulateMedia({ colorScheme: 'light' });
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    await press('What revenue-2026-01.csv and 1 more changed');
    await page.getByText('Against revenue-2026-01.csv of').waitFor();
    await page.keyboard.press('Escape');
    await launched.screenshot('sources-fed-light-1280');
    await page.keyboard.press('Control+z');
    await page.getByText('revenue-2026-01.csv and 1 more').waitFor({ state: 'detached' });
  });

  it('reads the folder after the next start, and another computer asks for it first', async () => {
    const workspace = join(home, 'programme.tierwright');
    await launched.close();
    const dialog = () => page.getByRole('dialog', { name: 'Refresh' });
    const refreshIn = async (own: string, partners: string): Promise<void> => {
      launched = await launchApp({ size: laptop, home: own, args: [workspace] });
      ({ page } = launched);
      await page.getByText(partners).first().waitFor();
      await page.keyboard.press('Control+2');
      await press('Refresh all');
    };
    await refreshIn(home, '40 partners');
    await dialog().getByText('1 source: 1 imported, 0 with nothing new.').waitFor();
    await launched.close();

    const elsewhere = makeHome();
    await refreshIn(elsewhere, '44 partners');
    await dialog().getByText('Folder not confirmed').waitFor();
    expect(await faults()).toEqual([]);
    await launched.screenshot('refresh-unconfirmed-light-1280');
    await answerOpenDialog(launched, folder());
    await dialog().getByRole('button', { name: 'Choose the folder…' }).click();
    await dialog().getByText('1 source: 0 imported, 1 with nothing new.').waitFor();
    await launched.close();
    rmSync(elsewhere, { recursive: true, force: true });
  });
});
