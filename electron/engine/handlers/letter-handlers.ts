import { basename } from 'node:path';
import { appendEvent, currentActor } from '#db/audit/append-event.ts';
import {
  insertLetterEntries,
  readLetterTemplates,
  writeLetterTemplates,
} from '#db/letters/letter-rows.ts';
import { refuseChange } from '#db/refuse-change.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { countOf } from '#shared/intake/wording.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { letterHtml } from '#shared/letters/letter-html.ts';
import { toldWords } from '#shared/letters/told.ts';
import type { LetterEntry } from '#shared/model/letter.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { partnerFileNames } from '#shared/text/file-slug.ts';
import { writeZipSafely } from '../export/write-zip-safely.ts';
import {
  createLetterMaker,
  listLetters,
  openLetterSource,
  templatesFault,
  type LetterSource,
} from '../letters/letter-source.ts';
import type { Session } from '../services/session.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type LetterHandlers = Pick<
  EngineHandlers,
  | 'letters/list'
  | 'letters/templates'
  | 'letters/save-templates'
  | 'letters/preview'
  | 'letters/write'
  | 'letters/note'
>;

const noProposal = (): AppError =>
  refuseInput(
    'Letters',
    'a proposal',
    'none yet',
    'Write a proposal first: letters tell what it decided.',
  );

/** Notes entries and tells the audit trail, in one. */
const note = (
  { connection }: WorkspaceFile,
  { record, document }: LetterSource,
  partners: readonly string[],
  entry: Omit<LetterEntry, 'id' | 'partner'>,
): void => {
  const [only] = partners;
  const name = document.partners.find(({ key }) => key === only)?.name ?? '';
  const whom = partners.length === 1 ? name : countOf(partners.length, 'partner');
  connection.transaction(() => {
    insertLetterEntries(connection, record.sha256, partners, entry);
    appendEvent(connection, {
      at: entry.at,
      action: 'changed',
      what: `Letter about "${record.title}" to ${whom}: ${toldWords[entry.state]} on ${entry.day} by ${entry.by}, ${entry.channel}`,
      object: { kind: 'letter', id: partners.length === 1 ? (only ?? '') : record.sha256 },
      ...(entry.note === '' ? {} : { reason: entry.note }),
    });
  })();
};

