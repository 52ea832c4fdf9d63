import type { StagedTable } from '#db/imports/staging/staging-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { PartnerTotals } from '#shared/intake/partner-totals.ts';
import type {
  ImportedFile,
  ImportPreview,
  RejectedRow,
  RejectReason,
} from '#shared/model/import-run.ts';
import type { SurveyedFile } from '#shared/model/file-survey.ts';
import type { MetricTrial } from '#shared/model/metric-trial.ts';
import type { RateQuote, RateTable } from '#shared/model/rate-table.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { LeftOutRow, RunFindings, SavedRows } from '#shared/model/run-findings.ts';
import type { Result } from '#shared/result.ts';
import type { ColumnSample } from './sample-columns.ts';
import type { ReaderLimits } from '../reader/reader-limits.ts';

/** What a reading process is started for. */
export type ReadJob =
  | {
      readonly kind: 'sample';
      readonly path: string;
      readonly also?: readonly string[] | undefined;
      readonly recipe: Recipe;
    }
  | {
      readonly kind: 'survey';
      readonly path: string;
      readonly also?: readonly string[] | undefined;
      readonly recipe: Recipe | null;
    }
  | { readonly kind: 'preview'; readonly path: string; readonly recipe: Recipe | null }
  | {
      readonly kind: 'check';
      readonly path: string;
      readonly also?: readonly string[] | undefined;
      readonly recipe: Recipe;
      readonly lookups: readonly string[];
      readonly rates: RateTable | null;
    }
  | {
      /** Rows of a rate table: the key is the currency, rows are ordered by the day of the rate. */
      readonly kind: 'rates';
      readonly path: string;
      readonly recipe: Recipe;
      readonly base: string;
      readonly quote: RateQuote;
    }
  | {
      readonly kind: 'stage';
      readonly path: string;
      readonly also?: readonly string[] | undefined;
      readonly recipe: Recipe;
      readonly lookups: readonly string[];
      readonly stagingPath: string;
      readonly rates: RateTable | null;
    }
  | {
      readonly kind: 'tryMetric';
      readonly path: string;
      readonly also?: readonly string[] | undefined;
      readonly recipe: Recipe;
      readonly lookups: readonly string[];
      readonly metric: RecipeMetric;
      readonly rates: RateTable | null;
    }
  | {
      readonly kind: 'saveRejected';
      readonly path: string;
      readonly also?: readonly string[] | undefined;
      readonly recipe: Recipe;
      readonly lookups: readonly string[];
      readonly what: SavedRows;
      readonly target: string;
      /** Headers of sensitive columns, which are not written. */
      readonly hide?: readonly string[];
    };

/** What a pass over the whole file found, whatever it was made for. */
export type TableRead = {
  readonly fileName: string;
  readonly fileBytes: number;
  readonly fileSha256: string;
  readonly files: readonly ImportedFile[];
  /** Headers of the first file, and of those whose headers differ from it. */
  readonly layouts: readonly { readonly fileName: string; readonly headers: readonly string[] }[];
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rowsLeftOut: number;
  readonly findings: RunFindings;
  readonly leftOutRows: readonly LeftOutRow[];
  readonly reasons: readonly RejectReason[];
  readonly rejectedRows: readonly RejectedRow[];
  readonly partnerKeys: readonly string[];
};

/** Every file of a job. */
export const pathsOf = ({
  path,
  also = [],
}: {
  readonly path: string;
  readonly also?: readonly string[] | undefined;
}): readonly string[] => [path, ...also];
export type RatesRead = {
  readonly fileName: string;
  readonly fileSha256: string;
  readonly table: RateTable;
};

export type TableStaged = TableRead & {
  readonly rows: StagedTable;
  readonly rejected: StagedTable;
  readonly leftOut: StagedTable;
  readonly issues: StagedTable;
  readonly partners: StagedTable;
  readonly totals: PartnerTotals;
};

/** The answer of each kind of job. */
export type ReadAnswers = {
  readonly sample: readonly ColumnSample[];
  readonly survey: readonly SurveyedFile[];
  readonly preview: ImportPreview;
  readonly check: TableRead;
  readonly rates: RatesRead;
  readonly stage: TableStaged;
  readonly tryMetric: MetricTrial;
  readonly saveRejected: { readonly rows: number };
};

export type ReadAnswer = ReadAnswers[ReadJob['kind']];

/** What a reading process is told; one process does one job. */
export type ToReader = { readonly job: ReadJob; readonly limits: ReaderLimits };

/** Messages of the thread that reads. It ends after `answer`. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly result: Result<ReadAnswer, AppError> };

/** Messages of a reading process. Nothing follows any of them but `progress`. */
export type FromReader =
  FromWorker | { readonly kind: 'outOfMemory' } | { readonly kind: 'bug'; readonly text: string };
