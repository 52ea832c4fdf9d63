import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { countOf } from '#shared/intake/wording.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { LetterList } from '#shared/ipc/letter-channels.ts';
import { filterTold, toldWords } from '#shared/letters/told.ts';
import {
  letterTemplates,
  type LetterChannel,
  type LetterKind,
  type ToldState,
} from '#shared/model/letter.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { writeFileSafely } from '#electron/engine/write-file-safely.ts';
import { checkDay } from '../check-day.ts';
import type { Command, CommandContext } from '../command-context.ts';

type Whom = {
  readonly proposal?: string;
  readonly partner?: readonly string[];
  readonly all?: true;
  readonly kind?: LetterKind;
  readonly untold?: true;
};

/** Opens the workspace and lists a proposal, by its SHA-256 or the beginning of it; the newest without one. */
const openList = async (
  { call }: CommandContext,
  workspace: string,
  sha256: string | undefined,
): Promise<Result<LetterList, AppError>> => {
  const opened = await call('workspace/open', { path: resolve(workspace) });
  if (!opened.ok) {
    return opened;
  }
  const known = opened.value.proposals;
  const found = known.find((each) => sha256 !== undefined && each.sha256.startsWith(sha256));
  if (sha256 !== undefined && found === undefined) {
    return err(
      refuseInput(
        '--proposal',
        'the SHA-256 of a proposal of this workspace',
        sha256,
        'Leave it out for the newest.',
      ),
    );
  }
  const listed = await call('letters/list', { proposal: found?.id ?? null });
  return !listed.ok
    ? listed
    : listed.value === null
      ? err(refuseInput('Letters', 'a proposal', 'none yet', 'Write a proposal first.'))
      : ok(listed.value);
};

const chosenOf = (
  list: LetterList,
  { partner, all, kind, untold }: Whom,
): Result<string[], AppError> => {
  if (partner !== undefined) {
    return ok([...partner]);
  }
  if (all !== true && kind === undefined && untold !== true) {
    return err(
      refuseInput(
        'letters',
        '--partner, --kind, --untold or --all',
        'none',
        'Say whom it is about.',
      ),
    );
  }
  const told = untold === true ? 'untold' : 'all';
  const keys = filterTold(list.partners, { told, kind: kind ?? null, text: '' }).map(
    ({ key }) => key,
  );
  return keys.length === 0
    ? err(refuseInput('letters', 'a partner', 'nobody who fits', 'Name others.'))
    : ok(keys);
};

/** The list of a proposal, and the keys of whom it is about. */
const openChosen = async (
  context: CommandContext,
  workspace: string,
  whom: Whom,
): Promise<Result<{ readonly list: LetterList; readonly partners: string[] }, AppError>> => {
  const list = await openList(context, workspace, whom.proposal);
  if (!list.ok) {
    return list;
  }
  const partners = chosenOf(list.value, whom);
  return partners.ok ? ok({ list: list.value, partners: partners.value }) : partners;
};

/** `tierwright letters list`: who is to be told what, and how far that has come. */
export const listLetters =
  (workspace: string, whom: Whom): Command =>
  async (context) => {
    const list = await openList(context, workspace, whom.proposal);
    if (!list.ok) {
      return list;
    }
    const { proposal, partners } = list.value;
    const shown = filterTold(partners, {
      told: whom.untold === true ? 'untold' : 'all',
      kind: whom.kind ?? null,
      text: '',
    });
    return ok({
      document: { proposal, partners: shown },
      lines: [
        `"${proposal.title}", ${proposal.sha256}`,
        ...shown.map(
          ({ key, name, kind, current, proposed, state, last }) =>
            `${key}  ${name}  ${kind}: ${current} to ${proposed}  ${toldWords[state]}${last === null ? '' : `, ${last.day} by ${last.by} (${last.channel})`}`,
        ),
      ],
    });
  };

