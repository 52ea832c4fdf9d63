import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentity } from '#electron/engine/signing/identity-store.ts';
import type { ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp, projector, type LaunchedApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';
import { makeHome } from './support/own-home.ts';

const passphrase = 'correct horse battery';

describe('a review cycle', () => {
  const home = makeHome();
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    const person = { name: 'R. Signer', function: 'Finance', passphrase };
    await createIdentity(join(home, '.config', 'Tierwright'), person, new Date());
    launched = await launchApp({ home, size: laptop });
    ({ page } = launched);
    await openSample(launched);
    await page.keyboard.press('Control+5');
    await page.getByRole('radiogroup', { name: 'View' }).getByText('Cycles').click();
  });

  afterAll(async () => {
    await launched.close();
  });

  it('is opened on the model and data of today', async () => {
    await page.getByText('No review cycle yet').waitFor();
    await page.getByRole('button', { name: 'Open a cycle…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Annual review');
    await launched.screenshot('cycle-open-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Open the cycle' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('243 of 243 partners').waitFor();
    await page.getByText('undecided').first().waitFor();
  });

  it('accepts together what is safe, and says at whom it stopped and why', async () => {
    await page.getByRole('button', { name: 'Accept what is safe' }).click();
    const stopped = page.getByRole('group', { name: 'Partners at whom it stopped' });
    await stopped.waitFor();
    await stopped.getByText('is decided one by one').first().waitFor();
    await stopped.getByRole('button').first().click();
    await page.getByRole('heading', { name: 'Evidence and comments' }).waitFor();
    await launched.screenshot('cycle-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await launched.resize(projector);
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('cycle-dark-1920');
    await page.emulateMedia({ colorScheme: 'light' });
    await launched.screenshot('cycle-light-1920');
    await launched.resize(laptop);
  });

  it('overrides one partner with a rationale, an approver, a last day and evidence', async () => {
    const minutes = join(home, 'minutes.txt');
    writeFileSync(minutes, 'Agreed.');
    await page.getByRole('combobox', { name: 'Tier' }).click();
    await page.getByRole('option', { name: 'Registered' }).click();
    await page.getByText('Name who allows the override.').waitFor();
    await page.getByLabel('Rationale').fill('A new contract begins in spring.');
    // Whoever looks something up in another place finds the words and the tier as they were.
    await page.keyboard.press('Control+1');
    await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor();
    await page.keyboard.press('Control+5');
    const rationale = page.getByLabel('Rationale');
    await expect.poll(() => rationale.inputValue()).toBe('A new contract begins in spring.');
    expect(await page.getByRole('combobox', { name: 'Tier' }).inputValue()).toBe('Registered');
    await page.getByLabel('Allowed by').fill('C. Officer');
    await page.getByLabel('Last day').fill('2999-12-31');
    await page.getByRole('button', { name: 'Override', exact: true }).click();
    await page.getByText('1 override', { exact: true }).waitFor();
    await answerOpenDialog(launched, minutes);
    await page.getByRole('button', { name: 'File…' }).click();
    await page.getByRole('list', { name: 'Evidence' }).getByText('minutes.txt').waitFor();
    await launched.screenshot('cycle-override-light-1280');
  });

  it('is closed for good once rules and people have decided about everybody', async () => {
    await page.getByRole('button', { name: 'Rules…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove rule 5' }).click();
    await dialog.getByRole('combobox', { name: 'Mode of rule 5' }).click();
    await page.getByRole('option', { name: 'Automatic' }).click();
    await launched.screenshot('cycle-rules-light-1280');
    await dialog.getByRole('button', { name: 'Save rules' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Accept what is safe' }).click();
    await page.getByText('0 undecided', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Close…' }).click();
    await dialog.getByRole('button', { name: 'Close for good' }).click();
    await page.getByText('closed on').waitFor();
    await page.getByText('A new contract begins in spring.').waitFor();
    await launched.screenshot('cycle-closed-light-1280');
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is proposed with the decided tiers and every decision', async () => {
    const target = join(home, 'Documents', 'annual.tierproposal');
    await page.getByRole('button', { name: 'Propose these tiers' }).click();
    await page.getByRole('heading', { name: 'What Annual review decided' }).waitFor();
    await page.getByRole('heading', { name: '1 override' }).waitFor();
    await launched.screenshot('cycle-propose-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await answerSaveDialog(launched, target);
    await page.getByRole('button', { name: 'Sign and save…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase').fill(passphrase);
    await dialog.getByRole('button', { name: 'Choose a file and sign…' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const entry = unzipSync(readFileSync(target))['proposal.json'] ?? new Uint8Array();
    const document = JSON.parse(new TextDecoder().decode(entry)) as ProposalDocument;
    expect(document.cycle?.name).toBe('Annual review');
    const overrides = document.partners.filter(({ decision }) => decision?.way === 'override');
    expect(overrides.map(({ decision }) => decision)).toEqual([
      {
        way: 'override',
        rationale: 'A new contract begins in spring.',
        approver: 'C. Officer',
        expires: '2999-12-31',
        evidence: [
          {
            kind: 'file',
            text: 'minutes.txt',
            sha256: createHash('sha256').update('Agreed.').digest('hex'),
          },
        ],
      },
    ]);
    expect(overrides.every((each) => each.proposedTier !== each.recommendedTier)).toBe(true);
  });

  it('is compared with the next one, and a partner has a record over both', async () => {
    const dialog = page.getByRole('dialog');
    await page.getByRole('radiogroup', { name: 'View' }).getByText('Cycles').click();
    const more = page.getByRole('button', { name: 'More about the cycle' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Open another cycle…' }).click();
    await dialog.getByLabel('Name').fill('Half-year review');
    await dialog.getByRole('button', { name: 'Open the cycle' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'Half-year review' }).waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: 'What changed since another cycle…' }).click();
    const waterfall = dialog.getByLabel('Waterfall of partners by tier');
    await waterfall.getByText('Annual review').first().waitFor();
    await launched.screenshot('cycle-compare-light-1280');
    expect(await axeFaults(page)).toEqual([]);
    await launched.resize(projector);
    await page.emulateMedia({ colorScheme: 'dark' });
    await launched.screenshot('cycle-compare-dark-1920');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('gridcell').first().click();
    const record = page.getByRole('list', { name: 'Decision record' });
    await record.getByText('Annual review').waitFor();
    await record.scrollIntoViewIfNeeded();
    await launched.screenshot('cycle-record-dark-1920');
    await launched.resize(laptop);
    await page.emulateMedia({ colorScheme: 'light' });
    await record.scrollIntoViewIfNeeded();
    await launched.screenshot('cycle-record-light-1280');
    expect(await axeFaults(page)).toEqual([]);
  });
});
