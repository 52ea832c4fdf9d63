import { resolve } from 'node:path';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';
import type { ProposalOptions } from '../command-options.ts';
import { findPrevious } from '../find-previous.ts';
import { proposedCycleOf } from './cycles.ts';
import { readPassphrase } from '../read-passphrase.ts';
import { findIncluded, hiddenLines } from '../included.ts';
import { unnotedLines } from '../noted-lines.ts';
import { refuseTaken } from '../refuse-taken.ts';

type ProposeOptions = ProposalOptions & { readonly passphraseFile?: string };

/** `tierwright propose`: the tiers as they stand, signed, in one `.tierproposal`. */
export const propose =
  (workspacePath: string, options: ProposeOptions): Command =>
  async (context) => {
    const free = refuseTaken(resolve(options.out));
    if (!free.ok) {
      return free;
    }
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
    const previous = findPrevious(opened.value.proposals, options.previous);
    if (!previous.ok) {
      return previous;
    }
    const cycle = await proposedCycleOf(context, options.cycle);
    if (!cycle.ok) {
      return cycle;
    }
    const created = await context.call('proposal/create', {
      ...cycle.value,
      path: free.value,
      title: options.title,
      rationale: options.rationale,
      passphrase: passphrase.value,
      include: included.value.ids,
      ...previous.value,
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
        ...unnotedLines(record),
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
