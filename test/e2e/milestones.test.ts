import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

describe('milestones', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    await openSample(launched);
    await page.keyboard.press('Control+3');
    await page.getByRole('tab', { name: 'Milestones' }).click();
  });

  afterAll(async () => {
    await launched.close();
  });

  it('come from a template, say what they do in sentences, and are assigned to many at once', async () => {
    await page.getByRole('button', { name: 'Add a milestone' }).click();
    await page.getByRole('menuitem', { name: 'Joint pipeline' }).click();
    const form = page.getByRole('dialog', { name: 'A new milestone' });
    await form.getByText('Nobody rises into Strategic before "Joint pipeline" is met').waitFor();
    await form.getByRole('button', { name: 'Add a rule' }).click();
    await form.getByText('Who missed "Joint pipeline" is on Watch in Strategic').waitFor();
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    const card = page.getByRole('region', { name: 'Milestone Joint pipeline' });
    await card.getByText('0 partners').waitFor();
    await page.getByRole('button', { name: 'Assign…' }).click();
    const assign = page.getByRole('dialog', { name: 'Assign a milestone' });
    await assign.getByLabel('Due').fill('2026-01-31');
    await assign.getByLabel('Owner').fill('Alliance team');
    await assign.getByRole('button', { name: 'Choose all' }).click();
    await assign.getByRole('button', { name: 'Assign to 243 partners' }).click();
    await card.getByText('243 partners').waitFor();
    await page.getByText('243 missed, 0 planned, 0 met, 0 waived.').waitFor();
  });

  it('are met with a file, waived with a reason, and act on the ladder and its reasons', async () => {
    const table = page.getByRole('group', { name: 'Assigned milestones' });
    const ticks = table.getByRole('checkbox', { name: /^Tick Joint pipeline of/u });
    await ticks.nth(0).check();
    await page.getByRole('button', { name: 'Met…' }).click();
    const met = page.getByRole('dialog', { name: 'Met, or happened: 1 milestone' });
    await met.getByText('A file').click();
    const evidence = join(launched.home, 'joint pipeline.pdf');
    writeFileSync(evidence, 'list');
    await answerOpenDialog(launched, evidence);
    await met.getByRole('button', { name: 'Choose the file…' }).click();
    await met.getByText('joint pipeline.pdf').waitFor();
    await met.getByRole('button', { name: 'Save as met' }).click();
    await page.getByText('242 missed, 0 planned, 1 met, 0 waived.').waitFor();
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    await page.getByRole('button', { name: 'Waive…' }).click();
    const waive = page.getByRole('dialog', { name: 'Waive, or lift: 2 milestones' });
    await waive.getByLabel('Reason').fill('Joined in January.');
    await waive.getByRole('button', { name: 'Waive', exact: true }).click();
    await page.getByText('240 missed, 0 planned, 1 met, 2 waived.').waitFor();
    await page.getByText('All', { exact: true }).click();
    await table.getByText('file: joint pipeline.pdf').waitFor();
    // The rules of axe take long for hundreds of rows, and say the same of ten.
    await page.getByLabel('Find a partner or an owner').fill('Systems A');
    await expect.poll(() => ticks.count()).toBeLessThan(20);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect([theme, await axeFaults(page)]).toEqual([theme, []]);
      await launched.screenshot(`milestones-${theme}-1280`);
    }
    await launched.resize(projector);
    await launched.screenshot('milestones-dark-1920');
    await page.emulateMedia({ colorScheme: 'light' });
    await launched.screenshot('milestones-light-1920');
    await page.keyboard.press('Control+1');
    await page
      .getByRole('row', { name: /Strategic/u })
      .first()
      .click();
    await page.getByRole('tab', { name: 'Next tier' }).click();
    await page
      .getByRole('complementary')
      .getByText(/"Joint pipeline" \(missed, due 2026-01-31\) must be met or waived/u)
      .first()
      .waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+3');
    await page.getByRole('tab', { name: 'Milestones' }).click();
    await page.getByText('242 missed, 0 planned, 1 met, 0 waived.').waitFor();
  });

  it('come in as a table, and every cell that is wrong is told', async () => {
    const file = join(launched.home, 'milestones.csv');
    writeFileSync(file, 'partner,milestone,due\nNobody,Joint pipeline,2026-12-31\n');
    await answerOpenDialog(launched, file);
    await page.getByRole('button', { name: 'Import…' }).click();
    await page
      .getByText(
        'Row 2, column “partner”: expected the key of a partner that was imported; found "Nobody".',
      )
      .waitFor();
  });
});
