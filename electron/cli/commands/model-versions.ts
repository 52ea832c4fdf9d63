import type { AppError } from '#shared/ipc/app-error.ts';
import {
  draftSide,
  reviewedWords,
  type ModelVersion,
  type VersionComparison,
} from '#shared/model/model-version.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { resolve } from 'node:path';
import { titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { writeNoted, wroteLines } from '../included.ts';
import type { ResultTable } from '../write-table.ts';

const open = ({ call }: CommandContext, path: string): Promise<Result<Workspace, AppError>> =>
  call('workspace/open', { path: resolve(path) });

/** A version by its number, its name or its id; `draft` and `active` say which they are. */
export const idOfVersion = ({ versions }: Workspace, word: string): Result<string, AppError> => {
  if (word === draftSide) {
    return ok(draftSide);
  }
  const found = versions.find(
    ({ id, number, name, state }) =>
      id === word ||
      String(number) === word ||
      name === word ||
      (word === 'active' && state === 'active'),
  );
  return found === undefined
    ? err({
        type: 'InputRefused',
        where: `Version "${word}"`,
        expected:
          versions.length === 0
            ? 'a workspace with versions; it has none yet'
            : `draft, active, a number or a name: ${versions.map(({ number, name }) => `${number} ${name}`).join(', ')}`,
        found: 'none of that name',
        remedy: 'List them with tierwright model list.',
      })
    : ok(found.id);
};

const openVersion = async (
  context: CommandContext,
  path: string,
  word: string,
): Promise<Result<{ readonly workspace: Workspace; readonly id: string }, AppError>> => {
  const opened = await open(context, path);
  if (!opened.ok) {
    return opened;
  }
  const id = idOfVersion(opened.value, word);
  return id.ok ? ok({ workspace: opened.value, id: id.value }) : id;
};

const versionLine = ({ number, name, state, createdAt, isDraft }: ModelVersion): string =>
  `${number}  ${name}  ${state}  ${createdAt.slice(0, 10)}${isDraft ? '  as the draft' : ''}`;

/** `tierwright model list`: the versions of a workspace, the newest first. */
export const listVersions =
  (path: string): Command =>
  async (context) => {
    const opened = await open(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { versions } = opened.value;
    return ok({
      document: { versions },
      lines: versions.length === 0 ? ['There is no version yet.'] : versions.map(versionLine),
    });
  };

/** `tierwright model show`: what a version or the draft says. */
export const showVersion =
  (path: string, word: string): Command =>
  async (context) => {
    const opened = await openVersion(context, path, word);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, id } = opened.value;
    const read =
      id === draftSide ? ok(workspace.model) : await context.call('version/read', { id });
    if (!read.ok) {
      return read;
    }
    const version = workspace.versions.find((each) => each.id === id) ?? null;
    const titles = titlesOf(read.value);
    return ok({
      document: { version, model: read.value },
      lines: [
        version === null ? 'The draft.' : versionLine(version),
        ...read.value.dimensions.flatMap(({ name, weight, criteria }) => [
          `${(weight * 100).toFixed(1)} %  ${name}`,
          ...criteria.map((each) => `  ${(each.weight * 100).toFixed(1)} %  ${each.name}`),
        ]),
        ...read.value.tiers.map(
          ({ line, rules }, tier) =>
            `${titles[tier] ?? ''}: ${rules.cut.by === 'score' ? (line === null ? 'everybody else' : `from ${line}`) : `by ${rules.cut.by}`}`,
        ),
      ],
    });
  };

/** `tierwright model name`: keeps the draft as it is under a name. */
export const nameVersion =
  (path: string, options: { readonly name: string; readonly note: string }): Command =>
  async (context) => {
    const opened = await open(context, path);
    if (!opened.ok) {
      return opened;
    }
    const named = await context.call('version/name', {
      ...options,
      baseRevision: opened.value.revision,
    });
    return named.ok ? newest(named.value) : named;
  };

const newest = ({ versions }: Workspace) => {
  const [version] = versions;
  return ok({
    document: { version: version ?? null },
    lines: version === undefined ? [] : [versionLine(version)],
  });
};

type NoteOption = { readonly note: string };

/** `tierwright model activate` and `retire`, with the reason; `copy` makes the draft say the same again. */
export const changeVersion =
  (
    path: string,
    word: string,
    change: ({ readonly kind: 'activate' | 'retire' } & NoteOption) | { readonly kind: 'copy' },
  ): Command =>
  async (context) => {
    const opened = await openVersion(context, path, word);
    if (!opened.ok) {
      return opened;
    }
    const { id } = opened.value;
    const changed =
      change.kind === 'copy'
        ? await context.call('version/copy', { id })
        : await context.call(`version/${change.kind}`, { id, note: change.note });
    if (!changed.ok) {
      return changed;
    }
    const version = changed.value.versions.find((each) => each.id === id) ?? null;
    return ok({
      document: { version },
      lines: version === null ? [] : [versionLine(version)],
    });
  };

const comparisonLines = (found: VersionComparison): readonly string[] => [
  `From ${found.from} to ${found.to}: ${found.differing} of ${found.partners} partners have another tier, ${found.up} rise, ${found.down} fall.`,
  ...(found.isReviewed ? [reviewedWords] : []),
  ...found.edits.map(
    ({ title, details, alone, takenBack }) =>
      `  ${title}${details.length === 0 ? '' : ` (${details.join('; ')})`}: alone ${alone}, taken back ${takenBack}`,
  ),
  ...found.moves.map(
    ({ key, name, from, to, because }) =>
      `${key}  ${name}: ${from ?? 'no tier'} → ${to ?? 'no tier'}. ${because}`,
  ),
];

/** `tierwright model compare`: which partners differ between two versions, and because of which edit. */
export const compareVersions =
  (path: string, from: string, to: string, { out }: { readonly out?: string }): Command =>
  async (context) => {
    const opened = await openVersion(context, path, from);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, id: before } = opened.value;
    const after = idOfVersion(workspace, to);
    if (!after.ok) {
      return after;
    }
    const found = await context.call('version/compare', {
      from: before,
      to: after.value,
      moves: 1_000_000,
    });
    if (!found.ok) {
      return found;
    }
    const table: ResultTable = {
      columns: [
        'key',
        'partner',
        'tier before',
        'tier after',
        'score before',
        'score after',
        'because',
      ],
      rows: found.value.moves.map((move) => [
        move.key,
        move.name,
        move.from ?? '',
        move.to ?? '',
        move.scoreFrom,
        move.scoreTo,
        move.because,
      ]),
    };
    const what = `comparison of ${found.value.from} and ${found.value.to}`;
    const written = await writeNoted(context, what, out, table);
    if (!written.ok) {
      return written;
    }
    return ok({
      document: found.value,
      lines: [...comparisonLines(found.value), ...wroteLines(out)],
    });
  };
