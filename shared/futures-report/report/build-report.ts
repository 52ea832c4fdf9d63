import { conditionsSentence } from '../../ensemble/run/breaking-conditions.ts';
import type { MethodologyDocument } from '../../methodology/methodology-document.ts';
import { assumptionSection, horizonWords } from './assumption-section.ts';
import { formulaSection, limitSection, planSection, signpostSection } from './closing-sections.ts';
import { billSentence, ensembleSections, groupSentence } from './ensemble-sections.ts';
import { count, type ReportSource } from './report-source.ts';
import { heatSection, scenarioSections, scenarioSentence } from './scenario-sections.ts';

const factsOf = (source: ReportSource): MethodologyDocument['facts'] => {
  const { programme, dataDay, engineVersion, modelSha256, futuresSha256, scenarios, run } = source;
  return [
    ['Programme', programme],
    ['Scenarios', scenarios.map(({ scenario }) => scenario.name).join(', ') || 'none'],
    ['Data as of', dataDay === '' ? 'no data yet' : dataDay],
    ['Model', `SHA-256 ${modelSha256}`],
    ['Futures', `SHA-256 ${futuresSha256}`],
    ...(run === null
      ? []
      : ([
          [
            'Ensemble',
            `${count(run.settings.futures)} futures, seed ${run.settings.seed}, horizon ${horizonWords(run.settings.horizonMonths)}`,
          ],
          ['Its inputs', `SHA-256 ${run.inputsSha256}`],
        ] as const)),
    ['Engine', `Tierwright ${engineVersion}`],
  ];
};

const summary = (source: ReportSource): readonly string[] => {
  const { scenarios, run, discoveries, today } = source;
  return [
    ...scenarios.map((told) => scenarioSentence(source, told)),
    ...(run === null
      ? []
      : [groupSentence(source, run), ...billSentence(run, today.model.rules.budget)]),
    ...discoveries.slice(0, 3).map(({ what, conditions }) => conditionsSentence(what, conditions)),
  ];
};

/**
 * The scenario report: what was assumed, what follows from it and what it does not say. It holds no moment of its
 * making, so that the same workspace gives the same bytes.
 */
export const buildReport = (source: ReportSource): MethodologyDocument => {
  const sentences = summary(source);
  return {
    title: 'Scenario report',
    facts: factsOf(source),
    sections: [
      ...(sentences.length === 0
        ? []
        : [{ title: 'In short', blocks: [{ kind: 'list' as const, items: sentences }] }]),
      ...scenarioSections(source),
      ...heatSection(source),
      ...ensembleSections(source),
      ...planSection(source),
      ...signpostSection(source),
      assumptionSection(source),
      limitSection(source),
      formulaSection,
    ],
  };
};
