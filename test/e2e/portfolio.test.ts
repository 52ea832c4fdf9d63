import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { launchApp, laptop, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

/** The portfolio as analysts use it: asking why, and the grid. */
describe('the portfolio', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ size: laptop });
    ({ page } = launched);
    await openSample(launched);
  });

  afterAll(async () => {
    await launched.close();
  });

  it('answers what the next tier takes, what weights would do, how sure the tier is and who is alike', async () => {
    await page.getByRole('textbox', { name: 'Find partner' }).fill('Ulverton Digital');
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('tab', { name: 'Next tier' }).click();
    const path = inspector.getByRole('table', { name: 'The cheapest way to the next tier' });
    expect(await path.getByRole('row').count()).toBeGreaterThan(1);
    expect(
      await inspector.getByText(/The cheapest way is .* standard deviations in all/u).count(),
    ).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('why-next-light-1280');
    await inspector.getByRole('button', { name: 'Effort…' }).click();
    await page.getByText('A tenth of the range').click();
    await launched.screenshot('why-efforts-light-1280');
    await page.getByRole('button', { name: 'Save' }).click();
    await inspector.getByText(/tenths of the range in all/u).waitFor();
    await inspector.getByRole('tab', { name: 'Weights' }).click();
    await inspector.getByRole('table', { name: 'Smallest change of weights up' }).waitFor();
    await launched.screenshot('why-weights-light-1280');
    await inspector.getByRole('tab', { name: 'Doubt' }).click();
    await inspector.getByRole('button', { name: 'Errors of the data…' }).click();
    await page.getByRole('button', { name: 'Take from the alerts' }).click();
    await expect
      .poll(() =>
        page
          .getByRole('textbox', { name: /^Error of / })
          .first()
          .inputValue(),
      )
      .not.toBe('');
    await launched.screenshot('why-errors-light-1280');
    await page.getByRole('button', { name: 'Save' }).click();
    const doubt = inspector.getByRole('table', { name: 'Probability of each tier' });
    await doubt.getByRole('columnheader', { name: 'Both' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('why-doubt-light-1280');
    await inspector.getByRole('tab', { name: 'Peers' }).click();
    expect(
      await inspector.getByRole('table', { name: 'Nearest by profile' }).getByRole('row').count(),
    ).toBe(6);
    await launched.screenshot('why-peers-light-1280');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
  });

  it('filters by labels with counts, groups with totals, pins, and keeps the view', async () => {
    await page.getByRole('textbox', { name: 'Find partner' }).fill('');
    await page.getByRole('button', { name: 'Close inspector' }).click();
    await page.getByRole('button', { name: 'Region', exact: true }).click();
    const list = page.getByRole('listbox', { name: 'Region' });
    await page.getByRole('textbox', { name: 'Find in Region' }).fill('n');
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    expect(await list.getByRole('option', { selected: true }).count()).toBe(1);
    await launched.screenshot('portfolio-filter-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText(/hidden by Region · show all/u).waitFor();
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('By proposed tier');
    const cell = (row: number, column: string) =>
      page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`).first();
    await expect.poll(() => cell(0, 'partner').innerText()).toMatch(/^▾ Strategic \(\d+\)$/u);
    await cell(0, 'partner').click();
    await expect.poll(() => cell(0, 'partner').innerText()).toMatch(/^▸ Strategic/u);
    await cell(2, 'partner').click();
    await page.getByRole('button', { name: 'Keep on top' }).click();
    await page.locator(`.ag-row[row-index="t-0"] [col-id="partner"]`).first().waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Revenue, last 4 quarters', exact: true }).click();
    await launched.screenshot('portfolio-columns-light-1280');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close inspector' }).click();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Keep this view…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('By tier');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('button', { name: 'By tier', exact: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('portfolio-groups-light-1280');
    await page.getByRole('button', { name: 'By tier', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Everybody, by rank' }).click();
    await page.getByText('243 of 243 partners').waitFor();
  });

  it('shows the past of the score as lines, sorted by trend, and of one partner by criterion', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Trend of the score' }).click();
    await page.getByRole('checkbox', { name: 'Trend of Revenue, last 4 quarters' }).click();
    await page.getByRole('group', { name: 'Past periods of trends' }).waitFor();
    await launched.screenshot('portfolio-trend-columns-light-1280');
    await page.keyboard.press('Escape');
    const cells = page.locator('.ag-row [col-id="trend:score"]');
    const cell = (row: number) => cells.nth(row);
    const line = cell(0).getByRole('img');
    await line.waitFor();
    expect(await line.getAttribute('aria-label')).toMatch(
      /^Score: [\d.]+ on 20\d\d-\d\d-\d\d, [\d.]+ on 2025-12-31, (level|[+−][\d.]+ a quarter)/u,
    );
    await page.getByRole('columnheader', { name: 'Score, past 8 quarters' }).click();
    const trend = async (row: number) =>
      Number((await cell(row).innerText()).replace('−', '-').replace('+', ''));
    await expect.poll(async () => (await trend(0)) <= (await trend(5))).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('portfolio-trends-light-1280');
    await cell(2).click();
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('tab', { name: 'Past' }).click();
    const past = inspector.getByRole('table', { name: 'The past of each criterion' });
    await past.waitFor();
    expect(await past.getByRole('img').count()).toBeGreaterThan(4);
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('why-past-light-1280');
    await inspector.getByRole('tab', { name: 'Points' }).click();
    await page.getByRole('button', { name: 'Close inspector' }).click();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Everybody, by rank' }).click();
  });

  it('copies a block of cells, marked by keys or by mouse, as a spreadsheet takes it', async () => {
    const { app } = launched;
    const clipboard = () => app.evaluate((electron) => electron.clipboard.readText());
    const cell = (row: number, column: string) =>
      page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`).first();
    await page.getByRole('textbox', { name: 'Find partner' }).fill('Digital');
    await cell(0, 'partner').click();
    await page.getByRole('button', { name: 'Close inspector' }).click();
    await cell(0, 'partner').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    await page.getByText('Copied 2 × 2 cells with headings').waitFor();
    const lines = (await clipboard()).split('\r\n').map((line) => line.split('\t'));
    expect(lines.map((line) => line.length)).toEqual([2, 2, 2]);
    expect(lines[0]).toEqual(['Partner', 'Score']);
    expect(Number(lines[1]?.[1])).toBeGreaterThan(Number(lines[2]?.[1]));
    await page.mouse.move(0, 0);
    const [from, to] = [
      await cell(3, 'now').boundingBox(),
      await cell(5, 'movement').boundingBox(),
    ];
    await page.mouse.move((from?.x ?? 0) + 5, (from?.y ?? 0) + 5);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 5, (to?.y ?? 0) + 5, { steps: 4 });
    await page.mouse.up();
    await launched.screenshot('portfolio-block-light-1280');
    await page.keyboard.press('Control+Shift+c');
    await page.getByText('Copied 3 × 3 cells', { exact: true }).waitFor();
    expect((await clipboard()).split('\r\n')).toHaveLength(3);
    const marked = page.locator('[data-marked]');
    expect(await marked.count()).toBe(9);
    // In another order others stand there.
    const headers = page.getByRole('region', { name: 'Partners by rank' });
    await headers.getByRole('columnheader', { name: 'Partner' }).click();
    await expect.poll(() => marked.count()).toBe(0);
    await headers.getByRole('columnheader', { name: 'Rank' }).click();
  });

  it('writes the view to a workbook, asked for sensitive values', async () => {
    const target = join(launched.home, 'portfolio.xlsx');
    await answerSaveDialog(launched, target);
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByText('All attributes and metrics').click();
    await page
      .getByText(/are hidden by filters, and the workbook names them on a sheet/u)
      .waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await launched.screenshot('portfolio-export-light-1280');
    await page.getByRole('button', { name: 'Choose where…' }).click();
    await expect
      .poll(() =>
        readFile(target).then(
          (bytes) => Object.keys(unzipSync(bytes)).length,
          () => 0,
        ),
      )
      .toBe(8);
  });

  it('maps partners on two figures, filters by a quarter and by a rectangle, and asks why by a click', async () => {
    await page.getByRole('textbox', { name: 'Find partner' }).fill('');
    await page.getByRole('button', { name: 'Map', exact: true }).click();
    const map = page.getByRole('region', { name: 'Map of the partners' });
    await map.locator('canvas').waitFor();
    await launched.screenshot('portfolio-map-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await map.getByRole('button', { name: 'Upper right' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/hidden by Performance, Potential · show all/u).waitFor();
    await page.getByText(/hidden by .* · show all/u).click();
    const box = await map.locator('canvas').boundingBox();
    if (box === null) throw new Error('the map has no canvas');
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.7, { steps: 5 });
    await launched.screenshot('portfolio-map-brush-light-1280');
    await page.mouse.up();
    await page.getByText(/hidden by Performance, Potential · show all/u).waitFor();
    await page.locator('.ag-row[row-index="0"] [col-id="partner"]').first().click();
    await page.getByRole('complementary').waitFor();
    await launched.resize(projector);
    await launched.screenshot('portfolio-map-light-1920');
  });
});
