import { readFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { AppError } from '#shared/ipc/app-error.ts';
import { aShell } from '#test/fixtures/a-shell.ts';

it('writes the methodology of the sample as PDF, HTML and Markdown, and refuses another ending', async () => {
  const { at, run } = await aShell();
  const file = at('p.tierwright');
  await run('new', file, '--sample');
  const write = async (name: string): Promise<Buffer> => {
    const done = await run('methodology', file, '--out', at(name));
    expect([done.status, done.err, done.out]).toEqual([0, '', `Wrote ${at(name)}.\n`]);
    return readFile(at(name));
  };
  const markdown = (await write('m.md')).toString('utf8');
  expect(markdown).toMatch(/^# How partners are scored and tiered\n/u);
  expect(markdown).toContain(
    'Sum of Amount EUR; 12 months of Order date up to the as-of date | Orders (Sales)',
  );
  expect((await write('m.html')).toString('utf8')).toMatch(/^<!doctype html>/u);
  const pdf = await write('m.pdf');
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const words = execFileSync('pdftotext', ['-layout', at('m.pdf'), '-'], { encoding: 'utf8' });
  for (const said of [
    'An example worked by hand',
    'S = Σ w · v / Σ w',
    'page 1 of',
    'Limits and doubts',
  ]) {
    expect(words.replaceAll(/\s/gu, '')).toContain(said.replaceAll(' ', ''));
  }
  const refused = await run('methodology', file, '--out', at('m.docx'), '--json');
  const { error } = JSON.parse(refused.out) as { readonly error: AppError };
  expect([refused.status, error.found]).toEqual([3, '.docx']);
});
