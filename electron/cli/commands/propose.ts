import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { findIncluded, hiddenLines, type IncludeOption } from '../included.ts';

type ProposeOptions = {
  readonly title: string;
  readonly rationale: string;
  readonly out: string;
  readonly passphraseFile?: string;
  readonly despiteAlerts?: string;
} & IncludeOption;

/** Never an argument: arguments show in the list of processes. */
const readPassphrase = async (
  { io }: CommandContext,
  file: string | undefined,
): Promise<Result<string, AppError>> => {
  const fromEnvironment = io.environment['TIERWRIGHT_PASSPHRASE'];
  if (file === undefined) {
    return fromEnvironment === undefined || fromEnvironment === ''
      ? err({
          type: 'InputRefused',
          where: 'Passphrase',
          expected: '--passphrase-file or the variable TIERWRIGHT_PASSPHRASE',
          found: 'neither',
          remedy: 'Put the passphrase of your key into a file that only you can read.',
        })
      : ok(fromEnvironment);
  }
  const text = await readFile(resolve(file), 'utf8').catch(() => null);
  return text === null
    ? err({
        type: 'InputRefused',
        where: file,
        expected: 'a file that holds the passphrase',
        found: 'no readable file',
        remedy: 'Check the path and the permission.',
      })
    : ok(text.replace(/\r?\n$/u, ''));
};

/** `tierwright propose`: the tiers as they stand, signed, in one `.tierproposal`. */
export const propose =
  (workspacePath: string, options: ProposeOptions): Command =>
  async (context) => {
    const passphrase = await readPassphrase(context, options.passphraseFile);
    if (!passphrase.ok) {
      return passphrase;
    }
    const opened = await context.call('workspace/open', { path: resolve(workspacePath) });
    if (!opened.ok) {
      return opened;
    }
    const included = findIncluded(opened.value.sensitive, options);
    if (!included.ok) {
      return included;
    }
    const created = await context.call('proposal/create', {
      path: resolve(options.out),
      title: options.title,
      rationale: options.rationale,
      passphrase: passphrase.value,
      include: included.value.ids,
      ...(options.despiteAlerts === undefined ? {} : { despite: options.despiteAlerts }),
    });
    if (!created.ok) {
      return created;
    }
    const { record } = created.value;
    return ok({
      document: record,
      lines: [
        `Wrote ${record.path}, signed by ${record.signerName}.`,
        `SHA-256 of proposal.json: ${record.sha256}`,
        ...hiddenLines(
          opened.value.sensitive,
          ({ kind, code }, hidden) =>
            kind === 'metric'
              ? hidden.metric(code)
              : kind === 'attribute' && hidden.attribute(code),
          included.value,
        ),
      ],
    });
  };

/** `tierwright identity`: shows who signs on this machine, or makes the key. */
export const identity =
  (options: {
    readonly name?: string;
    readonly function?: string;
    readonly passphraseFile?: string;
  }): Command =>
  async (context) => {
    if (options.name === undefined || options.function === undefined) {
      const known = await context.call('identity/get', {});
      if (!known.ok) {
        return known;
      }
      return ok({
        document: known.value,
        lines:
          known.value === null
            ? ['Nobody signs on this machine yet; make a key with --name and --function.']
            : [
                `${known.value.name} (${known.value.function}), valid until ${known.value.validUntil}`,
                known.value.certificateFingerprint,
              ],
      });
    }
    const passphrase = await readPassphrase(context, options.passphraseFile);
    if (!passphrase.ok) {
      return passphrase;
    }
    const made = await context.call('identity/create', {
      name: options.name,
      function: options.function,
      passphrase: passphrase.value,
    });
    return made.ok
      ? ok({
          document: made.value,
          lines: [
            `Made a key for ${made.value.name} (${made.value.function}).`,
            made.value.certificateFingerprint,
          ],
        })
      : made;
  };
