import { createContext } from 'react';
import type { TakeawayActions } from '#renderer/stores/takeaway-store.ts';
import type { BreakingQuestion } from '#shared/model/discovery.ts';
import type { Workspace } from '#shared/model/workspace.ts';

/** What every export of Futures needs to know beside its own table. */
export type Take = {
  readonly actions: TakeawayActions;
  readonly workspace: Workspace;
  /** Run that is looked at, and what was asked of it last; null for none. */
  readonly runId: number | null;
  readonly question: BreakingQuestion | null;
};

/** Null where nothing can be written. */
export const TakeContext = createContext<Take | null>(null);
