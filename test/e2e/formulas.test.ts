import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { openSample } from './support/open-sample.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';

describe('a metric by formula', () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    await openSample(launched, 'Metrics');
  });

  afterAll(async () => {
    await launched.close();
  });

  it('says what is wrong where it stands, is tried on partners, kept, and taken back', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'New formula…' }).click();
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: 'Save' });
    await dialog.getByLabel('Name').fill('Leads per engineer');
    await dialog.getByLabel('Formula').fill('leads / ');
    await dialog.getByText('Sign 9: The formula ends where').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByLabel('Formula').fill('nobody_has_this * 2');
    await dialog.getByText('There is no metric with the code nobody_has_this.').waitFor();
    const codes = await page.locator('td[data-nowrap] span').allInnerTexts();
    const [above = '', below = ''] = codes;
    await dialog.getByLabel('Formula').fill(`[${above}] / [${below}]`);
    await dialog.getByText(/of\s243 partners get a number/u).waitFor();
    await launched.screenshot('formula-light-1280');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect([theme, await axeFaults(page)]).toEqual([theme, []]);
    }
    await launched.screenshot('formula-dark-1280');
    await save.click();
    const kept = page.getByRole('group', { name: 'Formulas' });
    await kept.getByText('leads_per_engineer').waitFor();
    await launched.screenshot('formulas-dark-1280');
    await page.keyboard.press('Control+z');
    await kept.waitFor({ state: 'detached' });
  });
});
