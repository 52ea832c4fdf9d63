import type { EnsemblePartner } from '../ensemble/run/read-partners.ts';
import type { EnsembleRun } from '../model/ensemble.ts';
import { readSixRules, type RuleReading } from './six-rules.ts';

/** The six rules over the partners of a run, in the order of its rows. */
export const readRules = (
  { figures }: Pick<EnsembleRun, 'figures'>,
  partners: readonly EnsemblePartner[],
  optimism: number,
): readonly RuleReading[] => {
  const of = (read: (partner: EnsemblePartner) => number | null): readonly number[] =>
    partners.map((partner) => read(partner) ?? NaN);
  return readSixRules(
    {
      worst: of(({ profile }) => profile.worst),
      mean: of(({ profile }) => profile.mean),
      best: of(({ profile }) => profile.best),
      greatestRegret: of(({ profile }) => profile.greatestRegret),
      regret90: of(({ profile }) => profile.greatestRegret).map((regret, row) =>
        Number.isNaN(regret) ? NaN : (figures.regret90[row] ?? NaN),
      ),
      holds: of(({ profile, group }) => (group === null ? null : profile.holds)),
    },
    optimism,
  );
};
