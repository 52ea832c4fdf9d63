import { basename, resolve } from 'node:path';
import { countOf, quoted } from '#shared/intake/wording.ts';
import { blockingAlerts, type QualityAlert } from '#shared/model/quality.ts';
import { describeHeaderChanges } from '#shared/intake/headers/header-changes.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { describeAppError } from '#shared/ipc/app-error.ts';
import type { RefreshOutcome } from '#shared/sources/refresh-outcome.ts';
import { feedTakes, type FeedTakes } from '#shared/model/source-feed.ts';
import { err, ok } from '#shared/result.ts';
import { describeChanges, describeFiles } from '#shared/sources/describe-changes.ts';
import { hiddenThings, type Hidden } from '#shared/sensitivity/hidden.ts';
import { maskChanges, maskReport } from '#shared/sensitivity/mask-report.ts';
import type { Command } from '../command-context.ts';
import { exitStatus, statusOfError, type ExitStatus } from '../exit-status.ts';
import { feedOfWord } from '../feed-of-word.ts';

type RefreshOptions = {
  readonly source?: readonly string[];
  readonly from?: string;
  readonly take?: string;
  readonly threshold?: string;
  readonly check?: boolean;
};

const describe = (outcome: RefreshOutcome): readonly string[] => {
  const { source, status, files, report, changes, error } = outcome;
  const rows =
    report === null
      ? []
      : [
          ...report.findings.headerChanges.flatMap((each) =>
            describeHeaderChanges(each).map((sentence) => `  ${each.fileName}: ${sentence}`),
          ),
          `  ${report.rowsAccepted} of ${report.rowsRead} rows accepted, ${report.rowsRejected} rejected.`,
          ...report.reasons.map(({ reason, rows: count }) => `    ${count} × ${reason}`),
        ];
  switch (status) {
    case 'imported':
      return [
        `${source}: imported.`,
        ...rows,
        ...(changes === null ? [] : describeChanges(changes).map((sentence) => `  ${sentence}`)),
      ];
    case 'found':
      return [`${source}: would import. Files: ${files === null ? '' : describeFiles(files)}.`];
    case 'unchanged':
      return [`${source}: nothing new.`];
    case 'unconfirmed':
      return [`${source}: its folder is not confirmed.`];
    case 'failed':
      return [`${source}: failed. ${error === null ? '' : describeAppError(error)}`];
  }
};

const withoutHidden = (outcome: RefreshOutcome, hidden: Hidden): RefreshOutcome => ({
  ...outcome,
  report: outcome.report === null ? null : maskReport(outcome.report, outcome.source, hidden),
  changes: outcome.changes === null ? null : maskChanges(outcome.changes, hidden),
});

type AlertCount = { readonly open: number; readonly blocking: number };

const countAlerts = (alerts: readonly QualityAlert[]): AlertCount => ({
  open: alerts.filter(({ acknowledged }) => acknowledged === null).length,
  blocking: blockingAlerts(alerts).length,
});

const describeAlerts = ({ open, blocking }: AlertCount): readonly string[] =>
  open === 0
    ? []
    : [
        `Quality: ${countOf(open, 'open alert')}, ${blocking} blocking; tierwright quality tells which.`,
      ];

/** A bug weighs more than an input that was refused. */
const statusOf = (outcomes: readonly RefreshOutcome[]): ExitStatus => {
  const statuses = outcomes.flatMap(({ error }) =>
    error === null ? [] : [statusOfError(error.type)],
  );
  return statuses.includes(exitStatus.bug) ? exitStatus.bug : (statuses[0] ?? exitStatus.done);
};

const takesOf = (text: string): FeedTakes | null => feedTakes.find((each) => each === text) ?? null;

/** A share of `text` in per cent; null where it is none. */
const thresholdOf = (text: string): number | null => {
  const percent = Number(text);
  return text.trim() === '' || !(percent >= 0 && percent <= 10_000) ? null : percent / 100;
};

/**
 * `tierwright refresh`: imports what is new in the remembered folders. A source that fails stops no
 * other; the exit status tells that one did. `--from` remembers a folder first.
 */
export const refresh =
  (workspacePath: string, options: RefreshOptions): Command =>
  async ({ call }) => {
    const { source: names, from, take = 'all', check = false } = options;
    const takes = takesOf(take);
    if (takes === null) {
      return err(refuseInput('--take', 'all or last', quoted(take), 'Write --take all or last.'));
    }
    const threshold = options.threshold === undefined ? undefined : thresholdOf(options.threshold);
    if (threshold === null) {
      const found = quoted(options.threshold ?? '');
      return err(refuseInput('--threshold', 'a number of per cent', found, 'Write for example 5.'));
    }
    const [name, ...others] = names ?? [];
    if (from !== undefined && (name === undefined || others.length > 0)) {
      return err(
        refuseInput(
          '--from',
          'one source whose files are there',
          name === undefined ? 'no --source' : `${others.length + 1} sources`,
          'Name one source with --source.',
        ),
      );
    }
    const opened = await call('workspace/open', { path: resolve(workspacePath) });
    if (!opened.ok) {
      return opened;
    }
    let { sources } = opened.value;
    if (from !== undefined && name !== undefined) {
      const saved = await call('source/save-feed', { name, ...(await feedOfWord(from)), takes });
      if (!saved.ok) {
        return saved;
      }
      ({ sources } = saved.value);
    }
    const refreshed = await call('refresh/run', {
      // Whoever runs the command for a workspace lets it read the folders that it remembers.
      folders: [...new Set(sources.flatMap(({ feed }) => (feed === null ? [] : [feed.folder])))],
      ...(names === undefined ? {} : { sources: [...names] }),
      check,
      ...(threshold === undefined ? {} : { threshold }),
    });
    if (!refreshed.ok) {
      return refreshed;
    }
    // Read again: what was imported just now may bring marks of its own.
    const now = await call('workspace/open', { path: resolve(workspacePath) });
    const hidden = hiddenThings(now.ok ? now.value.sensitive : opened.value.sensitive, []);
    const outcomes = refreshed.value.outcomes.map((outcome) => withoutHidden(outcome, hidden));
    const alerts = outcomes.some(({ status }) => status === 'imported')
      ? await call('quality/read', {})
      : null;
    const quality = alerts?.ok === true ? countAlerts(alerts.value.alerts) : null;
    const empty = `No source of ${basename(workspacePath)} has a folder yet; name one with --source and --from.`;
    return ok({
      document: { check, sources: outcomes, quality },
      lines:
        outcomes.length === 0
          ? [empty]
          : [...outcomes.flatMap(describe), ...(quality === null ? [] : describeAlerts(quality))],
      status: statusOf(outcomes),
    });
  };
