import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import { answerOpenDialog } from '../support/answer-dialog.ts';
import { askEngine } from '../support/ask-engine.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

/** Ends the engine as a crash would. Under Electron it is one of its processes, else a child. */
const killEngine = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(({ app: electron }) => {
    const utility = electron.getAppMetrics().find(({ name }) => name === 'Tierwright engine');
    if (utility !== undefined) {
      process.kill(utility.pid, 'SIGKILL');
    }
    return utility?.pid;
  });

/** The application with its engine as Electron's utility process, whatever this runtime prefers. */
const launch = async () => {
  const launched = await launchApp({
    env: { TIERWRIGHT_ENGINE: 'utility' },
    expected: [/engine/iu],
  });
  onTestFinished(launched.close);
  return launched;
};

const tableOf = ({ home }: LaunchedApp): string => join(home, 'table.csv');
const previewOf = (launched: LaunchedApp) => ({ path: tableOf(launched), recipe: null });

/** Writes a table and chooses it in the dialog, which gives the engine the right to read it. */
const chooseTable = async (launched: LaunchedApp, rows: number): Promise<void> => {
  writeFileSync(tableOf(launched), `id,amount\n${'7,12.50\n'.repeat(rows)}`);
  await answerOpenDialog(launched, tableOf(launched));
  await launched.page.evaluate(() =>
    (window as unknown as { readonly tierwright: ShellApi }).tierwright.chooseOpenData(),
  );
};

const readersOf = (app: ElectronApplication): Promise<readonly number[]> =>
  app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ name }) => name === 'Tierwright reader')
      .map(({ pid }) => pid),
  );

describe('the engine as a utility process of the real Electron', () => {
  it('greets, answers what needs no workspace, and refuses what the contract forbids', async () => {
    const { page } = await launch();

    expect(await askEngine(page, 'identity/get', {})).toEqual({ ok: true, value: null });
    expect(await askEngine(page, 'history/go-to', { position: -1 })).toMatchObject({
      ok: false,
      error: { type: 'Internal', where: 'history/go-to, position' },
    });
  });

  it('gets no path that nobody chose', async () => {
    const { page } = await launch();

    expect(await askEngine(page, 'workspace/open', { path: '/etc/hostname' })).toMatchObject({
      ok: false,
      error: { type: 'InputRefused', where: '/etc/hostname' },
    });
  });

  it('is started again after it was killed, and the page is told both', async () => {
    const { app, page } = await launch();
    await askEngine(page, 'identity/get', {});
    await page.evaluate(() => {
      const { tierwright } = window as unknown as { readonly tierwright: ShellApi };
      const told: string[] = [];
      tierwright.onEngineGone(() => told.push('gone'));
      tierwright.onEngineReady(() => told.push('ready'));
      Object.assign(window, { told });
    });

    const killed = await killEngine(app);
    await page.waitForFunction(
      () => (window as unknown as { readonly told: readonly string[] }).told.length === 2,
    );

    expect(killed).toBeGreaterThan(0);
    expect(
      await page.evaluate(() => (window as unknown as { readonly told: readonly string[] }).told),
    ).toEqual(['gone', 'ready']);
    expect(await askEngine(page, 'identity/get', {})).toEqual({ ok: true, value: null });
  });

  it('reads a file in a process of its own, which ends with it', async () => {
    const launched = await launch();
    await chooseTable(launched, 3);

    expect(await askEngine(launched.page, 'import/preview', previewOf(launched))).toMatchObject({
      ok: true,
      value: { fileName: 'table.csv', rowsRead: 3 },
    });
    await expect.poll(() => readersOf(launched.app)).toEqual([]);
  });

  it('takes its readers along when it is killed', async () => {
    const launched = await launch();
    await chooseTable(launched, 2_000_000);
    const asked = askEngine(launched.page, 'import/preview', previewOf(launched));
    await expect.poll(() => readersOf(launched.app)).toHaveLength(1);

    await killEngine(launched.app);

    await expect.poll(() => readersOf(launched.app)).toEqual([]);
    expect(await asked).toMatchObject({ ok: false, error: { type: 'EngineGone' } });
  });
});
