import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf } from '#shared/intake/wording.ts';
import { err, ok } from '#shared/result.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { spansOf } from '#shared/scoring/ladders/ladder-spans.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { ladderOfRow, ladderOfRows } from '#shared/scoring/ladders/row-ladders.ts';
import { lineWords } from '#shared/scoring/lines/line-words.ts';
import { linesOfBreaks, naturalBreaks } from '#shared/scoring/lines/natural-breaks.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { microsPerPoint } from '#shared/scoring/tiers.ts';
import type { Command } from '../command-context.ts';
import { openPortfolio } from '../open-portfolio.ts';

export type BreaksOptions = { readonly tiers?: number; readonly ladder?: string };

/**
 * `tierwright breaks`: lines where the scores leave the deepest gaps; nothing is changed. Of several ladders one is
 * asked about, among its own partners; the main one where none is named.
 */
export const suggestBreaks =
  (path: string, options: BreaksOptions): Command =>
  async (context) => {
    const opened = await openPortfolio(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const { model } = workspace;
    const spans = spansOf(model.tiers);
    const asked = options.ladder?.trim().toLowerCase();
    const span =
      asked === undefined
        ? spans[0]
        : spans.find(({ id }) => ladderName(model, id).toLowerCase() === asked);
    if (span === undefined) {
      return err(
        refuseInput(
          '--ladder',
          `one of: ${spans.map(({ id }) => ladderName(model, id)).join(', ')}`,
          options.ladder ?? 'no ladder with a tier',
          'Name a ladder as it is called in Model.',
        ),
      );
    }
    const own = model.tiers.slice(span.first, span.last + 1);
    const wanted = options.tiers ?? own.length;
    const columns = judgeSnapshot(model, snapshot);
    const ladders = ladderOfRows(model, snapshot);
    const { scores } = scorePartners(model, columns, snapshot.partnerKeys.length);
    const heading = ladders === null ? null : ladderName(model, span.id);
    const all = [
      ...naturalBreaks(
        scores.filter((_, row) => ladderOfRow(ladders, row) === span.id),
        wanted,
      ),
    ];
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
      tier: wanted === own.length ? (own[index]?.name ?? '') : `${index + 1}`,
      line: lines[index] ?? null,
      lowest: lowest / microsPerPoint,
      highest: highest / microsPerPoint,
      partners,
    }));
    return ok({
      document: {
        programme: workspace.name,
        ...(heading === null ? {} : { ladder: heading }),
        fit: found.fit,
        within: found.within,
        tiers,
        fits: all.map(({ classes, fit }) => ({ tiers: classes.length, fit })),
      },
      lines: [
        ...(heading === null ? [] : [`${heading}:`]),
        ...tiers.map(
          ({ tier, line, partners }) =>
            `${tier}: ${line === null ? 'everybody else' : `from ${lineWords(line)}`}, ${countOf(partners, 'partner')}`,
        ),
        `Goodness of variance fit ${found.fit === null ? '–' : found.fit.toFixed(4)}.`,
      ],
    });
  };
