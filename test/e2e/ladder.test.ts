import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

describe('the ladder', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    await openSample(launched);
    await page.keyboard.press('Control+3');
    await page.getByRole('tab', { name: 'Ladder' }).click();
  });

  afterAll(async () => {
    await launched.close();
  });

  const type = async (field: string, text: string): Promise<void> => {
    await page.getByLabel(field, { exact: true }).fill(text);
    await page.keyboard.press('Enter');
  };

  it('says its rules in sentences, what is wrong in place, and whom the next review keeps', async () => {
    const clock = page.getByRole('region', { name: 'Clock of Strategic' });
    await type('Hold line of Strategic', '70');
    await clock.getByText('expected at most its line, 63; found 70').waitFor();
    await type('Hold line of Strategic', '58');
    await clock.getByText('Strategic is won at 63 points and kept down to 58.').waitFor();
    await type('Confirm up of Strategic', '2');
    await type('Confirm down of Strategic', '2');
    await type('Hold line of Advanced', '50');
    await clock.getByText('It loses Strategic at 2 reviews in a row below 58 points.').waitFor();
    const next = page.getByRole('region', { name: 'The next review' });
    await next.getByRole('button', { name: 'Kept by hold line' }).click();
    await next
      .getByRole('group', { name: 'Partners of this status' })
      .getByText(/by its hold line of/u)
      .first()
      .waitFor();
    await page.getByText('All changes saved').waitFor();
  });

  it('is replayed over twelve quarters, and names who is behind a number', async () => {
    await page.getByRole('button', { name: 'Replay' }).click();
    const summary = page.getByRole('group', { name: 'With the clock and without' });
    await summary.waitFor();
    const reviews = page.getByRole('group', { name: 'Reviews', exact: true });
    expect(await reviews.getByRole('rowheader').allInnerTexts()).toEqual([
      '2025-03-31',
      '2025-06-30',
      '2025-09-30',
      '2025-12-31',
    ]);
    await page.getByText('At the 8 reviews before 2025-03-31 too little is known').waitFor();
    const churn = async (): Promise<readonly number[]> => {
      const cells = await summary.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
      return cells.map((text) => Number.parseFloat(text));
    };
    const [timed = NaN, plain = NaN] = await churn();
    expect(timed).toBeLessThan(plain);
    await reviews
      .getByRole('button', { name: /^Down on 2025-/u })
      .first()
      .click();
    await page
      .getByRole('group', { name: 'Partners behind the number' })
      .getByText('→')
      .first()
      .waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect([theme, await axeFaults(page)]).toEqual([theme, []]);
      await launched.screenshot(`ladder-${theme}-1280`);
    }
    await launched.resize(projector);
    await launched.screenshot('ladder-dark-1920');
    await page.emulateMedia({ colorScheme: 'light' });
    await launched.screenshot('ladder-light-1920');
    // A clock that is changed acts on the replay at once.
    await type('Confirm up of Strategic', '6');
    await expect.poll(async () => (await churn())[0]).not.toBe(timed);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await churn())[0]).toBe(timed);
  });

  it('records a review, goes on from there, and takes it back', async () => {
    const next = page.getByRole('region', { name: 'The next review' });
    const button = next.getByRole('button', { name: 'Record this review' });
    await next.getByText('No review is recorded yet').waitFor();
    await button.click();
    await next.getByText('It follows review 1 of').waitFor();
    expect(await button.isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await next.getByText('No review is recorded yet').waitFor();
  });
});
