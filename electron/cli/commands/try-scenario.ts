import { isTimed } from '#shared/ladder/ladder-clock.ts';
import { settledWords } from '#shared/ladder/settle-ladder.ts';
import { err, ok } from '#shared/result.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { ladderOfRow, ladderOfRows } from '#shared/scoring/ladders/row-ladders.ts';
import { compareScenario } from '#shared/scenario/compare-scenario.ts';
import type { Command } from '../command-context.ts';
import { writeNoted, wroteLines } from '../included.ts';
import { openPortfolio } from '../open-portfolio.ts';
import { tableRecords, type ResultTable } from '../write-table.ts';

const micros = (score: number | undefined): number | null =>
  score === undefined || Number.isNaN(score) ? null : Math.round(score * 1e6) / 1e6;

/** `tierwright scenario`: each partner's score and tier now and then, by key; or the list of scenarios. */
export const tryScenario =
  (path: string, options: { readonly name?: string; readonly out?: string }): Command =>
  async (context) => {
    const opened = await openPortfolio(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const { model, futures } = workspace;
    const names = futures.scenarios.map(({ name }) => name);
    if (options.name === undefined) {
      return ok({
        document: {
          scenarios: futures.scenarios.map(({ name, narrative }) => ({ name, narrative })),
        },
        lines: names.length === 0 ? ['There is no scenario yet.'] : names,
      });
    }
    const scenario = futures.scenarios.find(({ name }) => name === options.name);
    if (scenario === undefined) {
      return err({
        type: 'InputRefused',
        where: `Scenario "${options.name}"`,
        expected: names.length === 0 ? 'a workspace with scenarios' : `one of: ${names.join(', ')}`,
        found: 'none of that name',
        remedy: 'Name a scenario as it is written in the workspace.',
      });
    }
    const { now, then, movement } = compareScenario(model, snapshot, futures, scenario);
    const ladders = ladderOfRows(model, snapshot);
    const table: ResultTable = {
      columns: [
        ...['key', 'partner', 'score now', 'score then', 'tier now', 'tier then'],
        ...(ladders === null ? [] : ['ladder']),
      ],
      rows: snapshot.partnerKeys.map((key, row) => [
        key,
        snapshot.partnerNames[row] ?? '',
        micros(now.scores[row]),
        micros(then.scores[row]),
        model.tiers[now.tiers[row] ?? -1]?.name ?? '',
        model.tiers[then.tiers[row] ?? -1]?.name ?? '',
        ...(ladders === null ? [] : [ladderName(model, ladderOfRow(ladders, row))]),
      ]),
    };
    const what = `scenario ${scenario.name}`;
    const written = await writeNoted(context, what, options.out, table);
    if (!written.ok) {
      return written;
    }
    const findings = checkFutures(futures, snapshot, model);
    return ok({
      document: {
        scenario: scenario.name,
        up: movement.up,
        down: movement.down,
        same: movement.same,
        findings,
        partners: tableRecords(table),
      },
      lines: [
        `${scenario.name}: ${movement.up} rise, ${movement.down} fall, ${movement.same} stay.`,
        ...(isTimed(model) ? [settledWords] : []),
        ...findings.map(({ severity, message }) => `${severity}: ${message}`),
        ...wroteLines(options.out),
      ],
    });
  };
