import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { inProject } from '#electron/launch/support/project-root.js';
import { aCopy, anApproved, aSigned, entriesAt, type Entries } from '#test/fixtures/a-copy.ts';
import { forgeriesOf, packEntries } from '#test/fixtures/forgeries.ts';
import { answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { makeHome } from './support/own-home.ts';

type Verdict = { readonly valid: boolean; readonly checks: readonly string[] };

describe('the verifier page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-verifier-'));
  const home = makeHome();
  const saved = join(home, 'Documents', 'verifier.html');
  const complaints: string[] = [];
  let launched: LaunchedApp;
  let page: Page;
  let approved: { path: string; root: string };
  let whole: Entries;

  /** What the page says to a file, each check with its outcome. */
  const askPage = async (path: string): Promise<Verdict> => {
    await page.evaluate(() => document.querySelector('#result')?.replaceChildren());
    await page.setInputFiles('#file', []);
    await page.setInputFiles('#file', path);
    await page.waitForSelector('.verdict');
    return page.evaluate(() => ({
      valid: document.querySelector('.verdict')?.classList.contains('good') === true,
      checks: [...document.querySelectorAll('.checks li')].map(
        (each) =>
          `${each.querySelector('strong')?.textContent ?? ''}: ${each.className}, ${each.querySelector('p')?.textContent ?? ''}`,
      ),
    }));
  };

  const askEngine = async (path: string): Promise<Verdict> => {
    const { valid, checks } = await verifyProposal(path);
    return {
      valid,
      checks: checks.map(
        ({ name, passed, detail }) => `${name}: ${passed ? 'passed' : 'failed'}, ${detail}`,
      ),
    };
  };

  beforeAll(async () => {
    approved = await anApproved(join(folder, 'one'));
    whole = await entriesAt(approved.path);
    launched = await launchApp({ home, size: laptop, expected: [/example\.org/u] });
  });

  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is saved from the window, with the hash that whoever gets it can compare', async () => {
    const { page: own } = launched;
    await own.getByRole('button', { name: /Verify a proposal/u }).click();
    await answerSaveDialog(launched, saved);
    await own.getByRole('button', { name: 'Save the verifier page…' }).click();
    await own.getByText('SHA-256 of the page').waitFor();
    expect(readFileSync(saved)).toEqual(readFileSync(inProject('dist/verifier/verify.html')));
    await launched.screenshot('verifier-saved-light-1280');
    expect(await axeFaults(own)).toEqual([]);
  });

  it('opens as a file in a sandboxed window that may reach nothing', async () => {
    const opened = launched.app.waitForEvent('window');
    await launched.app.evaluate(({ BrowserWindow }, path) => {
      const window = new BrowserWindow({
        width: 1000,
        height: 900,
        webPreferences: { sandbox: true, partition: 'verifier' },
      });
      void window.loadFile(path);
    }, saved);
    page = await opened;
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.getByRole('heading', { name: 'Is this proposal what was approved?' }).waitFor();
    expect(page.url()).toMatch(/^file:/u);
    expect(await page.evaluate(() => fetch('https://example.org').then(String, String))).toContain(
      'TypeError',
    );
    expect(await axeFaults(page)).toEqual([]);
    complaints.length = 0;
  });

  it('says the same as the application to a proposal, a copy and what one person signed', async () => {
    const copy = join(folder, 'copy.tierproposal');
    writeFileSync(copy, packEntries(await aCopy(approved.path, 'P000001')));
    for (const path of [approved.path, copy, await aSigned(folder)]) {
      const own = await askPage(path);
      expect(own).toEqual(await askEngine(path));
      expect(own.valid, basename(path)).toBe(true);
    }
  });

  it('names who approved, and compares the fingerprint that the reader was told', async () => {
    await page.getByLabel('Fingerprint that you were told').fill(approved.root);
    await page.keyboard.press('Tab');
    await askPage(approved.path);
    await page.getByText('tiers.tierproposal: every check passed').waitFor();
    await page.getByText(/Head of finance approved on 2026-03-01 09:30 UTC/u).waitFor();
    await page.screenshot({
      path: inProject('test-results', 'verifier-page-light.png'),
      fullPage: true,
    });
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByLabel('Fingerprint that you were told').fill('AB:CD');
    await page.keyboard.press('Tab');
    await page.getByText('The root is the one you were told').waitFor();
    await page.getByText(/does not hold: 1\sof/u).waitFor();
    await page.screenshot({
      path: inProject('test-results', 'verifier-page-dark.png'),
      fullPage: true,
    });
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Fingerprint that you were told').fill('');
    await page.keyboard.press('Tab');
    await page.getByText('tiers.tierproposal: every check passed').waitFor();
  });

  it('refuses every forgery, for the same reasons as the application', async () => {
    const other = await anApproved(join(folder, 'two'));
    const forgeries = [
      ...forgeriesOf(whole, await entriesAt(other.path)),
      ...forgeriesOf(await aCopy(approved.path, 'P000000'), await aCopy(approved.path, 'P000001')),
    ];
    expect(forgeries.length).toBeGreaterThan(60);
    const path = join(folder, 'forged.tierproposal');
    for (const [name, bytes] of forgeries) {
      writeFileSync(path, bytes);
      const own = await askPage(path);
      expect([name, own]).toEqual([name, await askEngine(path)]);
      expect(own.valid, name).toBe(false);
    }
    expect(complaints).toEqual([]);
  });
});