type WriteOptions = Whom & {
  readonly out: string;
  readonly effective: string;
  readonly despiteApproval?: true;
};

/** `tierwright letters write`: one letter, or a zip of them, noted as prepared. */
export const writeLetters =
  (workspace: string, options: WriteOptions): Command =>
  async (context) => {
    const day = checkDay('--effective', options.effective);
    const chosen = day.ok ? await openChosen(context, workspace, options) : day;
    if (!chosen.ok) {
      return chosen;
    }
    const { list, partners } = chosen.value;
    const target = resolve(options.out);
    const ending = extname(target).toLowerCase();
    const isOne = partners.length === 1;
    const inner = isOne ? ending : extname(target.slice(0, -4)).toLowerCase();
    const format = inner === '.html' ? 'html' : 'pdf';
    if (isOne ? !['.pdf', '.html'].includes(ending) : ending !== '.zip') {
      return err(
        refuseInput(
          '--out',
          isOne ? 'a file that ends in .pdf or .html' : 'a file that ends in .zip or .html.zip',
          ending === '' ? 'no ending' : ending,
          'One letter is a file of its own, several are a zip of PDF or, as .html.zip, of HTML.',
        ),
      );
    }
    const written = await context.call('letters/write', {
      ...{ proposal: list.proposal.id, partners, format, target },
      ...{ effectiveDate: options.effective, unapproved: options.despiteApproval === true },
    });
    return written.ok
      ? ok({
          document: { ...written.value, target },
          lines: [`Wrote ${countOf(written.value.letters, 'letter')} to ${target}.`],
        })
      : written;
  };

type NoteOptions = Whom & {
  readonly state: ToldState;
  readonly day: string;
  readonly by: string;
  readonly channel: LetterChannel;
  readonly note: string;
};

/** `tierwright letters note`: that partners were told, or have acknowledged it. */
export const noteLetters =
  (workspace: string, options: NoteOptions): Command =>
  async (context) => {
    const checked = checkDay('--day', options.day);
    const chosen = checked.ok ? await openChosen(context, workspace, options) : checked;
    if (!chosen.ok) {
      return chosen;
    }
    const { list, partners } = chosen.value;
    const { state, day, by, channel, note } = options;
    const noted = await context.call('letters/note', {
      ...{ proposal: list.proposal.id, partners },
      ...{ state, day, by, channel, note },
    });
    return noted.ok
      ? ok({
          document: noted.value,
          lines: [
            `Noted ${toldWords[state]} on ${day} for ${countOf(noted.value.noted, 'partner')}.`,
          ],
        })
      : noted;
  };

/** `tierwright letters templates`: writes the templates as JSON, or takes them from there. */
export const letterTemplatesCommand =
  (workspace: string, options: { readonly out?: string; readonly from?: string }): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(workspace) });
    if (!opened.ok) {
      return opened;
    }
    if (options.from !== undefined) {
      const text = await readFile(resolve(options.from), 'utf8').catch(() => '');
      const parsed = letterTemplates.safeParse(parseJson(text));
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return err(
          refuseInput(
            options.from,
            'templates as letters templates --out writes them',
            `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no JSON'}`,
            'Write them with --out, change the words, and take them from there.',
          ),
        );
      }
      const saved = await call('letters/save-templates', {
        templates: parsed.data,
        label: 'Change letter templates',
      });
      return saved.ok ? ok({ document: parsed.data, lines: ['Took the templates.'] }) : saved;
    }
    const templates = await call('letters/templates', {});
    if (!templates.ok) {
      return templates;
    }
    const text = `${JSON.stringify(templates.value, null, 2)}\n`;
    if (options.out === undefined) {
      return ok({ document: templates.value, lines: text.trimEnd().split('\n') });
    }
    const written = await writeFileSafely(resolve(options.out), text);
    return written.ok
      ? ok({ document: templates.value, lines: [`Wrote ${resolve(options.out)}`] })
      : written;
  };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Checked by whoever asks.
    return null;
  }
};
