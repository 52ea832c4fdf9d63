import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { judgeSnapshot } from '../scoring/criteria.ts';
import { settleModel } from '../scoring/lines/settle-model.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
import { doubtSection } from './doubt-section.ts';
import { metricSection, type MetricSources } from './metric-section.ts';
import type { MethodologyDocument } from './methodology-document.ts';
import { modelSections } from './model-sections.ts';
import { tierSections } from './tier-sections.ts';
import { workedExample } from './worked-example.ts';

/** What a methodology is made of. */
export type MethodologyInput = {
  readonly programme: string;
  readonly model: ScoringModel;
  /** Which model it is, for example `Version 2: Spring, active` or `Draft`. */
  readonly version: string;
  /** Who decided on it and why, a sentence each. */
  readonly decisions: readonly string[];
  readonly snapshot: Snapshot;
  readonly known: MetricSources;
  readonly hidden: Hidden;
  /** UTC ISO 8601. */
  readonly madeAt: string;
  readonly engineVersion: string;
};

/**
 * The methodology of a model on the partners at hand: definitions, formulas, weights and where they come
 * from, rules of tiers and for absences, metrics, a partner worked through, limits and doubts. Numbers of hidden
 * metrics are not told; points are. The same input gives the same document.
 */
export const buildMethodology = (input: MethodologyInput): MethodologyDocument => {
  const { model: given, snapshot, known } = input;
  const settled = settleModel(given, snapshot);
  const columns = judgeSnapshot(settled.model, snapshot);
  const newest = known.runs.reduce(
    (latest, { endedAt }) => (endedAt > latest ? endedAt : latest),
    '',
  );
  return {
    title: 'How partners are scored and tiered',
    facts: [
      ['Programme', input.programme],
      ['Model', input.version],
      ['Partners', String(snapshot.partnerKeys.length)],
      ['Data', newest === '' ? 'none imported' : `newest import ${newest.slice(0, 10)}`],
      [
        'Made',
        `${input.madeAt.slice(0, 16).replace('T', ' ')} UTC, Tierwright ${input.engineVersion}`,
      ],
    ],
    sections: [
      ...modelSections(given, snapshot, input.decisions),
      ...tierSections(given, settled, snapshot, input.hidden),
      metricSection(given, snapshot, known),
      {
        title: 'An example worked by hand',
        blocks: workedExample(settled.model, snapshot, columns, input.hidden),
      },
      doubtSection(settled, snapshot, columns),
    ],
  };
};
