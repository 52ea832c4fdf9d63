import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

describe('cutting tiers', () => {
  let launched: LaunchedApp;
  let page: Page;

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

  it('describes a tier on its card, in one step', async () => {
    const tier = page.getByRole('region', { name: 'Select', exact: true });
    await tier.getByRole('button', { name: 'Describe Select' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Decision rights').fill('- Discounts up to 5 %\n- Choice of campaigns');
    await dialog.getByRole('button', { name: 'Save the card' }).click();
    await tier.getByRole('combobox', { name: 'Colour' }).click();
    await page.getByRole('option', { name: 'plum' }).click();
    await page.getByText('All changes saved').waitFor();
    await page.getByRole('radiogroup', { name: 'Tiers as' }).getByText('Cards').click();
    const card = page.getByRole('region', { name: 'Card of Select' });
    expect(await card.getByRole('listitem').allInnerTexts()).toEqual([
      'A first reference customer',
      'A certified engineer',
      'Discounts up to 5 %',
      'Choice of campaigns',
      'Training',
      'Campaigns in a box',
    ]);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('tier-cards-light-1280');
    await launched.resize(projector);
    await launched.screenshot('tier-cards-light-1920');
    await launched.resize(laptop);
    await page.getByRole('radiogroup', { name: 'Tiers as' }).getByText('Rules').click();
    await launched.screenshot('tier-rules-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('tier-rules-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('suggests lines where the scores leave the deepest gaps, and takes them in one step', async () => {
    const field = page.getByLabel('From score').first();
    const before = await field.inputValue();
    await page.getByRole('button', { name: 'Lines by natural breaks…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('table', { name: 'Suggested lines' }).waitFor();
    await dialog
      .getByText(/^Goodness of variance fit 9\d\.\d\s%; the lines of now [89]\d\.\d\s%/u)
      .waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('tier-breaks-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('tier-breaks-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
    await dialog.getByRole('button', { name: 'Take these lines' }).click();
    await expect.poll(() => field.inputValue()).not.toBe(before);
    await page.getByText('All changes saved').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe(before);
  });

  it('sets a line by a number of partners, by the field and by the handle', async () => {
    const counts = page.getByRole('group', { name: 'Partners per tier, today and then' });
    const tier = page.getByRole('region', { name: 'Strategic', exact: true });
    const before = await counts.innerText();
    await tier.getByLabel('Line by').selectOption('a number');
    const field = tier.getByLabel('Partners', { exact: true });
    await expect.poll(() => field.inputValue()).toBe('21');
    // The choice alone moves nobody.
    expect(await counts.innerText()).toBe(before);
    await field.fill('30');
    await field.press('Enter');
    await expect.poll(() => counts.innerText()).toMatch(/Strategic\s+22 →\s+30/u);
    const handle = page.getByRole('slider', { name: 'Line of Strategic' });
    expect(await handle.getAttribute('aria-valuetext')).toMatch(/points, the best 30 partners$/u);
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => counts.innerText()).toMatch(/Strategic\s+22 →\s+29/u);
    await page.getByText('All changes saved').waitFor();
    const box = await handle.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 7, (box?.y ?? 0) + 60);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 60, { steps: 6 });
    await page.mouse.up();
    await page.getByText('All changes saved').waitFor();
    const dragged = Number((await field.inputValue()).replace(',', ''));
    expect(dragged).toBeLessThan(29);
    await expect.poll(() => counts.innerText()).toContain(String(dragged));
    await launched.screenshot('tier-lines-light-1280');
  });

  it('cuts by money, and by a share of the partners, and keeps the lines while a weight moves', async () => {
    const counts = page.getByRole('group', { name: 'Partners per tier, today and then' });
    const advanced = page.getByRole('region', { name: 'Advanced', exact: true });
    await advanced.getByLabel('Line by').selectOption('a budget');
    const amount = advanced.getByLabel('Amount');
    await amount.fill('500,000');
    await amount.press('Enter');
    await advanced.getByText(/^From [\d.]+\spoints; \d+ partners for [\d,]+\sEUR\./u).waitFor();
    const select = page.getByRole('region', { name: 'Select', exact: true });
    await select.getByLabel('Line by').selectOption('a share');
    const share = select.getByLabel('Share, %');
    await share.fill('20');
    await share.press('Enter');
    await expect.poll(() => counts.innerText()).toMatch(/Select\s+69 →\s+45/u);
    await page.getByText('All changes saved').waitFor();
    await launched.resize(projector);
    await launched.screenshot('tier-lines-light-1920');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.resize(laptop);
    await launched.screenshot('tier-lines-dark-1280');
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('tab', { name: 'Weights' }).click();
    const before = await counts.innerText();
    const slider = page.getByRole('slider', { name: 'Weight of Performance' });
    await slider.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => counts.innerText()).not.toBe(before);
    // A fifth of those with a score, whose number hangs on the weights too.
    expect(await counts.innerText()).toMatch(/Strategic\s+22 →\s+5\s.*Select\s+69 →\s+4[3-7]\s/su);
  });

  it('names a version, activates it, and says who differs from it and because of which edit', async () => {
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Name this draft…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Spring');
    await dialog.getByRole('button', { name: 'Keep this version' }).click();
    const version = page.getByRole('region', { name: 'Version 1: Spring' });
    await version.getByRole('button', { name: 'More about version 1' }).click();
    await page.getByRole('menuitem', { name: 'Activate…' }).click();
    await dialog.getByLabel('Why').fill('The board agreed.');
    await dialog.getByRole('button', { name: 'Activate' }).click();
    await version.getByText('active', { exact: true }).waitFor();
    await page.getByText('Model: version 1, active').waitFor();
    await page.getByRole('tab', { name: 'Weights' }).click();
    const slider = page.getByRole('slider', { name: 'Weight of Potential' });
    await slider.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByText('Model: a draft').waitFor();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await launched.screenshot('versions-light-1280');
    await version.getByRole('button', { name: 'Compare version 1 with the draft' }).click();
    await dialog.getByText(/partners? of 243 have another tier/u).waitFor();
    const edits = dialog.getByRole('group', { name: 'What was edited' });
    expect(await edits.getByRole('rowheader').allInnerTexts()).toEqual([
      'Weights of the dimensions',
    ]);
    const moves = dialog.getByRole('group', { name: 'Who differs, and why' });
    await moves.getByText('By “Weights of the dimensions” alone.').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('compare-versions-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.resize(projector);
    await launched.screenshot('compare-versions-dark-1920');
    await launched.resize(laptop);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.keyboard.press('Escape');
    await version.getByRole('button', { name: 'More about version 1' }).click();
    await page.getByRole('menuitem', { name: 'Open, read only' }).click();
    await dialog.getByText('Version 1: Spring, active').waitFor();
    await launched.screenshot('version-sheet-light-1280');
    await page.keyboard.press('Escape');
    await version.getByRole('button', { name: 'More about version 1' }).click();
    await page.getByRole('menuitem', { name: 'Copy into the draft' }).click();
    await page.getByText('Model: version 1, active').waitFor();
  });

  it('shows the methodology document and saves it', async () => {
    await page.getByRole('button', { name: 'Document…' }).click();
    const dialog = page.getByRole('dialog');
    const example = dialog.getByRole('region', { name: 'An example worked by hand' });
    await example.getByRole('group', { name: 'Criterion by criterion' }).waitFor();
    await launched.screenshot('methodology-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    const target = join(launched.home, 'method.html');
    await answerSaveDialog(launched, target);
    await dialog.getByRole('button', { name: 'Save as HTML…' }).click();
    await dialog.getByText(`Wrote ${target}.`).waitFor();
    expect(readFileSync(target, 'utf8')).toMatch(/^<!doctype html>/u);
    await page.keyboard.press('Escape');
  });
});
