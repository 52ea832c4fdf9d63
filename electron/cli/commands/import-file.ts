import { resolve } from 'node:path';
import { ulid } from 'ulid';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { scoringModel, type ScoringModel } from '#shared/model/scoring-model.ts';
import { savedRows } from '#shared/model/run-findings.ts';
import { expandFiles } from '#electron/engine/intake/expand-files.ts';
import { doubtfulKey } from '#shared/intake/doubtful-key.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { describeHeaderChanges } from '#shared/intake/headers/header-changes.ts';
import { quoted } from '#shared/intake/wording.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { followLines } from '#shared/scoring/follow-lines.ts';
import { modelSentence } from '#shared/scoring/model-sentence.ts';
import { unweighedMetrics, weighMetrics } from '#shared/scoring/weigh-metrics.ts';
import type { Command } from '../command-context.ts';
import { maskReport } from '#shared/sensitivity/mask-report.ts';
import { sensitiveThings } from '#shared/sensitivity/sensitive-things.ts';
import { findIncluded, type IncludeOption } from '../included.ts';
import { feedOfWord } from '../feed-of-word.ts';

type ImportOptions = {
  readonly recipe: string;
  readonly check?: boolean;
  readonly remember?: boolean;
  readonly weigh?: boolean;
  readonly map?: readonly string[];
  readonly rejected?: string;
  readonly leftOut?: string;
  readonly issues?: string;
} & IncludeOption;

const describe = (report: ImportReport, verb: string): readonly string[] => [
  report.isRepeat
    ? 'This import is already in the workspace; nothing changed.'
    : `${verb} ${report.rowsAccepted} of ${report.rowsRead} rows: ` +
      `${report.partnersNew} new partners, ${report.partnersKnown} known; ` +
      `${report.rowsRejected} rows rejected.`,
  ...report.reasons.map(({ reason, rows }) => `  ${rows} × ${reason}`),
  ...report.findings.headerChanges.flatMap((changes) => [
    `  Columns of ${changes.fileName} against ${changes.against}:`,
    ...describeHeaderChanges(changes).map((sentence) => `    ${sentence}`),
  ]),
  ...report.findings.leftOut.map(({ reason, rows }) => `  ${rows} left out: ${reason}`),
  ...report.findings.lookups.map(
    ({ source, matched, orphanRows, orphanKeys }) =>
      `  Looked up in ${quoted(source)}: ${matched} rows found, ${orphanRows} not` +
      (orphanRows === 0 ? '.' : ` (${orphanKeys} different keys).`),
  ),
  ...report.findings.rateGaps.map(
    ({ metric, currency, rows }) =>
      `  ${rows} without a rate: ${metric}, ${currency === '' ? 'no currency' : currency}`,
  ),
  ...report.findings.misfits.flatMap(({ header, text, taken, cells }) =>
    taken === null
      ? []
      : [
          `  ${cells} × ${quoted(text)} in ${quoted(header)} taken as ${taken === '' ? 'no value' : taken}.`,
        ],
  ),
];

/** Where lines are that went along with what is weighed now. */
const movedLines = (before: ScoringModel, after: ScoringModel): readonly string[] =>
  after.tiers.every(({ line }, place) => line === before.tiers[place]?.line)
    ? []
    : [
        `Its lines, which nobody had chosen, follow the partners: ${after.tiers
          .flatMap(({ name, line }) => (line === null ? [] : [`${name} from ${line}`]))
          .join(', ')}.`,
      ];

/** `Amount=Net amount` for each; a name of a column may hold an equals sign itself. */
const readChoices = (
  words: readonly string[],
  { columns }: Recipe,
): Result<readonly { readonly column: string; readonly header: string }[], AppError> => {
  const choices: { readonly column: string; readonly header: string }[] = [];
  for (const word of words) {
    const known = columns.find(({ header }) => word.startsWith(`${header}=`))?.header;
    const column = known ?? word.slice(0, Math.max(0, word.indexOf('=')));
    const header = word.slice(column.length + 1);
    if (column === '' || header === '') {
      return err(
        refuseInput(
          `--map ${word}`,
          'a column of the recipe, an equals sign and a header of the file',
          quoted(word),
          'Write for example --map "Amount=Net amount".',
        ),
      );
    }
    choices.push({ column, header });
  }
  return ok(choices);
};

