import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { openSample } from './support/open-sample.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';

describe('where figures come from', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    await openSample(launched);
  });

  afterAll(async () => {
    await launched.close();
  });

  it('a figure of the inspector leads to the file, the recipe and the rows', async () => {
    await page.getByRole('textbox', { name: 'Find partner' }).fill('Halvorsen');
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    const inspector = page.getByRole('complementary');
    await inspector
      .getByRole('button', { name: /, where Revenue.* comes from$/u })
      .first()
      .click();
    const drawer = page.getByRole('dialog', { name: 'Where this figure comes from' });
    await drawer.getByRole('heading', { name: 'Halvorsen Freight Systems AB' }).waitFor();
    await drawer.getByText(/^Sum of /u).waitFor();
    const counts = drawer.locator('[row-index="0"] [col-id="counts"]').first();
    await expect.poll(() => counts.textContent()).not.toBe('…');
    expect(await drawer.getByText(/of\s[\d,]+ rows count/u).count()).toBe(1);
    expect(await drawer.getByText(/^Version 1 of this source$/u).count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('lineage-figure-light-1280');
  });

  it('the import behind it leads to everything that it feeds, and back', async () => {
    await page.getByRole('button', { name: 'What this import feeds' }).click();
    const drawer = page.getByRole('dialog', { name: 'What this import feeds' });
    await drawer.getByRole('group', { name: 'Metrics of the import' }).waitFor();
    expect(await drawer.getByRole('heading', { name: /^Criteria \([1-9]/u }).count()).toBe(1);
    expect(await drawer.getByRole('heading', { name: /^Scenarios \([1-9]/u }).count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('lineage-run-light-1280');
    await drawer.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('dialog', { name: 'Where this figure comes from' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('is reached by keyboard alone, for every metric of the partner', async () => {
    await page.keyboard.press('Control+l');
    const drawer = page.getByRole('dialog', { name: 'Where this figure comes from' });
    await drawer.getByRole('heading', { name: 'Halvorsen Freight Systems AB' }).waitFor();
    const metric = drawer.getByRole('combobox', { name: 'Metric' });
    const before = await metric.inputValue();
    // The key that opens the list marks the chosen metric, a moment later than it is pressed.
    const marked = page.locator('[role="option"][data-combobox-selected]');
    await metric.focus();
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown');
        return (await marked.allTextContents()).join();
      })
      .not.toBeOneOf(['', before]);
    await page.keyboard.press('Enter');
    await expect.poll(() => metric.inputValue()).not.toBe(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'an import of the Data place tells it too, in the %s theme',
    async (theme) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.keyboard.press('Control+2');
      await page.getByRole('button', { name: 'What sales-orders.csv feeds' }).click();
      const drawer = page.getByRole('dialog', { name: 'What this import feeds' });
      await drawer.getByRole('group', { name: 'Metrics of the import' }).waitFor();
      for (const size of [laptop, projector]) {
        await launched.resize(size);
        await launched.screenshot(`lineage-run-${theme}-${size.width}`);
      }
      expect(await axeFaults(page)).toEqual([]);
      await launched.resize(laptop);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('Control+l');
      await page.getByRole('dialog', { name: 'Where this figure comes from' }).waitFor();
      await page.getByText(/rows count/u).waitFor();
      await launched.screenshot(`lineage-figure-${theme}`);
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    },
  );
});
