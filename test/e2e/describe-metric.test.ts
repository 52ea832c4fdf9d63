import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';

describe('what is said of a metric', () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    await launched.page.getByRole('button', { name: 'Open sample workspace' }).click();
    await launched.page.getByText('243 of 243 partners').waitFor();
  });

  afterAll(async () => {
    await launched.close();
  });

  it('is written in the catalogue, stands beside the figures of a partner, and is taken back', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+2');
    await page.getByRole('tab', { name: 'Metrics' }).click();
    await page.getByRole('button', { name: 'Describe Customer satisfaction' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Definition').fill('Mean of the ratings that customers gave.');
    await dialog.getByLabel('Owner').fill('Customer success');
    await dialog.getByLabel('When it moves').selectOption('lagging');
    await dialog.getByLabel('Who can game it').fill('Only customers who are content are asked.');
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect([theme, await axeFaults(page)]).toEqual([theme, []]);
      await launched.screenshot(`metric-details-${theme}-1280`);
    }
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('group', { name: 'Metrics' }).getByRole('row', {
      name: /Customer satisfaction/u,
    });
    await row.getByText('Mean of the ratings that customers gave.').waitFor();
    await row.scrollIntoViewIfNeeded();
    await launched.screenshot('metric-catalogue-light-1280');

    await page.keyboard.press('Control+1');
    await page.locator('[row-index="0"]').first().click();
    const part = page.getByRole('row', { name: /Customer satisfaction/u }).last();
    expect(await part.getAttribute('title')).toMatch(
      /\nMean of the ratings that customers gave\.\nOwner: Customer success\.\nLagging: .*\nCan be gamed: Only customers/u,
    );
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      () => document.querySelector('[title*="Owner: Customer success"]') === null,
    );
  });
});
