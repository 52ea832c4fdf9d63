import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recipe } from '#shared/model/recipe.ts';
import { aMetric, aRecipe } from '../integration/intake/support.ts';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { writeImportedWorkspace } from './support/imported-workspace.ts';
import { makeHome } from './support/own-home.ts';

const text = `id,amount,contact,day,title
Alder,918273,Quillfeather,2026-02-01,Alder
Birch,817263,Dovetail,2026-02-01,Birch
Cedar,716253,Nightjar,2026-02-01,Cedar
`;

const recipe: Recipe = aRecipe({
  columns: [
    { header: 'id', type: 'text' },
    { header: 'amount', type: 'number', sensitivity: 'confidential' },
    { header: 'contact', type: 'text' },
    { header: 'day', type: 'date' },
    { header: 'title', type: 'text' },
  ],
  name: 'title',
  attributes: [{ code: 'contact', name: 'Contact', header: 'contact', role: 'attribute' }],
  metrics: [{ ...aMetric('amount', 'amount', 'sum'), name: 'Revenue', decimals: 0 }],
});

describe('sensitive values in the window', () => {
  const home = makeHome();
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({
      home,
      size: laptop,
      args: [await writeImportedWorkspace(home, [{ text, recipe, at: new Date() }])],
    });
    ({ page } = launched);
    await page.getByText('3 of 3 partners').waitFor();
  });

  afterAll(async () => {
    await launched.close();
  });

  const inSight = async (): Promise<readonly string[]> => {
    const shown = (await page.locator('body').innerText()).replaceAll(',', '');
    const titles = await page
      .locator('[title]')
      .evaluateAll((all) =>
        all.map((each) => (each.getAttribute('title') ?? '').replaceAll(',', '')),
      );
    return ['918273', 'Quillfeather'].filter((secret) =>
      [shown, ...titles].some((each) => each.includes(secret)),
    );
  };

  it('are masked where a partner is explained, and shown for a moment', async () => {
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('heading', { name: 'Alder' }).waitFor();
    await inspector.getByText('•••').first().waitFor();
    expect(await inSight()).toEqual(['Quillfeather']);
    await launched.screenshot('sensitive-inspector-light');
    expect(await axeFaults(page)).toEqual([]);
    await inspector.getByRole('button', { name: 'Reveal for a moment' }).click();
    await inspector.getByText('918,273').first().waitFor();
    expect(await inSight()).toEqual(['918273', 'Quillfeather']);
    await page.keyboard.press('Control+2');
    await page.keyboard.press('Control+1');
    await inspector.getByText('•••').first().waitFor();
    expect(await inSight()).toEqual(['Quillfeather']);
  });

  it('stay masked while the window is presented, whoever asks, and the window is as before after it', async () => {
    const look = () =>
      launched.app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return { zoom: window?.webContents.getZoomLevel(), isFull: window?.isFullScreen() };
      });
    const before = await look();
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('button', { name: 'Reveal for a moment' }).click();
    await inspector.getByText('918,273').first().waitFor();
    await page.keyboard.press('F5');
    await page.getByText('Presenting: sensitive values stay hidden').waitFor();
    await inspector.getByText('•••').first().waitFor();
    expect(await inSight()).toEqual(['Quillfeather']);
    expect(await inspector.getByRole('button', { name: 'Reveal for a moment' }).isDisabled()).toBe(
      true,
    );
    await expect.poll(look).toEqual({ zoom: 1, isFull: true });
    await launched.screenshot('sensitive-presenting-light');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await expect.poll(look).toEqual(before);
    await inspector.getByRole('button', { name: 'Reveal for a moment' }).click();
    await inspector.getByText('918,273').first().waitFor();
    await inspector.getByRole('button', { name: 'Hide sensitive values' }).click();
    await inspector.getByText('•••').first().waitFor();
  });

  it('are masked in the rows behind a figure', async () => {
    await page.keyboard.press('Control+l');
    const drawer = page.getByRole('dialog', { name: 'Where this figure comes from' });
    await drawer.getByText('1 of 1 rows count').waitFor();
    await drawer.locator('[row-index="0"]').getByText('•••').first().waitFor();
    expect(await inSight()).toEqual(['Quillfeather']);
    await launched.screenshot('sensitive-lineage-light');
    await drawer.getByRole('button', { name: 'Reveal for a moment' }).click();
    await drawer.getByText('918,273').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Hide sensitive values' }).click();
    await drawer.getByRole('button', { name: 'Reveal for a moment' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('are marked in the list as a step of undo', async () => {
    await page.keyboard.press('Control+2');
    await page.getByRole('tab', { name: 'Sensitive' }).click();
    await page.getByText('confidential, because it reads amount').waitFor();
    const mark = page.getByLabel('Mark of Contact, Attribute');
    await mark.selectOption('personal');
    await page.getByText('personal, marked by hand').waitFor();
    await page.keyboard.press('Control+1');
    await page.getByRole('complementary').getByText('Alder · •••').waitFor();
    expect(await inSight()).toEqual([]);
    await page.keyboard.press('Control+2');
    await page.keyboard.press('Control+z');
    await expect.poll(() => mark.inputValue()).toBe('recipe');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => mark.inputValue()).toBe('personal');
  });

  it('are in a proposal only if the box is ticked, and then the list says so', async () => {
    await page.keyboard.press('Control+5');
    await page.getByRole('textbox', { name: 'Name' }).fill('R. Signer');
    await page.getByRole('combobox', { name: 'Function' }).fill('finance');
    const words = 'correct horse battery staple';
    await page.getByLabel('Passphrase', { exact: true }).fill(words);
    await page.getByLabel('Passphrase again').fill(words);
    await page.getByRole('button', { name: 'Make my key' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Tiers');
    const sign = async (name: string, isIncluded: boolean): Promise<string> => {
      const path = join(home, name);
      await answerSaveDialog(launched, path);
      await page.getByRole('button', { name: 'Sign and save…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Sign the proposal' });
      if (isIncluded) await dialog.getByLabel('Include Revenue (confidential)').check();
      await dialog.getByLabel('Passphrase of your key').fill(words);
      if (isIncluded) await launched.screenshot('sensitive-sign-light');
      await dialog.getByRole('button', { name: 'Choose a file and sign…' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Prepare another proposal' }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill('Tiers again');
      return Buffer.from(unzipSync(readFileSync(path))['proposal.json'] ?? []).toString('utf8');
    };
    expect(await sign('plain.tierproposal', false)).not.toContain('918273');
    expect(await sign('told.tierproposal', true)).toContain('918273');
    await page.keyboard.press('Control+2');
    await page.getByRole('tab', { name: 'Sensitive' }).click();
    const list = page.getByRole('group', { name: 'Written with sensitive values' });
    await list.getByText('proposal Tiers again').waitFor();
    expect(await list.getByRole('row').count()).toBe(2);
  });

  it('are names of partners too: pseudonyms stand in their place, and nobody is found by name or key', async () => {
    const named = async (): Promise<readonly string[]> => {
      const shown = await page.locator('body').innerText();
      return ['Alder', 'Birch', 'Cedar'].filter((name) => shown.includes(name));
    };
    await page.getByLabel('Mark of title, Column of Sales').selectOption('personal');
    await page
      .getByRole('row')
      .filter({ hasText: 'title' })
      .getByText('personal, marked by hand')
      .waitFor();
    await launched.screenshot('sensitive-names-tab-light');
    await page.keyboard.press('Control+1');
    const cell = page.locator('[row-index="0"] [col-id="partner"]').first();
    await cell.getByText(/^Partner \d{4}$/u).waitFor();
    await cell.click();
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('heading', { name: /^Partner \d{4}$/u }).waitFor();
    expect(await named()).toEqual([]);
    await launched.screenshot('sensitive-names-light');
    expect(await axeFaults(page)).toEqual([]);
    const find = page.getByRole('textbox', { name: 'Find partner' });
    await find.fill('alder');
    await page.getByText('0 of 3 partners').waitFor();
    await find.fill('');
    await page.getByText('3 of 3 partners').waitFor();
    await inspector.getByRole('button', { name: 'Reveal for a moment' }).click();
    await cell.getByText('Alder', { exact: true }).waitFor();
    expect(await named()).toEqual(['Alder', 'Birch', 'Cedar']);
    await inspector.getByRole('button', { name: 'Hide sensitive values' }).click();
    await cell.getByText(/^Partner \d{4}$/u).waitFor();
    expect(await named()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('sensitive-names-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.keyboard.press('Control+2');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+1');
    await cell.getByText('Alder', { exact: true }).waitFor();
    await page.keyboard.press('Control+2');
    await page.getByRole('tab', { name: 'Sensitive' }).click();
  });

  it.each(['light', 'dark'] as const)('look right in the %s theme', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const size of [laptop, projector]) {
      await launched.resize(size);
      await launched.screenshot(`sensitive-tab-${theme}-${size.width}`);
    }
    expect(await axeFaults(page)).toEqual([]);
    await launched.resize(laptop);
  });

  it('can be marked while a file is imported, and are masked there at once', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    // Another shape, so that the file is read by guesses and not by the earlier recipe.
    await writeFile(
      join(home, 'more.csv'),
      text.replace('id,amount,contact,day', 'partner,turnover,contact,until'),
    );
    await answerOpenDialog(launched, join(home, 'more.csv'));
    await page.keyboard.press('Control+2');
    await page.getByRole('button', { name: 'Import file…' }).click();
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('group', { name: 'First rows of the file' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Sensitivity of contact: Open' }).click();
    await page.getByRole('menuitemradio', { name: 'Personal' }).click();
    await page.getByRole('button', { name: 'Sensitivity of contact: Personal' }).first().waitFor();
    expect(await inSight()).not.toContain('Quillfeather');
    await launched.screenshot('sensitive-wizard-light');
    expect(await axeFaults(page)).toEqual([]);
  });
});
