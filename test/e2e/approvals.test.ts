import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { aProgramme, approverPassphrase, rootPassphrase } from '#test/fixtures/a-vault.ts';
import { answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';
import { makeHome } from './support/own-home.ts';

const functions = ['Procurement', 'Sales leadership', 'Product', 'Finance'] as const;

describe('a proposal with four approvals', () => {
  const home = makeHome();
  const target = join(home, 'Documents', 'tiers.tierproposal');
  let launched: LaunchedApp;
  let page: Page;
  let root: KnownIdentity;

  const show = async (view: string): Promise<void> => {
    await page.getByRole('radiogroup', { name: 'View' }).getByText(view, { exact: true }).click();
  };

  beforeAll(async () => {
    // Keys that cost little to open; the dialogs that make one are tried below.
    const configFolder = join(home, '.config', 'Tierwright');
    ({ root } = await aProgramme({ configFolder, rounds: 1000 }, functions, new Date()));
    launched = await launchApp({ home, size: laptop });
    ({ page } = launched);
    await openSample(launched);
    await page.keyboard.press('Control+5');
  });

  afterAll(async () => {
    await launched.close();
  });

  it('shows who can approve on this machine, with fingerprints', async () => {
    await show('Identities');
    await page.getByText(root.fingerprint ?? 'none').waitFor();
    for (const role of functions) {
      await page.getByRole('heading', { name: `Head of ${role}` }).waitFor();
    }
    await page
      .getByText(/This system offers no key store|Keys can be bound to this account/u)
      .waitFor();
    await launched.screenshot('decide-identities-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'New approver…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase of Programme root').waitFor();
    await launched.screenshot('decide-new-approver-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('saves a copy of a key, locked with its passphrase', async () => {
    const copy = join(home, 'Documents', 'Programme root.p12');
    await page.getByRole('button', { name: 'Save a copy of the key…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase of Programme root').fill(rootPassphrase);
    await launched.screenshot('decide-copy-key-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await answerSaveDialog(launched, copy);
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await page.getByText(`Wrote ${copy}; keep it`).waitFor();
    expect(readFileSync(copy)[0]).toBe(0x30);
  });

  it('is prepared with its route, and signed by one function after the other', async () => {
    await show('Approve');
    await page.getByRole('textbox', { name: 'Title' }).fill('Tiers for 2026');
    await page
      .getByRole('textbox', { name: 'Rationale' })
      .fill('Growth counts more than volume from now on.');
    await launched.screenshot('decide-prepare-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await answerSaveDialog(launched, target);
    const save = page.getByRole('button', { name: 'Save for approval…' });
    await expect.poll(() => save.isEnabled()).toBe(true);
    await save.click();
    await page.getByText('tiers.tierproposal waits for its approvals').waitFor();
    await page.getByRole('heading', { name: /^Not approved yet/u }).waitFor();
    await launched.screenshot('decide-approve-light-1280');
    for (const [index, role] of functions.entries()) {
      await page.getByRole('combobox', { name: 'Decide as' }).click();
      await page.getByRole('option', { name: `Head of ${role}, for ${role}` }).click();
      const passphrase = page.getByLabel(`Passphrase of Head of ${role}`);
      if (index === 0) {
        await passphrase.fill('not this one');
        await page.getByRole('button', { name: 'Sign the decision' }).click();
        await page.getByText('another one').waitFor();
      }
      await passphrase.fill(approverPassphrase);
      await page.getByRole('button', { name: 'Sign the decision' }).click();
      await page.getByText(`${role}: approved`).waitFor();
    }
    await page
      .getByRole('heading', { name: 'Approved by every function that it needs.' })
      .waitFor();
    await launched.screenshot('decide-approved-light-1280');
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is verified by the script that it carries, and shown to anybody who opens it', async () => {
    const folder = join(home, 'unpacked');
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(target)))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const { status, stdout } = spawnSync('sh', ['verify.sh', root.fingerprint ?? ''], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining('approved and unchanged')]);
    await show('Verify');
    await launched.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, target);
    await page.getByRole('button', { name: /Choose a proposal|Verify another/u }).click();
    await page.getByText('tiers.tierproposal: every check passed').waitFor();
    await page.getByText('It names no earlier proposal.').waitFor();
    await launched.screenshot('decide-verify-light-1280');
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is extended by the next one, which names it', async () => {
    const next = join(home, 'Documents', 'next.tierproposal');
    const open = async (path: string, button: RegExp): Promise<void> => {
      await launched.app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, path);
      await page.getByRole('button', { name: button }).click();
    };
    await show('Approve');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Tiers for 2027');
    expect(await page.getByRole('combobox', { name: 'Takes the place of' }).inputValue()).toMatch(
      /^Tiers for 2026, /u,
    );
    await answerSaveDialog(launched, next);
    await page.getByRole('button', { name: 'Save for approval…' }).click();
    await page.getByText('next.tierproposal waits for its approvals').waitFor();
    await show('Verify');
    await open(next, /Verify another/u);
    await page.getByText('next.tierproposal is unchanged, and not approved yet').waitFor();
    await page.getByText(/^It says that it takes the place of "Tiers for 2026"/u).waitFor();
    await open(target, /Choose the earlier one/u);
    await page.getByText('It extends the earlier proposals: passed').waitFor();
    await page.getByRole('heading', { name: 'Earlier proposals' }).scrollIntoViewIfNeeded();
    await launched.screenshot('decide-extends-light-1280');
  });

  it('stands in the audit trail, which holds', async () => {
    await show('Audit trail');
    await page.getByText(/^The chain of \d+ events holds$/u).waitFor();
    await page.getByRole('textbox', { name: 'Find' }).fill('Head of Finance approved');
    await page.locator('[row-index="0"] [col-id="what"]').click();
    await page.getByRole('heading', { name: /^Event \d+$/u }).waitFor();
    await launched.screenshot('decide-audit-light-1280');
    const trail = join(home, 'trail.csv');
    await answerSaveDialog(launched, trail);
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByText(`Wrote ${trail}`).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Control+K');
    await page.getByPlaceholder(/command|search/iu).fill('Dark theme');
    await page.keyboard.press('Enter');
    await launched.resize(projector);
    for (const view of ['Audit trail', 'Identities', 'Approve', 'Verify']) {
      await show(view);
      await launched.screenshot(`decide-${view.toLowerCase().replace(' ', '-')}-dark-1920`);
    }
    expect(await axeFaults(page)).toEqual([]);
  });
});
