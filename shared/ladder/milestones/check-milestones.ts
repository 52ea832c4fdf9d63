import { isLowest } from '../../scoring/ladders/ladder-spans.ts';
import type { ModelFinding } from '../../scoring/model-finding.ts';
import type { LadderModel } from '../ladder-clock.ts';

/** What a finding about a milestone of the catalogue is about. */
export const milestoneAbout = (id: string): string => `milestone ${id}`;

/** Everything wrong or doubtful about the catalogue of milestones, at the milestone it is about. */
export const checkMilestones = ({ tiers, rules }: LadderModel): readonly ModelFinding[] => {
  const seen = new Set<string>();
  return rules.milestones.flatMap(({ id, name, effects }) => {
    const about = milestoneAbout(id);
    const folded = name.trim().toLowerCase();
    const isRepeated = seen.has(folded);
    seen.add(folded);
    const findings: ModelFinding[] = [];
    const say = (severity: ModelFinding['severity'], message: string): void =>
      void findings.push({ severity, about, message });
    if (isRepeated) {
      say('error', `Another milestone is called "${name}" too; give each a name of its own.`);
    }
    const rulesSeen = new Set<string>();
    for (const { effect, tier } of effects) {
      const place = tiers.findIndex((each) => each.id === tier);
      const key = `${effect} ${tier}`;
      if (place === -1) {
        say(
          'error',
          `A rule of "${name}" is about a tier that is gone; choose another or remove it.`,
        );
      } else if (effect !== 'watch' && isLowest(tiers, place)) {
        say(
          'error',
          `A rule of "${name}" is about ${tiers[place]?.name ?? ''}, the lowest tier, which takes everybody; choose a higher one.`,
        );
      } else if (rulesSeen.has(key)) {
        say('warning', `"${name}" says the same twice; remove one of the two rules.`);
      }
      rulesSeen.add(key);
    }
    return findings;
  });
};
