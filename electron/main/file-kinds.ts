import { extname } from 'node:path';
import type { PathUse } from '#shared/ipc/channel-parts.ts';
import type { GrantedFile, OpenKind, SaveKind } from '#shared/ipc/shell-contract.ts';

/** A filter as file dialogs show it; the endings are without a dot. */
type FileFilter = { readonly name: string; readonly extensions: readonly string[] };

/** How a kind of file is called and ends. */
export type FileKind = {
  readonly filter: FileFilter;
  /** Put behind a name that a person typed without an ending; the first of the filter. */
  readonly ending: string;
};

const kind = (name: string, ...extensions: readonly [string, ...string[]]): FileKind => ({
  filter: { name, extensions },
  ending: `.${extensions[0]}`,
});

export const workspaceFile = kind('Tierwright workspace', 'tierwright');
/** A plain copy of a workspace can be restored as a backup can. */
const backupFile = kind('Tierwright backup', 'backup', 'tierwright');
export const dataFile = kind(
  'Data',
  ...['csv', 'tsv', 'txt', 'xlsx', 'gz', 'parquet', 'jsonl', 'ndjson', 'json'],
);

export const fileBySaveKind: Readonly<Record<SaveKind, FileKind>> = {
  proposal: kind('Tier proposal', 'tierproposal'),
  recipe: kind('Import recipe', 'json'),
  'rejected-rows': kind('CSV file', 'csv'),
  backup: kind('Tierwright backup', 'backup'),
  audit: kind('Audit trail', 'csv', 'json'),
  'cycle-csv': kind('CSV file', 'csv'),
  'portfolio-csv': kind('CSV file', 'csv'),
  'portfolio-xlsx': kind('Excel workbook', 'xlsx'),
  report: kind('Scenario report', 'pdf', 'html', 'md'),
  'picture-png': kind('Picture', 'png'),
  'picture-svg': kind('Drawing', 'svg'),
  'futures-csv': kind('CSV file', 'csv'),
  'futures-xlsx': kind('Excel workbook', 'xlsx'),
  methodology: kind('Methodology document', 'pdf', 'html', 'md'),
  verifier: kind('HTML page', 'html'),
  copy: kind('Redacted copy', 'tierproposal'),
  copies: kind('Zip file', 'zip'),
  'letter-pdf': kind('PDF file', 'pdf'),
  'letter-html': kind('HTML page', 'html'),
  letters: kind('Zip file', 'zip'),
  certificate: kind('Certificate, request or list', 'pem', 'crt', 'cer', 'csr', 'crl'),
  pkcs12: kind('Key with certificate', 'p12', 'pfx'),
};

export const fileByOpenKind: Readonly<Record<OpenKind, FileKind>> = {
  proposal: fileBySaveKind.proposal,
  recipe: fileBySaveKind.recipe,
  backup: backupFile,
  certificate: fileBySaveKind.certificate,
  pkcs12: fileBySaveKind.pkcs12,
  // Whatever proves something: a contract, a picture, a mail.
  evidence: kind('Any file', '*'),
};

const kindByEnding: ReadonlyMap<string, GrantedFile['kind']> = new Map([
  ...workspaceFile.filter.extensions.map((ending) => [ending, 'workspace'] as const),
  ...dataFile.filter.extensions.map((ending) => [ending, 'data'] as const),
  ...fileByOpenKind.proposal.filter.extensions.map((ending) => [ending, 'proposal'] as const),
  ...fileByOpenKind.recipe.filter.extensions.map((ending) => [ending, 'recipe'] as const),
]);

/** What a file is good for by its ending, or null for one that Tierwright does not read. */
export const kindOfFile = (path: string): GrantedFile['kind'] | null =>
  kindByEnding.get(extname(path).slice(1).toLowerCase()) ?? null;

/** What the engine may do with a file of that kind that a person handed over. */
export const useOfKind = (given: GrantedFile['kind']): PathUse =>
  given === 'workspace' ? 'workspace' : 'read';

/** `path`, with the kind's first ending unless it has one of them. */
export const withEnding = (path: string, { filter, ending }: FileKind): string =>
  filter.extensions.includes(extname(path).slice(1).toLowerCase()) ? path : path + ending;
