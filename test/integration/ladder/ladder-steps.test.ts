import { expect, it } from 'vitest';
import { removeLadder } from '#renderer/features/model/tiers/ladder-edits.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { currentTierCodes, noTier } from '#shared/scoring/tiers.ts';
import { withAlliances } from '#test/fixtures/a-laddered-sample.ts';
import { aSampleEngine } from '#test/fixtures/a-sample-engine.ts';

it('a ladder that is added, reviewed and removed comes and goes by undo and redo with all that hung on it', async () => {
  const { handlers, context, workspace, save, dispose } = await aSampleEngine();
  const stateOf = async ({ model }: Workspace) => {
    const snapshot = await handlers['portfolio/snapshot']({}, context);
    if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.error));
    const { codes } = currentTierCodes(snapshot.value, model.tiers);
    return {
      model,
      review: snapshot.value.standing?.review.number ?? null,
      today: Array.from(codes, (code) =>
        code === noTier ? null : (model.tiers[code]?.name ?? ''),
      ),
    };
  };
  const walk = async (way: 'undo' | 'redo') => {
    const walked = await handlers[`history/${way}`]({}, context);
    if (!walked.ok) throw new Error(JSON.stringify(walked.error));
    return stateOf(walked.value);
  };
  const clocked = (model: ScoringModel): ScoringModel => ({
    ...model,
    tiers: model.tiers.map((tier) =>
      tier.name === 'Lead'
        ? { ...tier, rules: { ...tier.rules, clock: { ...tier.rules.clock, confirmUp: 2 } } }
        : tier,
    ),
  });
  const before = await stateOf(workspace);
  const added = await save(workspace, clocked(withAlliances(workspace.model)), 'Add a ladder');
  const withLadder = await stateOf(added);
  const recorded = await handlers['ladder/record']({ on: '2026-03-31' }, context);
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.error));
  const reviewed = await stateOf(recorded.value);
  // Who changes ladder is placed there at once, whatever the clock asks of those who rise.
  expect([reviewed.review, reviewed.today.includes('Lead')]).toEqual([1, true]);
  const removed = await stateOf(
    await save(recorded.value, removeLadder(added.model, 'alliances'), 'Remove the ladder'),
  );
  expect(removed.model.tiers).toEqual(before.model.tiers);
  // Their tier is gone, so they have none until a review gives them one of the main ladder.
  expect(removed.today).toEqual(
    reviewed.today.map((name) => (name === 'Lead' || name === 'Follow' ? null : name)),
  );

  expect(await walk('undo')).toEqual(reviewed);
  expect(await walk('undo')).toEqual(withLadder);
  expect(await walk('undo')).toEqual(before);
  expect(await walk('redo')).toEqual(withLadder);
  expect(await walk('redo')).toEqual(reviewed);
  expect(await walk('redo')).toEqual(removed);
  await dispose();
});
