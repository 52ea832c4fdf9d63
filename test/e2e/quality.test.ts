import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe-faults.ts';
import { openSample } from './support/open-sample.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';

describe('the quality of data', () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    await openSample(launched, 'Quality');
    await launched.page.getByRole('group', { name: 'Alerts' }).waitFor();
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

  it('is told worst first; an alert is acknowledged with a note, and taken back', async () => {
    const { page } = launched;
    await looksRight('quality');
    await launched.resize(projector);
    await launched.screenshot('quality-light-1920');
    await launched.resize(laptop);
    const rows = page.getByRole('group', { name: 'Alerts' }).locator('tbody tr');
    await page.getByLabel('About what').selectOption('source');
    expect(new Set(await rows.locator('th p').allInnerTexts())).toEqual(new Set(['Source']));
    await page.getByLabel('About what').selectOption('all');
    const before = await rows.count();
    const first = await rows.first().locator('th').innerText();
    await rows
      .first()
      .getByRole('button', { name: /^Acknowledge/u })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note').fill('Checked with the sender.');
    await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Acknowledged 1', { exact: true }).click();
    await page.getByText(/: Checked with the sender\.$/u).waitFor();
    expect(await rows.first().locator('th').innerText()).toBe(first);
    await page.keyboard.press('Control+z');
    await page.getByText('Acknowledged 0', { exact: true }).waitFor();
    await page.getByText(`Open ${before}`, { exact: true }).click();
    expect(await rows.count()).toBe(before);
  });

  it('is judged by thresholds that can be set, and by a control total that somebody knows', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Thresholds…' }).click();
    await page.getByRole('dialog').getByLabel('Outlier beyond').fill('1000');
    await looksRight('quality-thresholds');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const alerts = page.getByRole('group', { name: 'Alerts' });
    await alerts
      .getByText(/far from the others/u)
      .first()
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'New control total…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Should come to').pressSequentially('1000.05');
    await looksRight('quality-control');
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await alerts.getByText('stops a proposal').waitFor();
    await page.getByRole('group', { name: 'Control totals' }).getByText('1,000.05').waitFor();
    await launched.screenshot('quality-blocked-light-1280');
    await page.keyboard.press('Control+5');
    await page.getByText('An open alert on the data stops this proposal').waitFor();
    await page.getByLabel('Title').fill('Tiers for 2026');
    await looksRight('decide-blocked');
    await page.getByLabel('Reason to go on').fill('The ledger closes next week.');
    await page.getByRole('button', { name: 'Go to Data, Quality' }).click();
    await alerts.getByText('stops a proposal').waitFor();
    await page
      .getByRole('button', { name: /^Go to Sources/u })
      .first()
      .click();
    await page.getByRole('tab', { name: 'Sources', selected: true }).waitFor();
    await page.locator('tr[data-selected]').getByText('Campaigns').waitFor();
    await page.getByRole('tab', { name: 'Quality' }).click();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Go to Metrics: Payment delay' }).click();
    const metrics = page.getByRole('group', { name: 'Metrics' }).locator('tbody tr');
    await metrics.getByText('Payment delay').waitFor();
    expect(await metrics.count()).toBe(1);
  });
});
