import { expect, it } from 'vitest';
import { milestoneSection } from '#shared/methodology/milestone-section.ts';
import { findEdits } from '#shared/versions/find-edits.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMilestone } from '#test/fixtures/a-milestone.ts';

const model = aLadder();
const breach = {
  ...aMilestone('Breach', [['regress', 'Gold']], 'down'),
  ...{ kind: 'adverse' as const, purpose: 'Broken contract.', evidence: 'Written finding' },
};
const ruled = { ...model, rules: { ...model.rules, milestones: [breach] } };

it('tells what each milestone is for, what proves it and what it does; nothing without one', () => {
  expect(milestoneSection(model)).toEqual([]);
  expect(milestoneSection(ruled)).toEqual([
    { kind: 'heading', text: 'Milestones' },
    { kind: 'text', text: expect.stringContaining('missed from the day after') as string },
    {
      kind: 'list',
      items: [
        'Breach (adverse event, to be avoided): Broken contract.',
        'Proved by: Written finding',
        'While "Breach" has happened and is not lifted, a partner in Gold counts as below the hold line, whatever its score.',
      ],
    },
  ]);
});

it('is one edit between versions', () => {
  const edits = findEdits(model, ruled);
  expect(edits.map(({ title, details }) => [title, details])).toEqual([['Milestones', ['0 → 1']]]);
  expect(edits[0]?.apply(model)).toEqual(ruled);
});
