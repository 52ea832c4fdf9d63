import type { Kysely } from 'kysely';
import * as createWorkspace from './0001-create-workspace.ts';
import * as addFormulaMetrics from './0002-add-formula-metrics.ts';
import * as tierRules from './0003-tier-rules.ts';
import * as partnerDecisions from './0004-partner-decisions.ts';
import * as keepFindings from './0005-keep-findings.ts';
import * as registerSources from './0006-register-sources.ts';
import * as filesOfRuns from './0007-files-of-runs.ts';
import * as addRates from './0008-add-rates.ts';
import * as rememberFeeds from './0009-remember-feeds.ts';
import * as describeMetrics from './0010-describe-metrics.ts';
import * as sensitiveColumns from './0011-sensitive-columns.ts';
import * as keepQuality from './0012-keep-quality.ts';
import * as auditTrail from './0013-audit-trail.ts';
import * as criterionRules from './0014-criterion-rules.ts';
import * as portfolioViews from './0015-portfolio-views.ts';
import * as deepenFutures from './0016-deepen-futures.ts';
import * as modelVersions from './0017-model-versions.ts';
import * as ladderStanding from './0018-ladder-standing.ts';
import * as reviewCycles from './0019-review-cycles.ts';
import * as milestones from './0020-milestones.ts';
import * as weightVotes from './0021-weight-votes.ts';
import * as letters from './0022-letters.ts';
import * as parallelLadders from './0023-parallel-ladders.ts';
import * as pseudonyms from './0024-pseudonyms.ts';

/** One step of the schema; a shipped migration is never edited. */
export type Migration = { readonly up: (db: Kysely<never>) => Promise<void> };

/** Every migration in order: after the n-th, `user_version` of the file is n. */
export const migrations: readonly Migration[] = [
  createWorkspace,
  addFormulaMetrics,
  tierRules,
  partnerDecisions,
  keepFindings,
  registerSources,
  filesOfRuns,
  addRates,
  rememberFeeds,
  describeMetrics,
  sensitiveColumns,
  keepQuality,
  auditTrail,
  criterionRules,
  portfolioViews,
  deepenFutures,
  modelVersions,
  ladderStanding,
  reviewCycles,
  milestones,
  weightVotes,
  letters,
  parallelLadders,
  pseudonyms,
];
