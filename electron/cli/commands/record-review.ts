import { resolve } from 'node:path';
import { countOf } from '#shared/intake/wording.ts';
import { stateOfRow } from '#shared/ladder/ladder-state.ts';
import { statusWords } from '#shared/ladder/reason-words.ts';
import { ok } from '#shared/result.ts';
import { hasFurtherLadders, ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { compareTiers } from '#shared/scoring/movement.ts';
import { currentTierCodes, noTier } from '#shared/scoring/tiers.ts';
import { checkDay } from '../check-day.ts';
import type { Command } from '../command-context.ts';
import { openPortfolio } from '../open-portfolio.ts';

/** `tierwright review`: records the next review of the ladder, and says who moved. */
export const recordReview =
  (path: string, { on }: { readonly on: string }): Command =>
  async (context) => {
    const day = checkDay('--on', on);
    if (!day.ok) {
      return day;
    }
    const opened = await openPortfolio(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const { tiers } = workspace.model;
    const recorded = await context.call('ladder/record', { on });
    if (!recorded.ok) {
      return recorded;
    }
    const after = await context.call('portfolio/snapshot', {});
    if (!after.ok) {
      return after;
    }
    const { standing, partnerKeys } = after.value;
    const then = currentTierCodes(after.value, tiers).codes;
    const movement = compareTiers(currentTierCodes(snapshot, tiers).codes, then, tiers);
    const { up, down, same, across } = movement;
    return ok({
      document: {
        review: standing?.review.number ?? null,
        on,
        up,
        down,
        same,
        ...(across === 0 ? {} : { across }),
        partners: partnerKeys.map((key, row) => ({
          key,
          tier: tiers[then[row] ?? -1]?.name ?? null,
          ...(hasFurtherLadders(tiers) && then[row] !== noTier
            ? { ladder: ladderName(workspace.model, ladderOfTier(tiers[then[row] ?? noTier])) }
            : {}),
          status:
            standing === undefined
              ? null
              : statusWords(workspace.model, stateOfRow(standing.columns, row).status),
        })),
      },
      lines: [
        `Recorded review ${standing?.review.number ?? ''} of ${resolve(path)} on ${on}: ${countOf(up, 'partner')} up, ${countOf(down, 'partner')} down${across === 0 ? '' : `, ${countOf(across, 'partner')} to another ladder`}, ${same} as before.`,
      ],
    });
  };
