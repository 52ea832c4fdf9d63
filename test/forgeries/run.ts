import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { allForgeries, prepareForgeries } from '#test/fixtures/approval-forgeries.ts';
import { judgeForgery, type Verdicts } from './judge-forgery.ts';

type Row = {
  readonly group: string;
  cases: number;
  readonly yes: Record<keyof Verdicts, number>;
  isPdfAsked: boolean;
};

const document = new URL('../../docs/forgeries.md', import.meta.url);
const begin = '<!-- begin of the table -->\n';
const end = '<!-- end of the table -->';

const said = (yes: number, of: number): string =>
  yes === 0 ? 'no' : yes === of ? '**yes**' : `**yes to ${yes}**`;

/** Asks every verifier about every forgery and writes the table of `docs/forgeries.md` anew. */
const main = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-forgeries-'));
  const rows = new Map<string, Row>();
  try {
    await prepareForgeries(folder);
    for (const forgery of allForgeries()) {
      const known = rows.get(forgery.group);
      const verdicts = await judgeForgery(forgery, folder, known === undefined);
      const row = known ?? {
        group: forgery.group,
        cases: 0,
        yes: { tierwright: 0, script: 0, openssl: 0, pdfsig: 0 },
        isPdfAsked: false,
      };
      rows.set(forgery.group, row);
      row.cases += 1;
      for (const who of ['tierwright', 'script', 'openssl', 'pdfsig'] as const) {
        row.yes[who] += Number(verdicts[who] === true);
      }
      row.isPdfAsked ||= verdicts.pdfsig !== null;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const table = [
    '| forgery | cases | openssl | pdfsig | verify.sh | Tierwright |',
    '| --- | --- | --- | --- | --- | --- |',
    ...[...rows.values()].map(
      ({ group, cases, yes, isPdfAsked }) =>
        `| ${group} | ${cases} | ${said(yes.openssl, cases)} | ${
          isPdfAsked ? said(yes.pdfsig, cases) : 'not asked'
        } | ${said(yes.script, 1)} | ${said(yes.tierwright, cases)} |`,
    ),
  ].join('\n');
  const text = await readFile(document, 'utf8');
  const [head = '', tail = ''] = [text.split(begin)[0], text.split(end)[1]];
  await writeFile(document, `${head}${begin}\n${table}\n\n${end}${tail}`);
  const cases = [...rows.values()].reduce((sum, row) => sum + row.cases, 0);
  process.stdout.write(`${cases} forgeries of ${rows.size} kinds were judged.\n`);
};

await main();
