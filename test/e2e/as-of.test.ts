import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRecipe } from '../integration/intake/support.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { writeImportedWorkspace } from './support/imported-workspace.ts';
import { makeHome } from './support/own-home.ts';

/** The second import, five days later, corrects a partner and adds another. */
const imports = [
  {
    text: 'id,amount,day,region\nAlder,10,2026-02-01,N\nBirch,20,2026-02-01,N\n',
    recipe: aRecipe(),
    at: new Date('2026-03-01T09:00:00Z'),
  },
  {
    text: 'id,amount,day,region\nAlder,30,2026-02-01,N\nCedar,5,2026-02-01,N\n',
    recipe: aRecipe(),
    at: new Date('2026-03-06T09:00:00Z'),
  },
];

describe('a workspace as it was known on a day', () => {
  const home = makeHome();
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({
      home,
      size: laptop,
      args: [await writeImportedWorkspace(home, imports)],
    });
    ({ page } = launched);
    await page.getByText('3 of 3 partners').waitFor();
  });

  afterAll(async () => {
    await launched.close();
  });

  const run = async (command: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/command/iu).fill(command);
    await page.keyboard.press('Enter');
  };

  it('is chosen by keyboard, read only, and left again', async () => {
    await run('Show as known on a day');
    const dialog = page.getByRole('dialog', { name: 'Show as known on a day' });
    await dialog.getByLabel('Day', { exact: true }).fill('2026-03-04');
    await dialog.getByText('1 of 2 imports were recorded by the end of Mar 4, 2026.').waitFor();
    await launched.screenshot('as-of-dialog-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('2 of 2 partners').waitFor();
    const banner = page.getByRole('region', { name: 'Shown as known on an earlier day' });
    await banner.getByText('As known on Mar 4, 2026, read only.').waitFor();
    await page.getByRole('contentinfo').getByText('As known on Mar 4, 2026').waitFor();
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    await page.keyboard.press('Control+l');
    const drawer = page.getByRole('dialog', { name: 'Where this figure comes from' });
    await drawer.getByText('20', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'stays marked in every place, in the %s theme',
    async (theme) => {
      await page.emulateMedia({ colorScheme: theme });
      const banner = page.getByRole('region', { name: 'Shown as known on an earlier day' });
      for (const [index, place] of ['Portfolio', 'Data', 'Model', 'Futures', 'Decide'].entries()) {
        await page.keyboard.press(`Control+${index + 1}`);
        await page.getByRole('heading', { name: place, level: 1 }).waitFor();
        await banner.waitFor();
        await launched.screenshot(`as-of-${place}-${theme}`);
      }
      await page.keyboard.press('Control+2');
      expect(await page.getByRole('button', { name: 'Import file…' }).isDisabled()).toBe(true);
      await launched.resize(projector);
      await launched.screenshot(`as-of-data-${theme}-1920`);
      expect(await axeFaults(page)).toEqual([]);
      await launched.resize(laptop);
    },
  );

  it('leaves the model as it is, and what is known now comes back', async () => {
    await page.keyboard.press('Control+3');
    const slider = page.getByRole('slider').first();
    const before = await slider.getAttribute('aria-valuenow');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuenow')).toBe(before);
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.keyboard.press('Control+1');
    await page.getByText('3 of 3 partners').waitFor();
    expect(await page.getByRole('region', { name: /earlier day/u }).count()).toBe(0);
  });
});
