import { describe, expect, it } from 'vitest';
import { checkLadder } from '#shared/ladder/check-ladder.ts';
import { factsOfRow } from '#shared/ladder/milestones/milestone-status.ts';
import { milestoneFrom } from '#shared/ladder/milestones/milestone-templates.ts';
import { milestoneSentences, needSentences } from '#shared/ladder/milestones/milestone-words.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import { milestoneKinds, type Milestone } from '#shared/model/milestone.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMilestone, milestoneColumns } from '#test/fixtures/a-milestone.ts';

const on = dayOfIso('2026-03-31');

const withCatalogue = (milestones: readonly Milestone[]): ScoringModel => {
  const model = aLadder();
  return { ...model, rules: { ...model.rules, milestones } };
};

describe('the catalogue of milestones', () => {
  it('says each rule in one sentence, and what is wrong with it', () => {
    const model = withCatalogue([
      aMilestone('Pipeline', [
        ...(['promote', 'watch', 'regress'] as const).map((effect) => [effect, 'Silver'] as const),
      ]),
      aMilestone(
        'Breach',
        (['promote', 'watch', 'regress'] as const).map((effect) => [effect, 'Gold'] as const),
        'down',
      ),
    ]);
    expect(milestoneSentences(model)).toEqual([
      'Nobody rises into Silver or higher before "Pipeline" is met or waived.',
      'Who missed "Pipeline" is on Watch in Silver or higher and keeps the tier.',
      'Who missed "Pipeline" counts as below the hold line in Silver or higher, whatever the score.',
      'While "Breach" has happened and is not lifted, a partner does not rise into Gold.',
      'While "Breach" has happened and is not lifted, a partner in Gold is on Watch and keeps its tier.',
      'While "Breach" has happened and is not lifted, a partner in Gold counts as below the hold line, whatever its score.',
    ]);
    expect(checkLadder(model)).toEqual([]);
    const wrong = withCatalogue([
      aMilestone('Pipeline', [
        ['promote', 'Gone'],
        ['regress', 'Bronze'],
        ['watch', 'Gold'],
        ['watch', 'Gold'],
      ]),
      { ...aMilestone('pipeline '), id: 'twin' },
    ]);
    expect(checkLadder(wrong)).toEqual([
      {
        severity: 'error',
        about: 'milestone milestone-Pipeline',
        message: 'A rule of "Pipeline" is about a tier that is gone; choose another or remove it.',
      },
      {
        severity: 'error',
        about: 'milestone milestone-Pipeline',
        message:
          'A rule of "Pipeline" is about Bronze, the lowest tier, which takes everybody; choose a higher one.',
      },
      {
        severity: 'warning',
        about: 'milestone milestone-Pipeline',
        message: '"Pipeline" says the same twice; remove one of the two rules.',
      },
      {
        severity: 'error',
        about: 'milestone twin',
        message: 'Another milestone is called "pipeline " too; give each a name of its own.',
      },
    ]);
  });

  it('says what the next tier takes and what keeps this one', () => {
    const model = withCatalogue([
      aMilestone('Pipeline', [
        ['promote', 'Gold'],
        ['regress', 'Silver'],
      ]),
      aMilestone('Roadmap', [['watch', 'Silver']]),
      aMilestone('Breach', [['promote', 'Gold']], 'down'),
    ]);
    const columns = milestoneColumns([
      { row: 0, name: 'Pipeline', due: '2026-06-30' },
      { row: 0, name: 'Roadmap', due: '2026-03-01' },
      { row: 0, name: 'Breach', due: '2026-03-01', metOn: '2026-02-01' },
    ]);
    expect(needSentences(model, factsOfRow(columns, 0), 1, on)).toEqual([
      '"Pipeline" (planned, due 2026-06-30) must be met or waived to rise into Gold.',
      '"Breach" (happened on 2026-02-01) must be lifted to rise into Gold.',
      '"Roadmap" (missed, due 2026-03-01) must be met or waived to be off Watch.',
      '"Pipeline" must be met by 2026-06-30 to keep Silver.',
    ]);
    expect(needSentences(model, [], 0, on)).toEqual([]);
  });

  it('starts from a template of its kind, about the highest tier and with a name of its own', () => {
    const { tiers } = aLadder();
    const made = milestoneKinds.map((kind) => milestoneFrom(kind, kind, ['certification'], tiers));
    expect(new Set(made.map(({ name }) => name)).size).toBe(milestoneKinds.length);
    expect(made.find(({ kind }) => kind === 'certification')?.name).toBe('Certification 2');
    expect(made.filter(({ direction }) => direction === 'down').map(({ kind }) => kind)).toEqual([
      'adverse',
    ]);
    expect(checkLadder(withCatalogue(made))).toEqual([]);
  });
});
