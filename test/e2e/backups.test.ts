import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { findFile } from './support/find-file.ts';
import { axeFaults } from './support/axe-faults.ts';
import { openSample } from './support/open-sample.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';

describe('a workspace that is lost', () => {
  let launched: LaunchedApp;
  let page: Page;
  let workspace: string;
  let folder: string;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    await openSample(launched);
    workspace = findFile(launched.home, 'Tierwright sample.tierwright');
    folder = join(dirname(workspace), 'Tierwright sample backups');
  });

  afterAll(async () => {
    await launched.close();
  });

  const perform = async (command: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/^Search commands/u).fill(command);
    await page.keyboard.press('Enter');
  };

  it('was backed up from the palette, with the rule and the list in sight', async () => {
    await perform('Back up');
    const dialog = page.getByRole('dialog', { name: 'Back up this workspace' });
    await dialog.getByText('No backup yet.').waitFor();
    await dialog.getByRole('button', { name: 'Back up now' }).click();
    await dialog.getByText(/^Backed up, .+, and checked$/u).waitFor();
    await dialog.getByRole('cell', { name: 'by hand' }).waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      for (const size of [laptop, projector]) {
        await launched.resize(size);
        await launched.screenshot(`backup-dialog-${theme}-${size.width}`);
      }
      expect(await axeFaults(page)).toEqual([]);
    }
    await launched.resize(laptop);
    await page.emulateMedia({ colorScheme: 'light' });
    await answerSaveDialog(launched, join(launched.home, 'stick'));
    await dialog.getByRole('button', { name: 'Save to another place…' }).click();
    await dialog.getByTitle(join(launched.home, 'stick.backup')).waitFor();
    await page.keyboard.press('Escape');
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(/^Tierwright sample\..+\.backup$/u),
    ]);
  });

  it('is explained on the start page, and comes back from its backup under another name', async () => {
    await page.keyboard.press('Control+w');
    await page.getByRole('heading', { name: 'Recent' }).waitFor();
    truncateSync(workspace, 200_000);
    const before = readFileSync(workspace);
    await page.getByRole('button', { name: /^Tierwright sample/u }).click();
    const alert = page.getByRole('alert');
    await alert.getByText(/^a file that is cut off: 200,000 of its/u).waitFor();
    await launched.screenshot('workspace-refused-light-1280');
    const [name = ''] = readdirSync(folder);
    await answerOpenDialog(launched, join(folder, name));
    await alert.getByRole('button', { name: 'Restore a backup…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
    await dialog.getByText('Corvane Partner Programme').waitFor();
    await launched.screenshot('restore-dialog-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    const target = join(launched.home, 'again.tierwright');
    await answerSaveDialog(launched, target);
    await dialog.getByRole('button', { name: 'Restore as…' }).click();
    await page.getByText('243 of 243 partners').waitFor();
    expect(readFileSync(workspace)).toEqual(before);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('is never overwritten by a backup, and a backup that is none is explained', async () => {
    const taken = join(launched.home, 'taken.tierwright');
    writeFileSync(taken, 'mine');
    const [name = ''] = readdirSync(folder);
    await answerOpenDialog(launched, join(folder, name));
    await answerSaveDialog(launched, taken);
    await perform('Restore a backup');
    await page.getByRole('button', { name: 'Restore as…' }).click();
    await page.getByRole('alert').getByText('a file of that name').waitFor();
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    const broken = join(launched.home, 'broken.backup');
    copyFileSync(taken, broken);
    await answerOpenDialog(launched, broken);
    await perform('Restore a backup');
    await page.getByRole('alert').getByText('a file of another kind').waitFor();
    await page.getByText('243 of 243 partners').waitFor();
  });
});