/** Letters to partners by templates, and the log of who was told. */
export const createLetterHandlers = (
  session: Session,
  { fontsFolder, now }: EngineOptions,
): LetterHandlers => {
  /** The open workspace and one of its proposals; refused where there is none. */
  const open = (
    proposal: number | null,
  ): Result<{ readonly file: WorkspaceFile; readonly source: LetterSource }, AppError> => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const source = openLetterSource(file.value, proposal);
    return !source.ok
      ? source
      : source.value === null
        ? err(noProposal())
        : ok({ file: file.value, source: source.value });
  };

  const unknownPartner = (
    { record, document }: LetterSource,
    partners: readonly string[],
  ): AppError | null => {
    const known = new Set(document.partners.map(({ key }) => key));
    const unknown = partners.find((key) => !known.has(key));
    return unknown === undefined
      ? null
      : refuseInput(
          record.title,
          'partners of the proposal',
          unknown,
          'Give the key of a partner.',
        );
  };

  /** Why letters should not go out yet; null where the file of the proposal holds and is approved. */
  const notApproved = async ({ record }: LetterSource): Promise<AppError | null> => {
    const { verifyProposal } = await import('../proposal/verify-proposal.ts');
    const report = await verifyProposal(record.path, now());
    const failed = report.checks.find(({ passed }) => !passed);
    const isOther = report.summary !== null && report.summary.proposalSha256 !== record.sha256;
    return failed === undefined && !isOther
      ? null
      : refuseInput(
          basename(record.path),
          'the proposal, approved by everybody, where it was written',
          failed === undefined ? 'another proposal' : `${failed.name}: ${failed.detail}`,
          'Wait until it is approved, or say that letters are to be written nevertheless.',
        );
  };

  return {
    'letters/list': ({ proposal }) => {
      const file = session.file();
      if (!file.ok) {
        return Promise.resolve(file);
      }
      const source = openLetterSource(file.value, proposal);
      return Promise.resolve(
        source.ok
          ? ok(source.value === null ? null : listLetters(file.value, source.value))
          : source,
      );
    },

    'letters/templates': () => {
      const file = session.file();
      return Promise.resolve(file.ok ? ok(readLetterTemplates(file.value.connection)) : file);
    },

    'letters/save-templates': async ({ templates, label }) => {
      const fault = templatesFault(templates);
      return fault === null
        ? changeWorkspace(session, { label, baseRevision: null, now: now() }, ({ connection }) =>
            writeLetterTemplates(connection, templates),
          )
        : err(fault);
    },

    'letters/preview': ({ proposal, partner, effectiveDate }) => {
      const opened = open(proposal);
      if (!opened.ok) {
        return Promise.resolve(opened);
      }
      const { file, source } = opened.value;
      const date = now().toISOString().slice(0, 10);
      const maker = createLetterMaker(file, source, { date, effectiveDate });
      const letter = maker.ok ? maker.value(partner) : null;
      return Promise.resolve(
        !maker.ok
          ? maker
          : letter === null
            ? err(unknownPartner(source, [partner]) ?? noProposal())
            : ok(letter),
      );
    },

    'letters/write': async (request, context) => {
      const { proposal, partners: keys, format, effectiveDate, target, unapproved } = request;
      const opened = open(proposal);
      if (!opened.ok) {
        return opened;
      }
      const { file, source } = opened.value;
      const against =
        unknownPartner(source, keys) ?? (unapproved ? null : await notApproved(source));
      if (against !== null) {
        return err(against);
      }
      const at = now();
      const date = at.toISOString().slice(0, 10);
      const maker = createLetterMaker(file, source, { date, effectiveDate });
      if (!maker.ok) {
        return maker;
      }
      const { letterPdf } = await import('../letters/letter-pdf.ts');
      const bytesOf = async (key: string): Promise<Uint8Array> => {
        const letter = maker.value(key);
        if (letter === null) throw new Error(`no partner ${key}`);
        return format === 'html'
          ? Buffer.from(letterHtml(letter), 'utf8')
          : letterPdf(letter, at, fontsFolder);
      };
      const wanted = new Set(keys);
      const chosen = source.document.partners.filter(({ key }) => wanted.has(key));
      const [first] = chosen;
      const written =
        chosen.length === 1 && first !== undefined
          ? await writeFileSafely(target, await bytesOf(first.key))
          : await writeZipSafely(
              target,
              partnerFileNames(chosen, format),
              (index) => bytesOf(chosen[index]?.key ?? ''),
              'Writing letters',
              { ...context, channel: 'letters/write' },
            );
      if (!written.ok) {
        return written;
      }
      if (!file.isReadOnly) {
        note(
          file,
          source,
          chosen.map(({ key }) => key),
          {
            ...{ state: 'prepared', day: date, by: currentActor(), channel: 'letter' },
            ...{ note: '', at: at.toISOString() },
          },
        );
      }
      return ok({ letters: chosen.length });
    },

    'letters/note': ({ proposal, partners, ...entry }) => {
      const opened = open(proposal);
      if (!opened.ok) {
        return Promise.resolve(opened);
      }
      const { file, source } = opened.value;
      if (file.isReadOnly) {
        return Promise.resolve(err(refuseChange(file, 'Note who was told')));
      }
      const against = unknownPartner(source, partners);
      if (against !== null) {
        return Promise.resolve(err(against));
      }
      note(file, source, [...new Set(partners)], { ...entry, at: now().toISOString() });
      return Promise.resolve(ok({ noted: new Set(partners).size }));
    },
  };
};
