import { extname, resolve } from 'node:path';
import { countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

export type CopyOptions = {
  readonly partner?: readonly string[];
  readonly all?: true;
  readonly out: string;
  readonly withPoints?: true;
  readonly withWords?: true;
};

const refuse = (expected: string, found: string, remedy: string): AppError => ({
  type: 'InputRefused',
  where: 'copy',
  expected,
  found,
  remedy,
});

/** `tierwright copy`: what one partner may see of a proposal, provably what was approved. */
export const writeCopies =
  (proposal: string, options: CopyOptions): Command =>
  async ({ call }) => {
    const path = resolve(proposal);
    const offer = await call('copy/offer', { path });
    if (!offer.ok) {
      return offer;
    }
    const partners =
      options.all === true
        ? offer.value.partners.map(({ key }) => key)
        : [...(options.partner ?? [])];
    if (partners.length === 0) {
      return err(refuse('--partner KEY or --all', 'neither', 'Say for whom to write copies.'));
    }
    const ending = extname(options.out).toLowerCase();
    const wanted = partners.length === 1 ? '.tierproposal' : '.zip';
    if (ending !== wanted) {
      return err(
        refuse(
          `a file that ends in ${wanted}`,
          ending === '' ? 'no ending' : ending,
          'One copy is a .tierproposal, several are a .zip of them.',
        ),
      );
    }
    const target = resolve(options.out);
    const written = await call('copy/write', {
      ...{ path, target, partners },
      withPoints: options.withPoints === true,
      withWords: options.withWords === true,
    });
    return written.ok
      ? ok({
          document: { ...written.value, target, words: offer.value.words },
          lines: [
            `Wrote "${offer.value.title}" for ${countOf(written.value.copies, 'partner')} to ${target}.`,
            ...offer.value.words.map((words) => `Goes along: ${words}`),
          ],
        })
      : written;
  };

/** `tierwright verifier`: the page that verifies proposals in any browser, without Tierwright. */
export const saveVerifier =
  ({ out }: { readonly out: string }): Command =>
  async ({ call }) => {
    const target = resolve(out);
    const saved = await call('verifier/save', { target });
    return saved.ok
      ? ok({
          document: { target, ...saved.value },
          lines: [`Wrote ${target}`, `SHA-256 ${saved.value.sha256}`],
        })
      : saved;
  };
