import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { makeHome } from './support/own-home.ts';

const home = makeHome();
const places = ['Portfolio', 'Data', 'Model', 'Futures', 'Decide'] as const;

const goTo = async (page: Page, place: (typeof places)[number]): Promise<void> => {
  await page.keyboard.press(`Control+${places.indexOf(place) + 1}`);
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
};

const scoreOf = (page: Page, place: number): Promise<string | null> =>
  page.locator(`[row-index="${place}"] [col-id="score"]`).first().textContent();

describe('the whole main job', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp({ home, size: laptop });
    ({ page } = launched);
  });

  afterAll(async () => {
    await launched.close();
  });

  it('goes from start to a ranked, tiered list with one click', async () => {
    await page.getByRole('button', { name: 'Open sample workspace' }).click();
    await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor();
    await page.locator('[row-index="0"] [col-id="score"]').first().waitFor();
    expect(await page.getByText('243 of 243 partners').isVisible()).toBe(true);
    await launched.screenshot('portfolio-light-1280');
    await launched.resize(projector);
    const unusedRoom = (): Promise<number> =>
      page.evaluate(() => {
        const right = (selector: string): number =>
          Math.max(
            ...Array.from(document.querySelectorAll(selector), (each) =>
              Math.round(each.getBoundingClientRect().right),
            ),
          );
        return right('[role=grid], [role=treegrid]') - right('[role=columnheader]');
      });
    // Nothing but the scrollbar stands beside the last column.
    await expect.poll(unusedRoom).toBeLessThan(20);
    await launched.resize(laptop);
  });

  it('explains a partner', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('Halvorsen');
    await page.getByText('1 of 243 partners').waitFor();
    await page.keyboard.press('Enter');
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('heading', { name: 'Halvorsen Freight Systems AB' }).waitFor();
    const parts = inspector.getByRole('table', { name: 'Criterion by criterion' });
    // A head, twelve criteria, and the score that they add up to.
    expect(await parts.getByRole('row').count()).toBe(14);
    expect(await parts.getByRole('row').last().innerText()).toBe('Score\t65.5');
    await inspector.getByRole('tab', { name: 'Doubt' }).click();
    const doubt = inspector.getByRole('table', { name: 'Probability of each tier' });
    const shares = await doubt.getByRole('cell').allInnerTexts();
    await inspector.getByLabel('What is known of the weights').selectOption('nothing');
    await expect.poll(() => doubt.getByRole('cell').allInnerTexts()).not.toEqual(shares);
    await page.getByRole('textbox', { name: 'Find partner' }).fill('Ulverton Digital S.L.');
    await page.locator('[row-index="0"] [col-id="partner"]').first().click();
    await inspector.getByRole('tab', { name: 'Next tier' }).click();
    await inspector.getByRole('heading', { name: /What alone would reach/u }).waitFor();
    await launched.screenshot('inspector-light-1280');
    await page.getByRole('textbox', { name: 'Find partner' }).fill('');
  });

  it('is one stop of the Tab key with all its partners', async () => {
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('role') ?? element?.getAttribute('aria-label');
      });
    await page.getByRole('button', { name: 'Range' }).focus();
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('columnheader');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('gridcell');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('Keep on top');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(focused).toBe('gridcell');
  });

  it('answers a shortcut that follows on the Escape of a dialog', async () => {
    for (const [opening, place] of [
      ['F1', 'Data'],
      ['Control+k', 'Decide'],
      ['Control+Shift+h', 'Portfolio'],
    ] as const) {
      await page.keyboard.press(opening);
      await page.locator('[aria-modal=true]').waitFor();
      await page.keyboard.press('Escape');
      await goTo(page, place);
    }
  });

  it('re-ranks while a weight moves, and undoes it as one step', async () => {
    await goTo(page, 'Model');
    const before = await scoreOf(page, 0);
    const slider = page.getByRole('slider', { name: 'Weight of Performance' });
    await slider.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => scoreOf(page, 0)).not.toBe(before);
    const field = page.getByRole('textbox', { name: 'Weight of Performance in per cent' });
    await expect.poll(() => field.inputValue()).toBe('45 %');
    await page.getByText('All changes saved').waitFor();
    await expect.poll(() => page.getByText('Revision 7').isVisible()).toBe(true);
    await launched.screenshot('model-light-1280');
    await page.keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe('35 %');
    await expect.poll(() => scoreOf(page, 0)).toBe(before);
    // Nothing is shown that is not saved.
    expect(await page.getByRole('button', { name: 'Back to saved' }).isDisabled()).toBe(true);
  });

  it('holds partners back by a gate, names it, shows what the tiers cost, and undoes it', async () => {
    const counts = page.getByRole('group', { name: 'Partners per tier, today and then' });
    const before = await counts.innerText();
    await page.getByRole('table', { name: /^The bill/u }).waitFor();
    await page.getByRole('tab', { name: 'Tiers' }).click();
    const gates = page.getByRole('group', { name: 'Gates of Strategic' });
    await gates.getByRole('button', { name: 'Add a gate' }).click();
    const value = gates.getByLabel(/^Value/u);
    await value.fill('500000');
    await value.press('Enter');
    await gates.getByText(/^Strategic asks for .* at least 500,000/u).waitFor();
    await expect.poll(() => counts.innerText()).not.toBe(before);
    await page.getByText('All changes saved').waitFor();
    await launched.screenshot('tiers-light-1280');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => counts.innerText()).toBe(before);
    await page.getByRole('tab', { name: 'Weights' }).click();
  });

  it('draws a value function by points, and undoes it', async () => {
    const before = await scoreOf(page, 0);
    await page.getByRole('button', { name: 'More about Gross margin' }).click();
    await page.getByRole('menuitem', { name: 'Value function…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Method').selectOption('piecewise');
    await dialog.getByRole('button', { name: 'Best in the middle' }).click();
    expect(await dialog.getByLabel('Value of point 2').inputValue()).toBe('100');
    await launched.screenshot('value-function-light-1280');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => scoreOf(page, 0)).not.toBe(before);
    await page.getByText('All changes saved').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => scoreOf(page, 0)).toBe(before);
  });

  it('says what influence each weight really has, and whom other methods rank otherwise', async () => {
    await page.getByRole('tab', { name: 'Checks' }).click();
    await page.getByRole('list', { name: 'Furthest apart by TOPSIS' }).waitFor();
    const table = page.getByRole('table', { name: 'Influence of each criterion' });
    await expect.poll(() => table.getByText('…').count()).toBe(0);
    await launched.screenshot('model-checks-light-1280');
    await page.getByRole('tab', { name: 'Weights' }).click();
  });

  it('shows each partner now and in a scenario', async () => {
    await goTo(page, 'Futures');
    await page.getByText('24 partners fall, 9 rise and 210 stay.').waitFor();
    await launched.screenshot('futures-light-1280');
  });

  it('signs a proposal that openssl verifies', async () => {
    const target = join(home, 'Documents', 'tiers.tierproposal');
    await goTo(page, 'Decide');
    await page.getByRole('textbox', { name: 'Name' }).fill('R. Signer');
    await page.getByRole('combobox', { name: 'Function' }).fill('finance');
    await page.getByLabel('Passphrase', { exact: true }).fill('nine words are better');
    await page.getByLabel('Passphrase again').fill('nine words are better');
    await page.getByRole('button', { name: 'Make my key' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Tiers for 2026');
    await answerSaveDialog(launched, target);
    const sign = page.getByRole('button', { name: 'Sign and save…' });
    await expect.poll(() => sign.isEnabled()).toBe(true);
    await sign.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase of your key').fill('seven words are worse');
    await dialog.getByRole('button', { name: /sign/iu }).click();
    await dialog.getByText('another one').waitFor();
    await dialog.getByLabel('Passphrase of your key').fill('nine words are better');
    await dialog.getByRole('button', { name: /sign/iu }).click();
    await page.getByLabel('Commands that verify the proposal').waitFor();
    await launched.screenshot('decide-light-1280');

    const folder = join(home, 'unpacked');
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(target)))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const verify = (json: string): number | null =>
      spawnSync(
        'openssl',
        [
          ...'cms -verify -binary -cades -inform DER -in approvals/finance.p7s'.split(' '),
          ...['-content', json],
          ...'-CAfile trust/signer.pem -purpose any -out /dev/null'.split(' '),
        ],
        { cwd: folder },
      ).status;
    writeFileSync(join(folder, 'forged.json'), '{}');
    expect([verify('proposal.json'), verify('forged.json')]).toEqual([0, 4]);
    expect(execFileSync('pdftotext', [join(folder, 'proposal.pdf'), '-']).toString()).toContain(
      'Tiers for 2026',
    );
  });

  it('verifies the proposal of anyone', async () => {
    await answerOpenDialog(launched, join(home, 'Documents', 'tiers.tierproposal'));
    await page.getByText('Verify', { exact: true }).click();
    await page.getByRole('button', { name: 'Choose a proposal…' }).click();
    await page.getByText('Tiers follow from scores and lines').waitFor();
    expect(await page.getByText('R. Signer').first().isVisible()).toBe(true);
  });

  it('heals when the engine is killed, and loses nothing', async () => {
    await goTo(page, 'Portfolio');
    const chosen = page.locator('[aria-selected=true] [col-id=score]').first();
    const before = await chosen.textContent();
    const own = launched.app.process().pid ?? 0;
    const engines = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes('engine/index.js'))
      .map((line) => line.trim().split(/\s+/u).map(Number));
    const [pid] = engines.find(([, parent]) => parent === own) ?? [];
    if (pid === undefined) throw new Error('the engine has a process of its own');
    // Looked at in every frame from before on: the engine is back in a moment.
    const gone = page.waitForFunction(() => !document.body.textContent.includes('Engine ready'));
    process.kill(pid, 'SIGKILL');
    await gone;
    await page.getByText('Engine ready').waitFor();
    await expect.poll(() => chosen.textContent()).toBe(before);
    await goTo(page, 'Model');
    await page.getByRole('button', { name: 'Lock Potential', exact: true }).click();
    await expect.poll(() => page.getByText('All changes saved').isVisible()).toBe(true);
    const locked = page.getByRole('button', { name: 'Lock Potential', exact: true });
    await expect.poll(() => locked.getAttribute('aria-pressed')).toBe('true');
  });

  it.each(['light', 'dark'] as const)(
    'has no fault that axe finds, in the %s theme',
    async (theme) => {
      await page.emulateMedia({ colorScheme: theme });
      for (const place of places) {
        await goTo(page, place);
        for (const size of [laptop, projector]) {
          await launched.resize(size);
          await launched.screenshot(`${place.toLowerCase()}-${theme}-${size.width}`);
        }
        expect([place, await axeFaults(page)]).toEqual([place, []]);
        await launched.resize(laptop);
      }
    },
  );
});

describe('another day', () => {
  it('finds everything again, the undo history too', async () => {
    const launched = await launchApp({ home, size: laptop });
    const { page } = launched;
    const recent = page.getByRole('region', { name: 'Recent' });
    await recent.getByRole('button').first().click();
    await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor();
    await goTo(page, 'Model');
    const locked = page.getByRole('button', { name: 'Lock Potential', exact: true });
    expect(await locked.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+z');
    await expect.poll(() => locked.getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('Control+Shift+h');
    await page.getByText('Lock Potential').first().waitFor();
    await launched.close();
  });
});
