import type { Assumptions } from '#shared/model/assumptions.ts';
import type { WeightVote } from '#shared/model/weight-vote.ts';
import type { Explanation } from '#shared/scoring/explain.ts';
import type { OpenTiers } from '#shared/scoring/gates.ts';
import type { HistoryActions, HistoryQuestion } from '#renderer/stores/history-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { DataDoubts } from './errors-dialog.tsx';
import type { PortfolioSource } from '../portfolio-source.ts';

/** The partner that is asked about, and everything that answers it. */
export type PartnerInQuestion = {
  readonly row: number;
  readonly name: string;
  readonly source: PortfolioSource;
  /** Without what must not be shown. */
  readonly explained: Explanation;
  /** The tiers that gates and vetoes leave to the partner. */
  readonly open: OpenTiers;
  readonly assumptions: Assumptions;
  /** What participants of a workshop say of the weights. */
  readonly votes: readonly WeightVote[];
  readonly doubts: DataDoubts;
  /** The past of the partner, and by what it is asked for. */
  readonly history: Pick<HistoryQuestion, 'plan' | 'basis'> & {
    readonly read: HistoryActions['ofPartner'];
  };
  readonly isReadOnly: boolean;
  /** Keeps assumptions as one step of undo; answers what failed, or null. */
  readonly onAssume: (label: string, assumptions: Assumptions) => Promise<AppError | null>;
  /** Shows where the figure of a metric, by its code, comes from. */
  readonly onTrace: (metric: string) => void;
  /** Asks about another partner, by row. */
  readonly onAsk: (row: number) => void;
};
