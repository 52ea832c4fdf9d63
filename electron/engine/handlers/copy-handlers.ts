import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readProposals } from '#db/proposals/proposal-rows.ts';
import { noteWritten } from '#db/sensitivity/export-rows.ts';
import { countOf } from '#shared/intake/wording.ts';
import { invariant } from '#shared/invariant.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { err, ok } from '#shared/result.ts';
import { partnerFileNames } from '#shared/text/file-slug.ts';
import { sha256Hex } from '../proposal/bundle-entries.ts';
import { writeZipSafely } from '../export/write-zip-safely.ts';
import type { Session } from '../services/session.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import type { EngineOptions } from './engine-options.ts';

const refuse = (where: string, expected: string, found: string, remedy: string): AppError => ({
  type: 'InputRefused',
  where,
  expected,
  found,
  remedy,
});

/** Redacted copies of a proposal, each for one partner, and the page that verifies them. */
export const createCopyHandlers = (
  session: Session,
  { now, verifierPage }: EngineOptions,
): Pick<EngineHandlers, 'copy/offer' | 'copy/write' | 'verifier/save'> => {
  /** Notes copies where the open workspace is the one that the proposal came from. */
  const note = (sha256: string, what: string, target: string, names: readonly string[]): void => {
    const file = session.file();
    if (!file.ok || file.value.isReadOnly) {
      return;
    }
    const { connection } = file.value;
    if (readProposals(connection).some((each) => each.sha256 === sha256)) {
      noteWritten(connection, { at: now().toISOString(), what, target, names });
    }
  };

  return {
    'copy/offer': async ({ path }) => {
      const { openForCopies } = await import('../disclosure/make-copies.ts');
      const source = await openForCopies(path, now());
      if (!source.ok) {
        return source;
      }
      const { document, proposalSha256, words } = source.value;
      const nameOf = (tier: number | null): string =>
        tier === null ? 'no tier' : (document.tiers[tier]?.name ?? 'no tier');
      return ok({
        title: document.title,
        proposalSha256,
        words,
        partners: document.partners.map(({ key, name, currentTier, proposedTier }) => ({
          key,
          name,
          current: nameOf(currentTier),
          proposed: nameOf(proposedTier),
        })),
      });
    },

    'copy/write': async ({ path, target, partners: keys, withPoints, withWords }, context) => {
      const { commitSource, makeCopy, openForCopies } =
        await import('../disclosure/make-copies.ts');
      const source = await openForCopies(path, now());
      if (!source.ok) {
        return source;
      }
      const { document, proposalSha256, words } = source.value;
      if (words.length > 0 && !withWords) {
        return err(
          refuse(
            basename(path),
            'approvals without words, or a yes to their going along',
            words.join('; '),
            'Read what approvers wrote: it may name others. Say yes to it, or make no copies of this proposal.',
          ),
        );
      }
      const wanted = new Set(keys);
      const chosen = document.partners.filter(({ key }) => wanted.has(key));
      const known = new Set(chosen.map(({ key }) => key));
      const unknown = keys.find((key) => !known.has(key));
      if (unknown !== undefined) {
        return err(
          refuse(basename(path), 'partners of the proposal', unknown, 'Give the key of a partner.'),
        );
      }
      const commitment = commitSource(source.value);
      const bytesOf = (index: number): Uint8Array => {
        const key = chosen[index]?.key ?? '';
        const bytes = makeCopy(source.value, commitment, key, withPoints);
        invariant(bytes !== null, 'chosen partners are in the proposal');
        return bytes;
      };
      const written =
        chosen.length === 1
          ? await writeFileSafely(target, bytesOf(0))
          : await writeZipSafely(
              target,
              partnerFileNames(chosen, 'tierproposal'),
              (index) => Promise.resolve(bytesOf(index)),
              'Writing copies',
              { ...context, channel: 'copy/write' },
            );
      if (!written.ok) {
        return written;
      }
      const what =
        chosen.length === 1
          ? `a redacted copy of "${document.title}" for ${chosen[0]?.name ?? ''}`
          : `redacted copies of "${document.title}" for ${countOf(chosen.length, 'partner')}`;
      note(proposalSha256, what, target, []);
      return ok({ copies: chosen.length });
    },

    'verifier/save': async ({ target }) => {
      const page = await readFile(verifierPage);
      const written = await writeFileSafely(target, page);
      return written.ok ? ok({ sha256: sha256Hex(page) }) : written;
    },
  };
};
