import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

describe('many futures', () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    await openSample(launched);
    await launched.page.keyboard.press('Control+4');
  });

  afterAll(async () => {
    await launched.close();
  });

  const looksRight = async (name: string): Promise<void> => {
    const { page } = launched;
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect([theme, await axeFaults(page)]).toEqual([theme, []]);
      await launched.screenshot(`${name}-${theme}-1280`);
    }
  };

  const show = (view: string): Promise<void> =>
    launched.page
      .getByRole('radiogroup', { name: 'View' })
      .getByText(view, { exact: true })
      .click();

  it('run, are kept, and tell of each partner and by six rules', async () => {
    const { page } = launched;
    await show('Ensemble');
    await page.getByRole('button', { name: 'Run 1,000 futures' }).click();
    const grid = page.getByRole('region', { name: 'Partners over all futures' });
    await grid.waitFor();
    await page
      .getByRole('list', { name: 'Kept runs' })
      .getByText('1,000 futures, seed 1')
      .waitFor();
    await grid.locator('.ag-row').first().locator('.ag-cell').first().click();
    await page.getByText('What each driver alone does').waitFor();
    await looksRight('ensemble');
    await launched.resize(projector);
    await launched.screenshot('ensemble-light-1920');
    await launched.resize(laptop);
    await page.getByText('Six rules', { exact: true }).click();
    await page.getByRole('group', { name: 'Six rules' }).waitFor();
    await looksRight('ensemble-rules');
    await page.getByText('Every partner', { exact: true }).click();
  });

  it('start from templates, and tell what cannot go together', async () => {
    const { page } = launched;
    await show('Scenarios');
    await page.getByRole('button', { name: 'New scenario' }).click();
    await page.getByRole('menuitem', { name: /^Squeeze/u }).click();
    await page.getByRole('textbox', { name: 'Scenario', exact: true }).waitFor();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Scenario', exact: true }).inputValue())
      .toBe('Squeeze');
    await page.getByLabel('Probability').fill('40');
    await page.getByLabel('Probability').press('Enter');
    await page.getByText(/have no probability, the others have/u).waitFor();
    await looksRight('scenario-template');
    await page.keyboard.press('Control+z');
    await show('Drivers');
    for (const [one, other, value] of [
      [0, 1, '0.9'],
      [0, 2, '0.9'],
      [1, 2, '-0.9'],
    ] as const) {
      await page.getByLabel('First driver').selectOption({ index: one });
      await page.getByLabel('Second driver').selectOption({ index: other });
      await page.getByRole('textbox', { name: 'Correlation', exact: true }).fill(value);
      await page.getByRole('button', { name: 'Correlate', exact: true }).click();
      await page
        .getByRole('group', { name: 'Correlations' })
        .locator('tbody tr')
        .nth(one + other - 1)
        .waitFor();
    }
    await page.getByText(/cannot be correlated by −0\.9: with 0\.9 and 0\.9 to/u).waitFor();
    await looksRight('correlations');
    await page.getByRole('button', { name: /^Take the nearest that can be/u }).click();
    await page.getByText(/cannot be correlated/u).waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^Edit the effect on/u })
      .first()
      .click();
    await page.getByRole('dialog').getByText('Who is exposed').waitFor();
    await looksRight('effect');
    await page.keyboard.press('Escape');
  });

  it('tell under which conditions a partner leaves its tier', async () => {
    const { page } = launched;
    await show('Ensemble');
    await page.getByText('This run is out of date').waitFor();
    const grid = page.getByRole('region', { name: 'Partners over all futures' });
    await page.getByRole('button', { name: 'Run 1,000 futures' }).click();
    await page.getByText('This run is out of date').waitFor({ state: 'detached' });
    await grid.locator('.ag-row').first().locator('.ag-cell').first().click();
    await page.getByRole('button', { name: /^When does .* break\?$/u }).click();
    const sentence = page.getByRole('status').filter({ hasText: /of the failures/u });
    await sentence.waitFor();
    await looksRight('conditions');
    const told = await sentence.innerText();
    await page.getByRole('slider', { name: 'Box' }).press('Home');
    await expect
      .poll(() => sentence.or(page.getByText(/no driver tells which/u)).innerText())
      .not.toBe(told);
  });

  it('judge plans of one’s own beside today’s and the recommended one', async () => {
    const { page } = launched;
    await show('Plans');
    const plans = page.getByRole('group', { name: 'Plans over all futures' });
    await plans.getByRole('row', { name: /^Recommended/u }).waitFor();
    const name = page.getByLabel('Name of a new plan');
    await name.fill('Back the second source');
    await name.press('Enter');
    const own = page.getByRole('region', { name: 'Plan Back the second source' });
    await own.getByPlaceholder('Put a partner …').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await own.getByRole('button', { name: 'Put', exact: true }).click();
    await own.getByRole('button', { name: /^Take back the move of/u }).waitFor();
    await plans.getByRole('row', { name: /^Back the second source/u }).waitFor();
    await name.fill('back the second source');
    await page.getByRole('alert').getByText('There is a plan of this name.').waitFor();
    await looksRight('plans');
  });

  it('are watched for by signposts, which are tested over the past and open plays', async () => {
    const { page } = launched;
    await show('Signposts');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'New play' }).click();
    await dialog.getByLabel('Name').fill('Move two engineers');
    await dialog.getByLabel('Owner').fill('Procurement');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'New signpost' }).click();
    await dialog.getByLabel('Name').fill('Cloud takes over');
    await dialog.getByLabel('Watches').selectOption({ label: 'Cloud share of new projects' });
    await dialog.getByLabel('Readings').fill('2026-03-31 42.5\n2026-06-30 70');
    await dialog.getByLabel('Counts when').selectOption('atLeast');
    await dialog.getByLabel('Threshold').fill('60');
    await dialog.getByLabel('Opens the play').selectOption({ label: 'Move two engineers' });
    await page.getByRole('button', { name: 'Add signpost' }).click();
    await page.getByText('Cloud share of new projects at least 60 %, once').waitFor();
    await page.getByRole('button', { name: 'Test over the past' }).click();
    await page.getByText('would have tripped Jun 30, 2026').waitFor();
    await looksRight('signposts');
    // What was found of another threshold is not shown as found of this one.
    await page.getByRole('button', { name: 'Edit Cloud takes over' }).click();
    await dialog.getByLabel('Threshold').fill('80');
    await page.getByRole('button', { name: 'Save signpost' }).click();
    await page.getByText('not tested').waitFor();
  });

  it('move in the frame in which a driver is held', async () => {
    const { page } = launched;
    await show('Heat map');
    const grid = page.getByRole('region', { name: 'Tiers by future' });
    await grid.locator('.ag-row').first().waitFor();
    const slider = page.getByRole('slider', { name: /in every future$/u }).first();
    await slider.focus();
    // What stands there when the very next frame is about to be painted.
    type Watching = Window & { movers?: Promise<readonly [string, string]> };
    await page.evaluate(() => {
      const read = (): string =>
        document.querySelector('[aria-label="Movers by future"]')?.textContent ?? '';
      const before = read();
      (window as Watching).movers = new Promise((resolve) => {
        document.addEventListener(
          'keydown',
          () => requestAnimationFrame(() => resolve([before, read()])),
          { once: true, capture: true },
        );
      });
    });
    await page.keyboard.press('End');
    const [before, after] = (await page.evaluate(() => (window as Watching).movers)) ?? ['', ''];
    expect(after).not.toBe(before);
    await looksRight('heat-map');
    await page.getByText('24 futures of the ensemble').click();
    await grid.getByText('No. 21', { exact: true }).waitFor();
    await launched.resize(projector);
    await launched.screenshot('heat-map-sample-light-1920');
  });
});
