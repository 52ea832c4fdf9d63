import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

describe('parallel ladders', () => {
  let launched: LaunchedApp;
  let page: Page;

  const shots = async (name: string): Promise<void> => {
    await launched.screenshot(`${name}-light-1280`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot(`${name}-dark-1280`);
    await launched.resize(projector);
    await launched.screenshot(`${name}-dark-1920`);
    await page.emulateMedia({ colorScheme: 'light' });
    await launched.screenshot(`${name}-light-1920`);
    await launched.resize(laptop);
  };

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

  it('begin with two tiers for the labels that a person chooses', async () => {
    await page.getByRole('button', { name: 'Add a ladder…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Climbed by the labels of').inputValue()).toBe('type');
    await dialog.getByRole('combobox', { name: 'Who climbs it' }).click();
    await page.getByRole('option', { name: 'Software vendor' }).click();
    await page.getByRole('option', { name: 'System integrator' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByLabel('Name of the ladder').fill('Alliances');
    const words = await dialog.getByText(/^[0-9]+ partners will climb it\.$/u).innerText();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('ladder-add-light-1280');
    await dialog.getByRole('button', { name: 'Add the ladder' }).click();
    await page.getByText('All changes saved').waitFor();
    await page.getByText(`${words.split(' ')[0] ?? ''} partners on it as it is now.`).waitFor();
    await page.getByRole('region', { name: 'Alliances 1', exact: true }).waitFor();
    expect(await page.getByRole('region', { name: 'Strategic', exact: true }).count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await shots('ladder-tiers');
  });

  it('have lines of their own on the distribution of their own partners', async () => {
    const counts = page.getByRole('group', { name: 'Partners per tier, today and then' });
    const top = /Alliances 1\s+0 →\s+(\d+)/u;
    const inTop = async (): Promise<number> => Number(top.exec(await counts.innerText())?.[1]);
    const main = (await counts.innerText()).split('Alliances 1')[0];
    const before = await inTop();
    const handle = page.getByRole('slider', { name: /^Line of / });
    expect(await handle.count()).toBe(1);
    await handle.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(inTop).toBeLessThan(before);
    expect((await counts.innerText()).split('Alliances 1')[0]).toBe(main);
    await page.getByText('All changes saved').waitFor();
    await page
      .getByRole('radiogroup', { name: 'Ladder whose distribution is shown' })
      .getByText('Main ladder')
      .click();
    await page.getByRole('slider', { name: 'Line of Strategic' }).waitFor();
    await page.getByText(/everybody whose Type is on no other ladder/u).waitFor();
    await launched.screenshot('ladder-main-light-1280');
  });

  it('are shown, filtered and explained in the portfolio', async () => {
    await page.keyboard.press('Control+1');
    await page.getByRole('button', { name: 'Ladder', exact: true }).click();
    const list = page.getByRole('listbox', { name: 'Ladder' });
    await list.getByRole('option', { name: /^Alliances/u }).click();
    await page.keyboard.press('Escape');
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    const inspector = page.getByRole('complementary');
    await inspector
      .getByText(/^Climbs the ladder Alliances: Type is (?:Software vendor|System integrator)\.$/u)
      .waitFor();
    await page.getByText(/[0-9]+ change ladder/u).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('ladder-portfolio-light-1280');
  });

  it('go with their tiers in one step, and come back by undo', async () => {
    await page.keyboard.press('Control+3');
    await page.getByRole('tab', { name: 'Tiers' }).click();
    const choice = page.getByRole('radiogroup', { name: 'Ladder whose tiers are shown' });
    await choice.getByText('Alliances').click();
    await page.getByRole('button', { name: 'Remove the ladder Alliances' }).click();
    await page.getByRole('region', { name: 'Strategic', exact: true }).waitFor();
    expect(await choice.count()).toBe(0);
    await page.getByText('All changes saved').waitFor();
    await page.keyboard.press('Control+z');
    await choice.getByText('Alliances').click();
    await page.getByRole('region', { name: 'Alliances 1', exact: true }).waitFor();
  });
});
