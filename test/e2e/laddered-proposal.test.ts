import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { inProject } from '#electron/launch/support/project-root.js';
import { answerOpenDialog, answerSaveDialog } from './support/answer-dialog.ts';
import { axeFaults } from './support/axe-faults.ts';
import { laptop, launchApp } from './support/launch-app.ts';
import { openSample } from './support/open-sample.ts';

/** Every text of the sheets of a workbook, in one. */
const textsOf = (workbook: Uint8Array): string =>
  Object.entries(unzipSync(workbook))
    .filter(([name]) => name.includes('worksheets/'))
    .map(([, xml]) => Buffer.from(xml).toString('utf8'))
    .join('\n');

it('a proposal of two ladders is signed, verified by anyone, and names the ladder of every tier', async () => {
  const launched = await launchApp({ size: laptop });
  onTestFinished(() => launched.close());
  const { page, home } = launched;
  await openSample(launched);

  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: 'Tiers' }).click();
  await page.getByRole('button', { name: 'Add a ladder…' }).click();
  const adding = page.getByRole('dialog');
  await adding.getByRole('combobox', { name: 'Who climbs it' }).click();
  await page.getByRole('option', { name: 'Software vendor' }).click();
  await page.keyboard.press('Escape');
  await adding.getByLabel('Name of the ladder').fill('Alliances');
  await adding.getByRole('button', { name: 'Add the ladder' }).click();
  await page.getByText('All changes saved').waitFor();
  await page.getByText('No outline: the ladder was not there before the last change').waitFor();
  const counts = page.getByRole('group', { name: 'Partners per tier, today and then' });
  await counts.getByRole('group', { name: 'Alliances' }).getByText('Alliances 1').waitFor();

  await page.keyboard.press('Control+5');
  await page.getByRole('columnheader', { name: 'Alliances', exact: true }).first().waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('R. Signer');
  await page.getByRole('combobox', { name: 'Function' }).fill('finance');
  await page.getByLabel('Passphrase', { exact: true }).fill('nine words are better');
  await page.getByLabel('Passphrase again').fill('nine words are better');
  await page.getByRole('button', { name: 'Make my key' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Two ladders');
  expect(await axeFaults(page)).toEqual([]);
  const target = join(home, 'ladders.tierproposal');
  await answerSaveDialog(launched, target);
  const sign = page.getByRole('button', { name: 'Sign and save…' });
  await expect.poll(() => sign.isEnabled()).toBe(true);
  await sign.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase of your key').fill('nine words are better');
  await dialog.getByRole('button', { name: /sign/iu }).click();
  await page.getByLabel('Commands that verify the proposal').waitFor();
  await launched.screenshot('ladder-signed-light-1280');

  await answerOpenDialog(launched, target);
  await page.getByText('Verify', { exact: true }).click();
  await page.getByRole('button', { name: 'Choose a proposal…' }).click();
  await page.getByText(/partners on the main ladder or Alliances, by Type$/u).waitFor();
  await page.getByText('tiers.xlsx follows from proposal.json').waitFor();
  await launched.screenshot('ladder-verified-light-1280');

  // The page that a stranger verifies with says the same as the application.
  const opened = launched.app.waitForEvent('window');
  await launched.app.evaluate(({ BrowserWindow }, path) => {
    const options = { webPreferences: { sandbox: true, partition: 'verifier' } };
    void new BrowserWindow(options).loadFile(path);
  }, inProject('dist/verifier/verify.html'));
  const verifier = await opened;
  await verifier.setInputFiles('#file', target);
  await verifier.waitForSelector('.verdict.good');
  const own = await verifier.evaluate(() =>
    [...document.querySelectorAll('.checks li')].map(
      (each) =>
        `${each.querySelector('strong')?.textContent ?? ''}: ${each.querySelector('p')?.textContent ?? ''}`,
    ),
  );
  const { valid, checks } = await verifyProposal(target);
  expect([valid, own]).toEqual([true, checks.map(({ name, detail }) => `${name}: ${detail}`)]);

  const folder = join(home, 'unpacked');
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(target)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const line =
    'cms -verify -binary -cades -inform DER -in approvals/finance.p7s -content proposal.json -CAfile trust/signer.pem -purpose any -out /dev/null';
  expect(spawnSync('openssl', line.split(' '), { cwd: folder }).status).toBe(0);
  const rows = readFileSync(join(folder, 'tiers.csv'), 'utf8').split('\r\n');
  expect(rows[0]).toContain(
    'current tier,proposed tier,ladder,ladder of the current tier,ladder of the proposed tier,score',
  );
  expect(rows.find((row) => row.includes(',Alliances 1,'))).toMatch(
    /,Alliances 1,Alliances,(?:Main ladder)?,Alliances,/u,
  );
  const sheets = textsOf(readFileSync(join(folder, 'tiers.xlsx')));
  for (const head of ['Climbs the ladder', 'Ladder of the tier proposed', 'Alliances 1']) {
    expect(sheets).toContain(head);
  }
  const pages = execFileSync('pdftotext', ['-layout', join(folder, 'proposal.pdf'), '-'], {
    encoding: 'utf8',
  });
  expect(pages).toMatch(/\d+ partners change to another ladder/u);
  // What stands in large figures on the cover adds up to all partners.
  const cover = pages.slice(0, pages.indexOf('What changes'));
  const [whole = 0, ...parts] = (/^ *\d+(?: +\d+){4} *$/mu.exec(cover)?.[0] ?? '')
    .trim()
    .split(/ +/u)
    .map(Number);
  expect(cover).toContain('change ladder');
  expect([whole, parts.reduce((sum, part) => sum + part, 0)]).toEqual([243, 243]);
  for (const words of [
    'Alliances: Alliances 1',
    'Main ladder: Strategic',
    'From the tier of today to the proposed one: Alliances',
    'whose Type is Software vendor',
  ]) {
    expect(pages).toContain(words);
  }
});
