import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Page } from 'playwright';
import { answerOpenDialog, answerSaveDialog } from '#test/e2e/support/answer-dialog.ts';
import { laptop, launchApp } from '#test/e2e/support/launch-app.ts';
import { figure, summarise, type Figure } from './bench-report.ts';
import { startImportMeter, stopImportMeter } from './window/import-meter.ts';

/** Reading a million rows on a loaded machine. */
const patience = 300_000;

const step = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name: `Import: ${name}`, level: 1 }).waitFor({ timeout: patience });

const next = (page: Page): Promise<void> => page.keyboard.press('Control+Enter');

/** Cancels the writing of rows once it is under way; milliseconds until the page says so. */
const cancelWriting = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressed: number | null = null;
        const look = (): void => {
          const bar = document.querySelector('main [role="progressbar"]');
          const share = Number(bar?.getAttribute('aria-valuenow') ?? 0);
          if (pressed === null && bar !== null && share > 30) {
            const cancel = [...document.querySelectorAll('main button')].find(
              ({ textContent }) => textContent === 'Cancel',
            );
            pressed = performance.now();
            (cancel as HTMLElement | undefined)?.click();
          } else if (pressed !== null && bar === null) {
            resolve(performance.now() - pressed);
            return;
          }
          requestAnimationFrame(look);
        };
        look();
      }),
  );

/** Files in the folder of the workspace that are not its own. */
const leftBehind = (workspace: string, others: readonly string[]): readonly string[] =>
  readdirSync(dirname(workspace)).filter(
    (name) => !others.includes(name) && !name.startsWith(`${basename(workspace)}-wal`),
  );

/**
 * The same file through the wizard of the real window: how often its progress is drawn, whether the page
 * is ever blocked, and how long a cancel takes.
 */
export const measureImportInWindow = async (
  table: string,
  workspace: string,
): Promise<readonly Figure[]> => {
  const before = readdirSync(dirname(workspace));
  const launched = await launchApp({ size: laptop });
  try {
    const { page } = launched;
    await answerSaveDialog(launched, workspace);
    await page.getByRole('button', { name: 'New workspace…', exact: true }).click();
    await page.getByText('No data yet').first().waitFor();
    await page.keyboard.press('Control+2');
    await answerOpenDialog(launched, table);
    await page.getByRole('button', { name: 'Import file…' }).first().click();
    await page.evaluate(startImportMeter);
    await page.getByRole('button', { name: 'Choose files…', exact: true }).click();
    await step(page, 'Read');
    await next(page);
    await step(page, 'Map');
    await next(page);
    await step(page, 'Check');
    await page.getByText(/^Each .* gets /u).waitFor({ timeout: patience });
    const checked = await page.evaluate(stopImportMeter);
    await next(page);
    const cancelled = await cancelWriting(page);
    const left = leftBehind(workspace, [...before, basename(workspace)]);
    if (left.length > 0) throw new Error(`a cancelled import left ${left.join(', ')}`);
    await page.evaluate(startImportMeter);
    await next(page);
    await page.getByText('rows imported').waitFor({ timeout: patience });
    const written = await page.evaluate(stopImportMeter);
    const longTasks = [...checked.longTasks, ...written.longTasks];
    return [
      figure({
        what: 'from one progress drawn to the next, checking and writing (four a second)',
        unit: 'ms',
        ours: summarise([...checked.waits, ...written.waits]),
        reference: null,
        target: 250,
        targetOf: 'most',
      }),
      figure({
        what: 'cancel pressed to the wizard without the work, nothing left behind',
        unit: 'ms',
        ours: summarise([cancelled]),
        reference: null,
        target: 200,
        targetOf: 'most',
      }),
      figure({
        what: 'longest task of the page meanwhile (0: none above 50 ms)',
        unit: 'ms',
        ours: summarise(longTasks.length === 0 ? [0] : longTasks),
        reference: null,
        target: 50,
        targetOf: 'most',
      }),
    ];
  } finally {
    await launched.close();
  }
};
