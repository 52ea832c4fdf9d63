import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

describe('what is taken away from Futures', () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    await openSample(launched);
    await launched.page.keyboard.press('Control+4');
  });

  afterAll(async () => {
    await launched.close();
  });

  const looksRight = async (name: string, within?: string): Promise<void> => {
    const { page } = launched;
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect([theme, await axeFaults(page, within)]).toEqual([theme, []]);
      await launched.screenshot(`${name}-${theme}-1280`);
    }
  };

  const show = (view: string): Promise<void> =>
    launched.page
      .getByRole('radiogroup', { name: 'View' })
      .getByText(view, { exact: true })
      .click();

  it('is the heat map as it is shown, and every other table with it', async () => {
    const { page, home } = launched;
    await show('Heat map');
    await page.getByPlaceholder('Find a partner').fill('al');
    const status = page.getByRole('status').filter({ hasText: /of\s243 partners/u });
    const shown = Number((await status.innerText()).split(/\s/u)[0]);
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export from Futures' });
    await dialog.getByText(/Every other table of Futures/u).click();
    await looksRight('futures-export', '[role=dialog]');
    const target = join(home, 'heat.xlsx');
    await answerSaveDialog(launched, target);
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await page.getByText(`Wrote ${target}`).waitFor();
    const files = unzipSync(await readFile(target));
    const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array());
    expect([...workbook.matchAll(/sheet name="([^"]+)"/gu)].map(([, name]) => name)).toEqual([
      ...['Heat map', 'Movers', 'Scenarios', 'Drivers', 'Effects', 'Exposures', 'Plans'],
      'Provenance',
    ]);
    const heat = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(heat.split('<row ')).toHaveLength(shown + 2);
    await launched.screenshot('futures-written-light-1280');
    await launched.resize(projector);
    await launched.screenshot('futures-written-light-1920');
    await launched.resize(laptop);
  });

  it('is the heat map as a picture for print, and any other chart from the menu at its corner', async () => {
    const { page, home } = launched;
    const save = async (
      of: string | RegExp,
      form: 'PNG' | 'SVG',
      name: string,
    ): Promise<Buffer> => {
      const target = join(home, name);
      await answerSaveDialog(launched, target);
      await page.getByRole('button', { name: of }).click();
      await page.getByRole('menuitem', { name: `Save as ${form}…` }).click();
      await page.getByText(`Wrote ${target}`).waitFor();
      return readFile(target);
    };
    const heat = 'Save as a picture: Tiers by future';
    const png = await save(heat, 'PNG', 'heat.png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const svg = (await save(heat, 'SVG', 'heat.svg')).toString();
    expect(svg).toContain('Tiers by future</text>');
    expect(svg).toMatch(
      /Corvane Partner Programme · last import \w+ \d+, \d+ · Tierwright<\/text>/u,
    );
    expect(svg).not.toMatch(/<script|<foreignObject|href=/u);
    await page.keyboard.press('Control+1');
    await page
      .getByRole('button', { name: /^Map/u })
      .or(page.getByText('Map', { exact: true }))
      .first()
      .click();
    const map = await save(/^Save as a picture: Map of the partners/u, 'PNG', 'map.png');
    expect(map.readUInt32BE(16)).toBe(1920);
    await page.keyboard.press('Control+3');
    await save(/^Save as a picture: Distribution of scores/u, 'PNG', 'scores.png');
    await launched.screenshot('distribution-menu-light-1280');
    await page.keyboard.press('Control+4');
  });

  it('is a report of assumptions, results and limits, as a page that runs nothing and as a PDF', async () => {
    const { page, home } = launched;
    await show('Ensemble');
    await page.getByRole('button', { name: 'Run 1,000 futures' }).click();
    await page.getByRole('region', { name: 'Partners over all futures' }).waitFor();
    await page.getByRole('button', { name: 'Report…' }).click();
    const report = page.getByRole('article', { name: 'Scenario report' });
    await report.getByRole('region', { name: 'Limits' }).waitFor();
    await looksRight('scenario-report', '[role=dialog]');
    await report.getByRole('region', { name: 'Over many futures' }).scrollIntoViewIfNeeded();
    await launched.screenshot('scenario-report-futures-light-1280');
    const dialog = page.getByRole('dialog', { name: 'Scenario report' });
    await dialog.getByLabel('Of', { exact: true }).selectOption({ label: 'Cloud shift' });
    await report
      .getByRole('region', { name: 'Scenario: Margin squeeze' })
      .waitFor({ state: 'detached' });
    await report.getByRole('region', { name: 'Scenario: Cloud shift' }).waitFor();
    const target = join(home, 'report.html');
    await answerSaveDialog(launched, target);
    await dialog.getByRole('button', { name: 'Save as HTML…' }).click();
    await page.getByText(`Wrote ${target}`).waitFor();
    // The policy names its style by a hash: a wrong one would leave the page bare.
    const html = await readFile(target, 'utf8');
    const [, style = ''] = /<style>(.*)<\/style>/su.exec(html) ?? [];
    expect(html).toContain(
      `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
    await page.getByRole('button', { name: 'Report…' }).click();
    await report.waitFor();
    const pdf = join(home, 'report.pdf');
    await answerSaveDialog(launched, pdf);
    await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
    await page.getByText(`Wrote ${pdf}`).waitFor();
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