describe('letters to partners', () => {
  const home = makeHome();
  const documents = join(home, 'Documents');
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    const passphrase = 'a passphrase of some words';
    const { at, run } = shellIn(documents, passphrase);
    await run('new', at('s.tierwright'), '--sample');
    await run('identity', '--name', 'R. Signer', '--function', 'finance');
    const proposed = await run(
      ...['propose', at('s.tierwright'), '--title', 'Tiers 2026', '--out', at('t.tierproposal')],
    );
    expect(proposed.err).toBe('');
    launched = await launchApp({ home, size: laptop, args: [at('s.tierwright')] });
    ({ page } = launched);
    await page
      .getByRole('tab', { name: 'Decide' })
      .or(page.getByRole('button', { name: 'Decide' }))
      .first()
      .waitFor();
    await page.keyboard.press('Control+5');
    await page
      .getByRole('radiogroup', { name: 'View' })
      .getByText('Letters', { exact: true })
      .click();
    await page.getByText('partners have not been told yet').waitFor();
  });

  afterAll(async () => {
    await launched.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('shows each as it would be written, and writes it', async () => {
    await page.locator('[row-index="1"] [col-id="name"]').click();
    const letter = page.getByRole('article', { name: 'Letter' });
    await letter.waitFor();
    await launched.screenshot('decide-letters-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    const subject = await letter.getByRole('heading').innerText();
    const target = join(documents, 'letter.html');
    await answerSaveDialog(launched, target);
    await page.getByRole('button', { name: 'Letter…', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'As' }).click();
    await page.getByRole('option', { name: 'HTML' }).click();
    await launched.screenshot('decide-letter-dialog-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Write…' }).click();
    await page.getByText('Wrote 1 letter').or(page.getByText('Wrote one letter')).waitFor();
    expect(readFileSync(target, 'utf8')).toContain(subject.slice(0, 20));
    await page.locator('[row-index="1"] [col-id="state"]').getByText('prepared').waitFor();
  });

  it('notes who was told, and copies of the proposal are written from here', async () => {
    await page.getByRole('button', { name: 'Note…', exact: true }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'By' }).fill('A. Manager');
    await dialog.getByRole('button', { name: 'Note', exact: true }).click();
    await page.locator('[row-index="1"] [col-id="state"]').getByText('sent').waitFor();
    await page.getByText(/^sent on .* by A\. Manager, email$/u).waitFor();
    const target = join(documents, 'copy.tierproposal');
    await answerSaveDialog(launched, target);
    await launched.app.evaluate(
      ({ dialog: dialogs }, path) => {
        dialogs.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      },
      join(documents, 't.tierproposal'),
    );
    await page.getByRole('button', { name: 'Redacted copy…' }).click();
    await dialog.getByLabel('With the points by criterion').check();
    await dialog.getByRole('button', { name: 'Write…' }).click();
    await page.getByText(/^Wrote copies for/u).waitFor();
    expect(await verifyProposal(target)).toMatchObject({
      valid: true,
      copy: { fields: expect.any(Number) as number },
    });
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.resize(projector);
    await launched.screenshot('decide-letters-dark-1920');
    expect(await axeFaults(page)).toEqual([]);
  });

  it('has templates that say where a field is unknown', async () => {
    await page.getByRole('button', { name: 'Templates…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Letter', exact: true }).fill('Dear {{name}}');
    await dialog.getByText('line 1, column 6: {{name}}, which is no field').first().waitFor();
    expect(await dialog.getByRole('button', { name: 'Save' }).isEnabled()).toBe(false);
    await launched.screenshot('decide-templates-dark-1920');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Letter', exact: true }).fill('Dear {{partner}}');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });
});
