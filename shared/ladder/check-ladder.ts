import { dayOfIso } from '../metrics/calendar.ts';
import type { LadderRules, TierClock } from '../model/ladder-rules.ts';
import type { TierId } from '../model/ids.ts';
import { isLowest } from '../scoring/ladders/ladder-spans.ts';
import type { ModelFinding } from '../scoring/model-finding.ts';
import { checkMilestones } from './milestones/check-milestones.ts';
import { holdLineOf, pointWords } from './clock-words.ts';
import type { LadderModel } from './ladder-clock.ts';

/** What a finding about one field of a tier's clock is about. */
export const clockField = (tier: TierId, field: keyof TierClock): string => `${tier} ${field}`;
/** What a finding about one field of the whole ladder is about. */
export const ladderField = (field: keyof LadderRules): string => `ladder ${field}`;

const error = (about: string, message: string): ModelFinding => ({
  severity: 'error',
  about,
  message,
});
const warning = (about: string, message: string): ModelFinding => ({
  severity: 'warning',
  about,
  message,
});

const tierLeasts = { confirmUp: 1, confirmDown: 1, highWater: 0, noticeDays: 0 } as const;
const tierWords: Readonly<Record<keyof typeof tierLeasts, string>> = {
  confirmUp: 'Reviews to rise into',
  confirmDown: 'Reviews to lose',
  highWater: 'Reviews after a good one in',
  noticeDays: 'Days of notice for',
};

const checkNumbers = ({ tiers }: LadderModel): readonly ModelFinding[] =>
  tiers
    .filter((_, index) => !isLowest(tiers, index))
    .flatMap(({ id, name, rules: { clock } }) =>
      (Object.keys(tierLeasts) as (keyof typeof tierLeasts)[]).flatMap((field) =>
        clock[field] < tierLeasts[field]
          ? [
              error(
                clockField(id, field),
                `${tierWords[field]} ${name}: expected ${tierLeasts[field]} or more, found ${clock[field]}. Raise it; until then it counts as ${tierLeasts[field]}.`,
              ),
            ]
          : [],
      ),
    );

const checkHoldLines = (model: LadderModel): readonly ModelFinding[] =>
  model.tiers.flatMap(({ id, name, line, rules: { clock } }, index) => {
    const about = clockField(id, 'hold');
    if (line === null || clock.hold === null || isLowest(model.tiers, index)) {
      return [];
    }
    if (clock.hold > line) {
      return [
        error(
          about,
          `Hold line of ${name}: expected at most its line, ${pointWords(line)}; found ${pointWords(clock.hold)}. Lower it, or who rises would fall at once.`,
        ),
      ];
    }
    const below = model.tiers[index + 1];
    const belowHold = holdLineOf(model, index + 1);
    return below !== undefined && belowHold !== null && clock.hold <= belowHold
      ? [
          error(
            about,
            `Hold line of ${name}: expected above that of ${below.name}, ${pointWords(belowHold)}; found ${pointWords(clock.hold)}. Raise it, or lower the hold line of ${below.name}.`,
          ),
        ]
      : [];
  });

const checkConfirms = ({ tiers }: LadderModel): readonly ModelFinding[] =>
  tiers.flatMap(({ id, name, rules }, index) => {
    const below = tiers[index + 1];
    return below !== undefined &&
      !isLowest(tiers, index) &&
      !isLowest(tiers, index + 1) &&
      rules.clock.confirmUp < below.rules.clock.confirmUp
      ? [
          warning(
            clockField(id, 'confirmUp'),
            `${name} asks for fewer reviews in a row than ${below.name} on the way to it, so those of ${below.name} decide for both.`,
          ),
        ]
      : [];
  });

const checkLowest = ({ tiers }: LadderModel): readonly ModelFinding[] =>
  tiers
    .filter(({ rules }, index) => isLowest(tiers, index) && rules.clock.hold !== null)
    .map(({ id, name }) =>
      error(
        clockField(id, 'hold'),
        `${name} is the lowest tier and cannot be lost; remove its hold line.`,
      ),
    );

const checkFreezes = ({ rules }: LadderModel): readonly ModelFinding[] =>
  rules.ladder.freezes.flatMap(({ from, to }) =>
    dayOfIso(from) > dayOfIso(to)
      ? [
          error(
            ladderField('freezes'),
            `Freeze from ${from} to ${to}: expected an end on or after its beginning. Swap the days; until then it freezes nothing.`,
          ),
        ]
      : [],
  );

const ladderLeasts = { graceNew: 0, graceFall: 0, stepsUp: 1, stepsDown: 1 } as const;
const ladderWords: Readonly<Record<keyof typeof ladderLeasts, string>> = {
  graceNew: 'Grace of newcomers',
  graceFall: 'Grace after a fall',
  stepsUp: 'Tiers up a review',
  stepsDown: 'Tiers down a review',
};

const checkWhole = ({ tiers, rules: { ladder } }: LadderModel): readonly ModelFinding[] => [
  ...(Object.keys(ladderLeasts) as (keyof typeof ladderLeasts)[]).flatMap((field) => {
    const found = ladder[field];
    return found !== null && found < ladderLeasts[field]
      ? [
          error(
            ladderField(field),
            `${ladderWords[field]}: expected ${ladderLeasts[field]} or more, found ${found}. Raise it; until then it counts as ${ladderLeasts[field]}.`,
          ),
        ]
      : [];
  }),
  ...(ladder.highestFirst !== null && tiers.every(({ id }) => id !== ladder.highestFirst)
    ? [
        error(
          ladderField('highestFirst'),
          'The highest tier for newcomers is gone, so they begin anywhere; choose another.',
        ),
      ]
    : []),
];

/** Everything wrong or doubtful about the clock, at the field it is about. */
export const checkLadder = (model: LadderModel): readonly ModelFinding[] => [
  ...checkNumbers(model),
  ...checkHoldLines(model),
  ...checkConfirms(model),
  ...checkLowest(model),
  ...checkWhole(model),
  ...checkFreezes(model),
  ...checkMilestones(model),
];
