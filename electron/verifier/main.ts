import './buffer-global.ts';
import { z } from 'zod';
import { bundleLimits } from '#electron/engine/proposal/unpack-bundle.ts';
import { judgeProposal, type HandedFile } from '#electron/engine/proposal/judge-proposal.ts';
import { withToldFingerprint } from '#shared/proposal/told-fingerprint.ts';
import { err, ok } from '#shared/result.ts';
import { showReport, showWork } from './show-report.ts';

// The policy of this page allows no code that is made from text.
z.config({ jitless: true });

const byId = <T extends HTMLElement>(id: string, kind: abstract new () => T): T => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
};

const drop = byId('drop', HTMLDivElement);
const chosen = byId('file', HTMLInputElement);
const earlier = byId('earlier', HTMLInputElement);
const told = byId('told', HTMLInputElement);
const result = byId('result', HTMLDivElement);

const hand = async (file: File): Promise<HandedFile> => ({
  fileName: file.name,
  read:
    file.size === 0
      ? err('an empty file')
      : file.size > bundleLimits.fileBytes
        ? err('no file of the size of a proposal')
        : ok(Buffer.from(await file.arrayBuffer())),
});

let current: File | null = null;
let turn = 0;

const check = async (): Promise<void> => {
  const file = current;
  if (file === null) return;
  turn += 1;
  const mine = turn;
  showWork(result, file.name);
  // The words are painted before the work begins.
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
  const today = new Date().toISOString().slice(0, 10);
  const before = await Promise.all([...(earlier.files ?? [])].map(hand));
  try {
    const report = judgeProposal(await hand(file), today, before);
    if (mine === turn) showReport(result, withToldFingerprint(report, told.value));
  } catch (error) {
    // A bug of this page must never look like a file that holds.
    const detail = `this page could not check it: ${String(error)}`;
    const checks = [{ name: 'The file was checked to its end', passed: false, detail }];
    showReport(result, { fileName: file.name, valid: false, checks, summary: null });
  }
};

const take = (file: File | undefined): void => {
  if (file === undefined) return;
  current = file;
  void check();
};

chosen.addEventListener('change', () => take(chosen.files?.[0]));
earlier.addEventListener('change', () => void check());
told.addEventListener('change', () => void check());
for (const name of ['dragenter', 'dragover'] as const) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
document.addEventListener('dragleave', () => drop.classList.remove('over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  take(event.dataTransfer?.files[0]);
});
