import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { openSample } from './support/open-sample.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';

describe('the partners of the sample', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    await openSample(launched, 'Partners');
    await page.getByText('All partners (243)').waitFor();
  });

  afterAll(async () => {
    await launched.close();
  });

  const keyAt = async (place: number): Promise<string> =>
    (await page.locator(`[row-index="${place}"] [col-id="key"]`).first().textContent()) ?? '';

  it('are merged by hand, split again, and the merge is taken back by undo', async () => {
    const [survivor, alias] = [await keyAt(0), await keyAt(1)];
    await page.locator('[row-index="0"] [col-id="key"]').first().click();
    const details = page.getByRole('complementary');
    await launched.screenshot('partners-details-light-1280');
    await details.getByLabel('Merge another key into it').fill(alias);
    await details.getByRole('button', { name: 'Merge' }).click();
    await page.getByText('All partners (242)').waitFor();
    await details.getByRole('button', { name: `Split ${alias} again` }).waitFor();
    await page.getByText('Merged and kept apart (1)').click();
    await page.getByRole('button', { name: `Split ${alias} again` }).click();
    await page.getByText('All partners (243)').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('All partners (242)').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('All partners (243)').waitFor();
    await page.getByText('All partners (243)').click();
    await expect.poll(() => keyAt(0)).toBe(survivor);
  });

  it('that belong together have the figures of their group, by the rule that is told', async () => {
    const parent = await keyAt(0);
    await page.locator('[row-index="1"] [col-id="key"]').first().click();
    const details = page.getByRole('complementary');
    await details.getByLabel('Key of the parent').fill(parent);
    await details.getByRole('button', { name: 'Save' }).click();
    const figures = details.getByRole('table', { name: /^Figures of the group of / });
    await figures.waitFor();
    await details.getByText(/as if they were one partner/u).waitFor();
    await figures.scrollIntoViewIfNeeded();
    await launched.screenshot('partners-group-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    // In a text field the shortcut is the field's own.
    await page.getByText('All partners (243)').click();
    await page.keyboard.press('Control+z');
    await figures.waitFor({ state: 'detached' });
  });

  it('are compared, and shown with the evidence', async () => {
    await page.getByText('May be the same').first().click();
    await page.getByRole('button', { name: 'Compare all partners' }).click();
    await page.getByText(/^3 pairs score at least 50\s%/u).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('partners-same-light-1280');
  });

  it.each(['light', 'dark'] as const)('look right in the %s theme', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const view of ['All partners (243)', 'What attributes tell']) {
      await page.getByText(view).click();
      for (const size of [laptop, projector]) {
        await launched.resize(size);
        await launched.screenshot(`partners-${view.slice(0, 3)}-${theme}-${size.width}`);
      }
      expect([view, await axeFaults(page)]).toEqual([view, []]);
      await launched.resize(laptop);
    }
  });
});
