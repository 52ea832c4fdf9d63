import type { Snapshot } from '../../model/snapshot.ts';
import { checkModel } from '../check-model.ts';
import type { ModelFinding } from '../model-finding.ts';
import type { SettledModel } from './settle-lines.ts';

/** What is wrong or doubtful about lines once it is known where they lie, at the tier it is about. */
const checkLines = ({ model, lines }: SettledModel): readonly ModelFinding[] =>
  lines.flatMap(({ tier: index, cut, inside, heldBack, seats }): readonly ModelFinding[] => {
    const tier = model.tiers[index];
    if (tier === undefined) {
      return [];
    }
    const { id: about, name, rules } = tier;
    if (cut.by === 'budget' && rules.fixedCost === 0 && rules.rate === 0) {
      const message = `${name} costs nothing, so any amount carries everybody; say what a partner costs, or set the line another way.`;
      return [{ severity: 'error', about, message }];
    }
    const warnings = [
      ...(seats !== null && heldBack > seats
        ? [
            `${heldBack} partners are held back from above into ${name}, which was to hold ${seats}.`,
          ]
        : []),
      ...(inside > 0
        ? []
        : [
            cut.by === 'budget'
              ? `Nobody is in ${name}: its money does not carry the best who could be.`
              : `Nobody is in ${name}.`,
          ]),
    ];
    return warnings.map((message) => ({ severity: 'warning', about, message }));
  });

/** Everything wrong or doubtful about a model whose lines are settled on the partners of a snapshot. */
export const checkSettled = (
  settled: SettledModel,
  snapshot: Snapshot,
): readonly ModelFinding[] => [...checkModel(settled.model, snapshot), ...checkLines(settled)];
