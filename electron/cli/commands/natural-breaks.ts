import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf } from '#shared/intake/wording.ts';
import { err, ok } from '#shared/result.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { lineWords } from '#shared/scoring/lines/line-words.ts';
import { linesOfBreaks, naturalBreaks } from '#shared/scoring/lines/natural-breaks.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { microsPerPoint } from '#shared/scoring/tiers.ts';
import type { Command } from '../command-context.ts';
import { openPortfolio } from '../open-portfolio.ts';

/** `tierwright breaks`: lines where the scores leave the deepest gaps; nothing is changed. */
export const suggestBreaks =
  (path: string, options: { readonly tiers?: number }): Command =>
  async (context) => {
    const opened = await openPortfolio(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const { model } = workspace;
    const wanted = options.tiers ?? model.tiers.length;
    const columns = judgeSnapshot(model, snapshot);
    const { scores } = scorePartners(model, columns, snapshot.partnerKeys.length);
    const all = [...naturalBreaks(scores, wanted)];
    const found = all[wanted - 1];
    if (found === undefined) {
      return err(
        refuseInput(
          'Natural breaks',
          `at least ${wanted} different scores`,
          `${all.length}`,
          'Ask for fewer tiers with --tiers, or add criteria that tell partners apart.',
        ),
      );
    }
    const lines = linesOfBreaks(found);
    const tiers = found.classes.toReversed().map(({ lowest, highest, partners }, index) => ({
      tier: wanted === model.tiers.length ? (model.tiers[index]?.name ?? '') : `${index + 1}`,
      line: lines[index] ?? null,
      lowest: lowest / microsPerPoint,
      highest: highest / microsPerPoint,
      partners,
    }));
    return ok({
      document: {
        programme: workspace.name,
        fit: found.fit,
        within: found.within,
        tiers,
        fits: all.map(({ classes, fit }) => ({ tiers: classes.length, fit })),
      },
      lines: [
        ...tiers.map(
          ({ tier, line, partners }) =>
            `${tier}: ${line === null ? 'everybody else' : `from ${lineWords(line)}`}, ${countOf(partners, 'partner')}`,
        ),
        `Goodness of variance fit ${found.fit === null ? '–' : found.fit.toFixed(4)}.`,
      ],
    });
  };
