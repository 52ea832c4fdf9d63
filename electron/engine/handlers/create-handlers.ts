import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { createSession } from '../services/session.ts';
import type { EngineOptions } from './engine-options.ts';
import { createApprovalHandlers } from './approval-handlers.ts';
import { createAuditHandlers } from './audit-handlers.ts';
import { createBackupHandlers } from './backup-handlers.ts';
import { createCopyHandlers } from './copy-handlers.ts';
import { createCycleHandlers } from './cycle-handlers.ts';
import { createFuturesHandlers } from './futures-handlers.ts';
import { createHistoryHandlers } from './history-handlers.ts';
import { createIdentityHandlers } from './identity-handlers.ts';
import { createImportHandlers } from './import-handlers.ts';
import { createLadderHandlers } from './ladder-handlers.ts';
import { createLetterHandlers } from './letter-handlers.ts';
import { createLineageHandlers } from './lineage-handlers.ts';
import { createMethodologyHandlers } from './methodology-handlers.ts';
import { createMetricHandlers } from './metric-handlers.ts';
import { createMilestoneHandlers } from './milestone-handlers.ts';
import { createModelHandlers } from './model-handlers.ts';
import { createPartnerHandlers } from './partner-handlers.ts';
import { createPortfolioHandlers } from './portfolio-handlers.ts';
import { createProposalHandlers } from './proposal-handlers.ts';
import { createSensitivityHandlers } from './sensitivity-handlers.ts';
import { createQualityHandlers } from './quality-handlers.ts';
import { createSourceHandlers } from './source-handlers.ts';
import { guardStorage } from './guard-storage.ts';
import { createVersionHandlers } from './version-handlers.ts';
import { createWorkspaceHandlers } from './workspace-handlers.ts';

type Defaulted = 'now' | 'workersFolder' | 'verifierPage';

/** Every handler of the engine over one session, and how to end it. */
export const createHandlers = (
  options: Omit<EngineOptions, Defaulted> & Partial<Pick<EngineOptions, Defaulted>>,
): {
  readonly handlers: EngineHandlers;
  /** Closes the workspace. */
  readonly dispose: () => Promise<void>;
} => {
  const session = createSession();
  const complete: EngineOptions = {
    now: () => new Date(),
    // Where they lie in the source; a built engine is told where its own are.
    workersFolder: new URL('../workers/', import.meta.url),
    verifierPage: new URL('../../../dist/verifier/verify.html', import.meta.url),
    ...options,
  };
  return {
    handlers: guardStorage(
      {
        ...createWorkspaceHandlers(session, complete),
        ...createAuditHandlers(session, complete),
        ...createBackupHandlers(session, complete),
        ...createCycleHandlers(session, complete),
        ...createModelHandlers(session, complete),
        ...createFuturesHandlers(session, complete),
        ...createVersionHandlers(session, complete),
        ...createMethodologyHandlers(session, complete),
        ...createMetricHandlers(session, complete),
        ...createHistoryHandlers(session, complete),
        ...createPortfolioHandlers(session, complete),
        ...createImportHandlers(session, complete),
        ...createLadderHandlers(session, complete),
        ...createMilestoneHandlers(session, complete),
        ...createLineageHandlers(session),
        ...createPartnerHandlers(session, complete),
        ...createSensitivityHandlers(session, complete),
        ...createSourceHandlers(session, complete),
        ...createIdentityHandlers(session, complete),
        ...createApprovalHandlers(session, complete),
        ...createProposalHandlers(session, complete),
        ...createCopyHandlers(session, complete),
        ...createLetterHandlers(session, complete),
        ...createQualityHandlers(session, complete),
      },
      session,
    ),
    dispose: () => session.replace(null),
  };
};
