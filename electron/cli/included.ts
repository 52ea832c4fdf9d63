import { resolve } from 'node:path';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { hiddenThings, type Hidden } from '#shared/sensitivity/hidden.ts';
import type { CommandContext } from './command-context.ts';
import { writeTable, type ResultTable } from './write-table.ts';

/** Names after `--include-sensitive`, as the person wrote them. */
export type IncludeOption = { readonly includeSensitive?: readonly string[] };

/** What a person asked to include, and what stays hidden. */
export type Included = { readonly ids: string[]; readonly hidden: Hidden };

const isCalled =
  (wanted: string) =>
  ({ name, code }: SensitiveThing): boolean =>
    [name, code].some((each) => each.toLowerCase() === wanted.toLowerCase());

/**
 * Finds sensitive things by name or code, without case; a name that several have means all of them. A
 * name that nothing sensitive has is refused, so that a slip of the pen is seen.
 */
export const findIncluded = (
  things: readonly SensitiveThing[],
  { includeSensitive: names = [] }: IncludeOption,
): Result<Included, AppError> => {
  const stray = names.find((name) => !things.some(isCalled(name)));
  if (stray !== undefined) {
    const known = [...new Set(things.map(({ name }) => name))];
    return err(
      refuseInput(
        '--include-sensitive',
        known.length === 0
          ? 'something sensitive; there is none'
          : `one of: ${known.map(quoted).join(', ')}`,
        quoted(stray),
        'Name a column, metric or attribute as it is listed, or leave the option out.',
      ),
    );
  }
  const ids = things
    .filter((thing) => names.some((name) => isCalled(name)(thing)))
    .map(({ id }) => id);
  return ok({ ids, hidden: hiddenThings(things, ids) });
};

/**
 * Writes a result to `out`, where that is given, and then notes it in the workspace: a file that could not
 * be written is not noted. What goes to standard output alone is noted where it has sensitive values.
 */
export const writeNoted = async (
  { call }: CommandContext,
  what: string,
  out: string | undefined,
  table: ResultTable,
  ids: readonly string[] = [],
): Promise<Result<null, AppError>> => {
  const target = out === undefined ? 'standard output' : resolve(out);
  const note = (isWritten: boolean) =>
    call('sensitivity/note-export', { what, target, include: [...ids], isWritten });
  if (out !== undefined) {
    const allowed = await note(false);
    const written = allowed.ok ? await writeTable(target, table) : allowed;
    if (!written.ok) {
      return written;
    }
  }
  const noted = out === undefined && ids.length === 0 ? ok(null) : await note(true);
  return noted.ok ? ok(null) : noted;
};

/** The line that says where `writeNoted` wrote, or none. */
export const wroteLines = (out: string | undefined): readonly string[] =>
  out === undefined ? [] : [`Wrote ${resolve(out)}.`];

/** A line about what was left out, or none. */
export const hiddenLines = (
  things: readonly SensitiveThing[],
  isPart: (thing: SensitiveThing, hidden: Hidden) => boolean,
  { hidden }: Included,
): readonly string[] => {
  const names = things.filter((thing) => isPart(thing, hidden)).map(({ name }) => name);
  return names.length === 0
    ? []
    : [
        `Left out as sensitive: ${names.join(', ')}. --include-sensitive NAME includes one this time.`,
      ];
};
