import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

describe('cutting tiers', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    await openSample(launched);
    await page.keyboard.press('Control+3');
    await page.getByRole('tab', { name: 'Tiers' }).click();
  });

  afterAll(async () => {
    await launched.close();
  });

  it('describes a tier on its card, in one step', async () => {
    const tier = page.getByRole('region', { name: 'Select', exact: true });
    await tier.getByRole('button', { name: 'Describe Select' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Decision rights').fill('- Discounts up to 5 %\n- Choice of campaigns');
    await dialog.getByRole('button', { name: 'Save the card' }).click();
    await tier.getByRole('combobox', { name: 'Colour' }).click();
    await page.getByRole('option', { name: 'plum' }).click();
    await page.getByText('All changes saved').waitFor();
    await page.getByText('Cards', { exact: true }).click();
    const card = page.getByRole('region', { name: 'Card of Select' });
    expect(await card.getByRole('listitem').allInnerTexts()).toEqual([
      'A first reference customer',
      'A certified engineer',
      'Discounts up to 5 %',
      'Choice of campaigns',
      'Training',
      'Campaigns in a box',
    ]);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('tier-cards-light-1280');
    await launched.resize(projector);
    await launched.screenshot('tier-cards-light-1920');
    await launched.resize(laptop);
    await page.getByText('Rules', { exact: true }).click();
    await launched.screenshot('tier-rules-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('tier-rules-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
  });
});
