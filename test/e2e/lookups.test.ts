import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { driveWizard } from './support/drive-wizard.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';

const orders = [
  'OrderID,VendorID,OrderDate,Status',
  ...Array.from({ length: 40 }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0');
    return `${index + 1},V${String(index % 8).padStart(3, '0')},2026-01-${day},${index % 3}`;
  }),
].join('\n');

const lines = [
  'OrderID,LineID,LineTotal,RejectedQty',
  ...Array.from(
    { length: 120 },
    (_, index) => `${(index % 41) + 1},${index + 1},${100 + index},${index % 5}`,
  ),
].join('\n');

describe('order lines that name their partner only through their order', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    writeFileSync(join(launched.home, 'orders.csv'), `${orders}\n`);
    writeFileSync(join(launched.home, 'lines.csv'), `${lines}\n`);
    await answerSaveDialog(launched, join(launched.home, 'programme.tierwright'));
    await page.getByRole('button', { name: 'New workspace…' }).click();
    await page.getByText('No data yet').first().waitFor();
  });

  afterAll(async () => {
    await launched.close();
  });

  const { press, step } = driveWizard(() => page);
  const openMap = async (name: string): Promise<void> => {
    await answerOpenDialog(launched, join(launched.home, name));
    await page.keyboard.press('Control+i');
    await press('Choose files…');
    await step('Read');
    await press('Continue');
    await step('Map');
  };

  it('are told that another source knows the partner, and take it from there with one click', async () => {
    await openMap('orders.csv');
    await press('Count rows per partner');
    await press('Continue');
    await press('Import 40 rows');
    await page.getByText('40 rows imported').waitFor();

    await openMap('lines.csv');
    await page.getByText('“orders” knows the partner of these rows').waitFor();
    await launched.screenshot('lookup-suggested-light-1280');
    await press('Look the partner up there');
    await page.getByText('Partners are told apart by “VendorID”.').waitFor();
    await page.getByLabel('Use of VendorID').waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('say in the check how many rows found their order, and make no new partner', async () => {
    await press('Change the lookup in orders');
    const dialog = page.getByRole('dialog', { name: 'Look columns up in another source' });
    await launched.screenshot('lookup-dialog-light-1280');
    await dialog.getByLabel('Rows without a match are').selectOption('reject');
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await press('Continue');
    await page
      .getByText('Looked up in “orders”: 118 rows found, 2 not (1 different keys).', {
        exact: false,
      })
      .waitFor();
    await press('Import 118 rows');
    await page.getByText('0 new and 8 known partners from lines.csv.', { exact: false }).waitFor();
  });

  it('are doubted where each would become a partner of its own', async () => {
    await answerOpenDialog(launched, join(launched.home, 'lines.csv'));
    await page.keyboard.press('Control+i');
    await press('Choose files…');
    // The file is like the earlier one and read like it, unless somebody wants a guess.
    await step('Check');
    await press('Guess from the file instead');
    await step('Read');
    await press('Continue');
    await step('Map');
    await press('Continue');
    await page.getByText('120 new partners, and the workspace has 8').waitFor();
    await page.getByText('Does “LineID” really name the partner?', { exact: false }).waitFor();
  });

  it('leave the outcome behind when a person goes on to another place', async () => {
    await page.keyboard.press('Control+1');
    await page.getByText('8 of 8 partners').waitFor();
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { name: 'Import: Check' }).waitFor();
    await press('Import 120 rows');
    await page.getByText('120 rows imported').waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+1');
    await page.getByText('8 of 8 partners').waitFor();
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { name: 'Imports' }).waitFor();
  });

  it('make partners whose first tiers are counted, and a driver is added without losing the place', async () => {
    await page.keyboard.press('Control+5');
    await page.getByText('every tier is proposed for the first time', { exact: false }).waitFor();
    const counts = await page.getByRole('definition').allInnerTexts();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(8);
    await page.keyboard.press('Control+4');
    await page.getByLabel('Market growth').check();
    await page.getByRole('button', { name: /^Add .*driver/u }).click();
    await page.getByRole('button', { name: 'Add effect' }).waitFor();
  });
});
