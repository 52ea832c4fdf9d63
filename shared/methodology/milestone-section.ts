import type { LadderModel } from '../ladder/ladder-clock.ts';
import { effectSentence, milestoneKindNames } from '../ladder/milestones/milestone-words.ts';
import { text, type Block } from './methodology-document.ts';

/** The catalogue of milestones: what each is for, what proves it and what it does; nothing without one. */
export const milestoneSection = (model: LadderModel): readonly Block[] => {
  const { milestones } = model.rules;
  return milestones.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Milestones' },
        text(
          'A milestone is assigned to a partner with a day on which it is due. It is missed from the day after, unless it is met, with what proves it, or waived, with a reason. Of several the newest that is no plan decides. Milestones are judged on the day of the review, or on the day on which one looks where the review is still to come.',
        ),
        ...milestones.map((milestone): Block => ({
          kind: 'list',
          items: [
            `${milestone.name} (${milestoneKindNames[milestone.kind].toLowerCase()}${milestone.direction === 'down' ? ', to be avoided' : ''})${milestone.purpose.trim() === '' ? '' : `: ${milestone.purpose.trim()}`}`,
            ...(milestone.evidence.trim() === ''
              ? []
              : [`Proved by: ${milestone.evidence.trim()}`]),
            ...milestone.effects.flatMap(
              (effect) => effectSentence(model, milestone, effect) ?? [],
            ),
          ],
        })),
      ];
};