/** `tierwright import`: one or many files by one recipe, as one run; with `--check` nothing is written. */
export const importFile =
  (workspacePath: string, words: readonly string[], options: ImportOptions): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(workspacePath) });
    if (!opened.ok) {
      return opened;
    }
    const recipe = await call('recipe/read', { path: resolve(options.recipe) });
    if (!recipe.ok) {
      return recipe;
    }
    const [word] = words;
    if (options.remember === true && words.length !== 1) {
      return err(
        refuseInput(
          '--remember',
          'one folder or one pattern in quotation marks',
          `${words.length} files`,
          'Name the folder, or write the pattern as "day-*.csv".',
        ),
      );
    }
    const files = await expandFiles(words);
    if (!files.ok) {
      return files;
    }
    const [path, ...also] = files.value;
    const map = readChoices(options.map ?? [], recipe.value);
    if (!map.ok) {
      return map;
    }
    const request = { path, also, recipe: recipe.value, map: [...map.value] };
    const coming = { sourceName: recipe.value.source.name, recipe: recipe.value };
    const { runs, formulas, marks } = opened.value;
    const included = findIncluded(sensitiveThings([...runs, coming], formulas, marks), options);
    if (!included.ok) {
      return included;
    }
    const doubt = (report: ImportReport): readonly string[] => {
      const found = report.isRepeat ? null : doubtfulKey(report, runs);
      return found === null
        ? []
        : [
            `${found}: does ${quoted(recipe.value.key)} really name the partner? ` +
              'Where another source knows it, tierwright recipe --for <workspace> looks it up there.',
          ];
    };
    const told = (report: ImportReport): ImportReport =>
      maskReport(report, recipe.value.source.name, included.value.hidden);
    for (const what of savedRows) {
      const target = options[what];
      if (target !== undefined) {
        const saved = await call('import/save-rejected', {
          ...request,
          what,
          target: resolve(target),
          include: included.value.ids,
        });
        if (!saved.ok) {
          return saved;
        }
      }
    }
    if (options.check === true) {
      const checked = await call('import/check', request);
      if (!checked.ok) {
        return checked;
      }
      const found = told(checked.value);
      return ok({
        document: found,
        lines: [...describe(found, 'Would accept'), ...doubt(checked.value)],
      });
    }
    const committed = await call('import/commit', request);
    if (!committed.ok) {
      return committed;
    }
    const report = told(committed.value.report);
    if (options.remember === true && word !== undefined) {
      const { name } = recipe.value.source;
      const feed = { ...(await feedOfWord(word)), takes: 'all' as const };
      const saved = await call('source/save-feed', { name, ...feed });
      if (!saved.ok) {
        return saved;
      }
    }
    const { source, metrics } = recipe.value;
    const { revision, model: before } = committed.value.workspace;
    const weighing =
      options.weigh === true ? weighMetrics(before, metrics, source.name, ulid) : before;
    let model = weighing;
    if (weighing !== before) {
      const snapshot = await call('portfolio/snapshot', {});
      if (!snapshot.ok) {
        return snapshot;
      }
      model = followLines(before, weighing, snapshot.value);
      const left = unweighedMetrics(before, metrics).length;
      const label = `Weigh ${left} ${left === 1 ? 'metric' : 'metrics'} of ${source.name}`;
      const weighed = await call('model/save', {
        // The same model; only the schema says that its lists may be written.
        model: scoringModel.parse(model),
        label,
        baseRevision: revision,
      });
      if (!weighed.ok) {
        return weighed;
      }
    }
    return ok({
      document: report,
      lines: [
        ...describe(report, 'Accepted'),
        ...doubt(committed.value.report),
        modelSentence(model, metrics, 'import again with --weigh, or add criteria in the window'),
        ...movedLines(before, model),
      ],
    });
  };
