import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';
import { makeHome } from './support/own-home.ts';

const scoreOf = (page: Page, place: number): Promise<string | null> =>
  page.locator(`[row-index="${place}"] [col-id="score"]`).first().textContent();

describe('building the model', () => {
  let launched: LaunchedApp;
  let page: Page;

  const open = async (criterion: string, item: string): Promise<void> => {
    await page.getByRole('button', { name: `More about ${criterion}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog').waitFor();
  };

  const choose = async (field: string, option: string | RegExp): Promise<void> => {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option }).click();
  };

  beforeAll(async () => {
    launched = await launchApp({ home: makeHome(), size: laptop });
    ({ page } = launched);
    await page.getByRole('button', { name: 'Open sample workspace' }).click();
    await page.locator('[row-index="0"] [col-id="score"]').first().waitFor();
    await page.keyboard.press('Control+3');
    await page.getByRole('heading', { name: 'Model', level: 1 }).waitFor();
  });

  afterAll(async () => {
    await launched.close();
  });

  it('measures a criterion against peers, says who falls back, and freezes it', async () => {
    const before = await scoreOf(page, 0);
    await open('Live integrations', 'Measured against…');
    await choose('Partners are measured against', /^Peers/u);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/partners in \d+ groups by/u).waitFor();
    await launched.screenshot('criterion-peers-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Freeze now' }).click();
    await dialog.getByText(/partners had a number then/u).waitFor();
    await launched.screenshot('criterion-frozen-light-1280');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => scoreOf(page, 0)).not.toBe(before);
    await page.getByText('All changes saved').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => scoreOf(page, 0)).toBe(before);
  });

  it('limits a weight, and says what a typed one must be', async () => {
    await open('Gross margin', 'Weight limits…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Weighs at most (%)' }).fill('30');
    await launched.screenshot('criterion-limits-light-1280');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const field = page.getByRole('textbox', { name: 'Weight of Gross margin in per cent' });
    await field.fill('60');
    await field.press('Enter');
    await page.getByText('At most 30.0 %').waitFor();
    await expect.poll(() => field.inputValue()).toBe('30 %');
    for (const name of ['Revenue, last 4 quarters', 'Growth', 'Average order']) {
      await page.getByRole('button', { name: `Lock ${name}`, exact: true }).click();
    }
    await page
      .getByText('All others are locked and leave 30.0 %: unlock one to move it.')
      .waitFor();
    await launched.screenshot('weights-locked-light-1280');
    expect(await axeFaults(page, 'section[aria-label="Performance"]')).toEqual([]);
    await page.getByText('All changes saved').waitFor();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe('25 %');
  });

  it('keeps the outline of what was before a drag, and resets one weight', async () => {
    const slider = page.getByRole('slider', { name: 'Growth' });
    const field = page.getByRole('textbox', { name: 'Weight of Growth in per cent' });
    const start = await field.inputValue();
    await slider.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page
      .getByText(/^Outline: before the last change; since then \d+ rise, \d+ fall/u)
      .waitFor();
    await page.getByRole('button', { name: 'List them' }).click();
    await page.getByText('All changes saved').waitFor();
    await launched.screenshot('weights-before-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reset Growth', exact: true }).click();
    await expect.poll(() => field.inputValue()).toBe(start);
    await page.getByRole('button', { name: 'Hide what was before' }).click();
    await page.getByText('All changes saved').waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe(start);
  });

  let votes: readonly string[] = [];
  const giveVotes = (): Promise<void> =>
    page
      .getByRole('dialog')
      .locator('input[type="file"]')
      .setInputFiles({
        name: 'votes.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(votes.join('\n')),
      });

  it('takes votes on weights from a file and by hand, and makes their mean the weights', async () => {
    await page.getByRole('button', { name: 'Lock Potential', exact: true }).click();
    await page.getByRole('button', { name: 'Votes on weights…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Nobody has voted yet.').waitFor();
    const held = dialog.getByText(/^Potential is locked at /u);
    const names = await page
      .getByRole('slider', { name: /^Weight of / })
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    const criteria = names
      .map((name) => name.replace('Weight of ', ''))
      .filter(
        (name) =>
          !['Performance', 'Potential', 'Strategic importance', 'Care for customers'].includes(
            name,
          ),
      );
    expect(criteria.length).toBeGreaterThan(8);
    votes = ['Ada', 'Ben', 'Cy'].flatMap((participant, shift) =>
      criteria.map((name, index) => `${participant};${name};${((index + 3 * shift) % 5) + 1}`),
    );
    await giveVotes();
    await dialog.getByText(/^3 votes count, with .* \(Kendall's W 0\.\d\d\)\.$/u).waitFor();
    await dialog.getByRole('textbox', { name: 'Name of a participant' }).fill('Di');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText(/^Di: no weight for .* These do not count\.$/u).waitFor();
    const field = dialog.getByRole('textbox', { name: `Ada, ${criteria[0] ?? ''}` });
    await field.fill('9');
    await field.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('9');
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('votes-light-1280');
    await held.first().scrollIntoViewIfNeeded();
    await launched.screenshot('votes-held-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('votes-held-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
    await dialog.getByRole('button', { name: 'Weigh by the mean' }).click();
    await page.getByText('All changes saved').waitFor();
    await page.getByText(/^Outline: before the last change/u).waitFor();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Votes on weights…' }).click();
    await dialog.getByText('Nobody has voted yet.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('adds a dimension with the metrics that suit it, and lets it take points off', async () => {
    const before = await scoreOf(page, 0);
    await page.getByRole('button', { name: 'Add a dimension' }).click();
    await page.getByRole('menuitem', { name: /^Service partners/u }).waitFor();
    await launched.screenshot('dimension-templates-light-1280');
    await page.getByRole('menuitem', { name: /^Service partners/u }).click();
    const field = page.getByRole('textbox', { name: 'Points that Risk takes off at most' });
    await expect.poll(() => field.inputValue()).toBe('15 pts');
    await page.getByRole('slider', { name: 'Weight of Risk' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => field.inputValue()).toBe('25 pts');
    await launched.screenshot('model-deduction-light-1280');
    await page.getByText('All changes saved').waitFor();
    await page.keyboard.press('Control+1');
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).first().waitFor();
    await launched.screenshot('portfolio-deduction-light-1280');
    await page.keyboard.press('Control+3');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => scoreOf(page, 0)).toBe(before);
  });

  it('says for one criterion what a missing number does', async () => {
    const before = await scoreOf(page, 0);
    await open('Joint campaigns', 'Without a number…');
    await choose('The partner is known, but the file holds no row about it', /percentile/u);
    await launched.screenshot('criterion-absence-light-1280');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('All changes saved').waitFor();
    await page.getByRole('tab', { name: 'Rules' }).click();
    await launched.screenshot('model-rules-light-1280');
    await page.getByRole('tab', { name: 'Checks' }).click();
    await page
      .getByRole('list', { name: 'Comings and goings that turn ranks round' })
      .getByRole('listitem')
      .first()
      .waitFor();
    await launched.screenshot('model-checks-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => scoreOf(page, 0)).toBe(before);
  });

  it('asks how sure a tier is under the votes', async () => {
    await page.getByRole('tab', { name: 'Weights' }).click();
    await page.getByRole('button', { name: 'Votes on weights…' }).click();
    await giveVotes();
    await page.getByText(/^3 votes count, /u).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+1');
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    const inspector = page.getByRole('complementary', { name: /^Why / });
    await inspector.getByRole('tab', { name: 'Doubt' }).click();
    const doubt = inspector.getByRole('table', { name: 'Probability of each tier' });
    await doubt.waitFor();
    await inspector
      .getByLabel('What is known of the weights')
      .selectOption({ label: 'the 3 votes of the workshop' });
    await inspector
      .getByText(/ weightings as a participant of the workshop voted them, /u)
      .waitFor({ state: 'attached' });
    await launched.screenshot('doubt-votes-light-1280');
  });
});
