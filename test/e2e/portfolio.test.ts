import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { axeFaults } from './support/axe-faults.ts';
import { launchApp, laptop, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

/** The portfolio as analysts use it: asking why, and the grid. */
describe('the portfolio', () => {
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

  it('answers what the next tier takes, what weights would do, how sure the tier is and who is alike', async () => {
    await page.getByRole('textbox', { name: 'Find partner' }).fill('Ulverton Digital');
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('tab', { name: 'Next tier' }).click();
    const path = inspector.getByRole('table', { name: 'The cheapest way to the next tier' });
    expect(await path.getByRole('row').count()).toBeGreaterThan(1);
    expect(
      await inspector.getByText(/The cheapest way is .* standard deviations in all/u).count(),
    ).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('why-next-light-1280');
    await inspector.getByRole('button', { name: 'Effort…' }).click();
    await page.getByText('A tenth of the range').click();
    await launched.screenshot('why-efforts-light-1280');
    await page.getByRole('button', { name: 'Save' }).click();
    await inspector.getByText(/tenths of the range in all/u).waitFor();
    await inspector.getByRole('tab', { name: 'Weights' }).click();
    await inspector.getByRole('table', { name: 'Smallest change of weights up' }).waitFor();
    await launched.screenshot('why-weights-light-1280');
    await inspector.getByRole('tab', { name: 'Doubt' }).click();
    await inspector.getByRole('button', { name: 'Errors of the data…' }).click();
    await page.getByRole('button', { name: 'Take from the alerts' }).click();
    await expect
      .poll(() =>
        page
          .getByRole('textbox', { name: /^Error of / })
          .first()
          .inputValue(),
      )
      .not.toBe('');
    await launched.screenshot('why-errors-light-1280');
    await page.getByRole('button', { name: 'Save' }).click();
    const doubt = inspector.getByRole('table', { name: 'Probability of each tier' });
    await doubt.getByRole('columnheader', { name: 'Both' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('why-doubt-light-1280');
    await inspector.getByRole('tab', { name: 'Peers' }).click();
    expect(
      await inspector.getByRole('table', { name: 'Nearest by profile' }).getByRole('row').count(),
    ).toBe(6);
    await launched.screenshot('why-peers-light-1280');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
  });
});
