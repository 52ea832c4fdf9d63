import { ok } from '#shared/result.ts';
import { scoreFuture } from '#shared/scenario/compare-scenario.ts';
import { judgePartner, obstaclesBetween } from '#shared/scoring/gates.ts';
import { obstacleWords, subjectOf } from '#shared/scoring/rule-words.ts';
import {
  currentTierCodes,
  noTier,
  tierFloors,
  tierOfMicros,
  toMicros,
} from '#shared/scoring/tiers.ts';
import { isHighest, ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { ladderOfRow, ladderOfRows } from '#shared/scoring/ladders/row-ladders.ts';
import { checkSettled } from '#shared/scoring/lines/check-lines.ts';
import { stateLadder } from '#shared/proposal/stated-ladder.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { checkDay } from '../check-day.ts';
import type { Command } from '../command-context.ts';
import { hidesSubject } from '#shared/sensitivity/hidden.ts';
import { findIncluded, writeNoted, wroteLines, type IncludeOption } from '../included.ts';
import { namedSnapshot, openPortfolio } from '../open-portfolio.ts';
import { tableRecords, type ResultTable } from '../write-table.ts';

const micros = (score: number | undefined): number | null =>
  score === undefined || Number.isNaN(score) ? null : Math.round(score * 1e6) / 1e6;

/** `tierwright score`: every partner by rank, with score, coverage, tier of today, proposed tier and failed gates. */
export const scoreWorkspace =
  (
    path: string,
    options: { readonly out?: string; readonly asOf?: string } & IncludeOption,
  ): Command =>
  async (context) => {
    const { asOf } = options;
    const day = checkDay('--as-of', asOf);
    if (!day.ok) {
      return day;
    }
    const opened = await openPortfolio(context, path, asOf);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const { futures } = workspace;
    const settled = settleModel(workspace.model, snapshot);
    const { model } = settled;
    const findings = checkSettled(settled, snapshot);
    const included = findIncluded(workspace.sensitive, options);
    if (!included.ok) {
      return included;
    }
    const { hidden, ids } = included.value;
    const named = await namedSnapshot(context, snapshot, ids, asOf);
    if (!named.ok) {
      return named;
    }
    const { partnerNames } = named.value;
    const result = scoreFuture(model, snapshot, futures, null, undefined, true);
    const ladder = stateLadder(model, snapshot, asOf ?? new Date().toISOString().slice(0, 10));
    const today = currentTierCodes(snapshot, model.tiers).codes;
    const ladders = ladderOfRows(model, snapshot);
    const ladderOfCurrent = (tier: number): string =>
      tier === noTier ? '' : ladderName(model, ladderOfTier(model.tiers[tier]));
    const failedGates = (row: number): string => {
      const floors = tierFloors(model.tiers, ladderOfRow(ladders, row));
      const reached = tierOfMicros(toMicros(result.scores[row] ?? NaN), floors);
      const tier = result.tiers[row] ?? noTier;
      return reached === tier
        ? ''
        : obstaclesBetween(
            reached,
            tier,
            judgePartner(model, snapshot, row).map((verdict) => ({
              ...verdict,
              isWithheld: hidesSubject(hidden, verdict.condition),
            })),
          )
            .map((each) => obstacleWords(each, subjectOf(each.condition, snapshot), model.tiers))
            .join('; ');
    };
    const table: ResultTable = {
      columns: [
        'rank',
        'key',
        'partner',
        'score',
        'coverage',
        'current tier',
        'proposed tier',
        ...(ladders === null ? [] : ['ladder', 'ladder of the current tier']),
        'failed gates',
        ...(ladder === null ? [] : ['tier of next review', 'why']),
      ],
      rows: Array.from(result.order, (row) => [
        Number.isNaN(result.scores[row]) ? null : (result.ranks[row] ?? null),
        // A key tells who it is as much as a name does.
        hidden.names ? '' : (snapshot.partnerKeys[row] ?? ''),
        partnerNames[row] ?? '',
        micros(result.scores[row]),
        micros(result.coverage[row]),
        model.tiers[today[row] ?? -1]?.name ?? '',
        model.tiers[result.tiers[row] ?? -1]?.name ?? '',
        ...(ladders === null
          ? []
          : [ladderName(model, ladderOfRow(ladders, row)), ladderOfCurrent(today[row] ?? noTier)]),
        failedGates(row),
        ...(ladder === null
          ? []
          : [
              model.tiers[ladder.steps[row]?.tier ?? -1]?.name ?? '',
              ladder.steps[row]?.reason ?? '',
            ]),
      ]),
    };
    const written = await writeNoted(context, 'score', options.out, table, included.value.ids);
    if (!written.ok) {
      return written;
    }
    const { byTier, without } = result.counts;
    return ok({
      document: {
        programme: workspace.name,
        ...(asOf === undefined ? {} : { knownOn: asOf }),
        tiers: model.tiers.map(({ name, line, rules }, index) => ({
          name,
          ...(ladders === null ? {} : { ladder: ladderName(model, rules.ladder ?? null) }),
          line,
          partners: byTier[index] ?? 0,
        })),
        withoutTier: without,
        findings,
        partners: tableRecords(table),
      },
      lines: [
        ...(asOf === undefined
          ? []
          : [
              `As known on ${asOf}: imports recorded until the end of that day (UTC), without those undone since; decisions and model of today.`,
            ]),
        `${workspace.name}: ${snapshot.partnerKeys.length} partners.`,
        ...model.tiers.flatMap((tier, index) => [
          ...(ladders !== null && isHighest(model.tiers, index)
            ? [`${ladderName(model, ladderOfTier(tier))}:`]
            : []),
          `  ${tier.name}: ${byTier[index] ?? 0}`,
        ]),
        `  not enough data: ${without}`,
        ...findings.map(({ severity, message }) => `${severity}: ${message}`),
        ...wroteLines(options.out),
      ],
    });
  };
