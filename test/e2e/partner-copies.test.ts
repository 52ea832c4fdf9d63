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
import { laptop, launchApp, type LaunchedApp } from './support/launch-app.ts';
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
    await page.getByText(/does not hold: 1 of/u).waitFor();
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
