import type { Milestone, MilestoneKind } from '../../model/milestone.ts';
import type { Tier } from '../../model/scoring-model.ts';
import { milestoneKindNames } from './milestone-words.ts';

type Template = Pick<Milestone, 'direction' | 'purpose' | 'evidence'> & {
  readonly effects: readonly Milestone['effects'][number]['effect'][];
};

const templates: Readonly<Record<MilestoneKind, Template>> = {
  jointPipeline: {
    direction: 'up',
    purpose: 'Both sides sell together: opportunities that were found and are worked on jointly.',
    evidence: 'List of joint opportunities with owner, stage and amount, agreed by both sides.',
    effects: ['promote', 'regress'],
  },
  campaign: {
    direction: 'up',
    purpose: 'Both brands are in the market together, and it is measured what that brings.',
    evidence: 'Campaign report with dates, spend of both sides and leads.',
    effects: ['promote'],
  },
  roadmap: {
    direction: 'up',
    purpose: 'The plans of both sides fit: what is built when, and who depends on it.',
    evidence: 'Roadmap that product management of both sides signed off.',
    effects: ['promote', 'watch'],
  },
  certification: {
    direction: 'up',
    purpose: 'People of the partner know the product well enough to sell and to run it.',
    evidence: 'Certificates with names and dates of expiry.',
    effects: ['promote', 'regress'],
  },
  integration: {
    direction: 'up',
    purpose: 'The products of both sides work together, tested and supported.',
    evidence: 'Test protocol and the page that tells customers what is supported.',
    effects: ['promote'],
  },
  sponsor: {
    direction: 'up',
    purpose: 'Somebody in the management of the partner answers for the partnership.',
    evidence: 'Name, function and the minutes of the first meeting.',
    effects: ['promote', 'watch'],
  },
  retention: {
    direction: 'up',
    purpose: 'Customers whom the partner brought stay.',
    evidence: 'Renewals of the period against those that were due.',
    effects: ['watch'],
  },
  adverse: {
    direction: 'down',
    purpose: 'Something that the programme does not accept, such as a breach of contract.',
    evidence: 'Written finding with date, and the answer of the partner.',
    effects: ['promote', 'regress'],
  },
  custom: { direction: 'up', purpose: '', evidence: '', effects: [] },
};

/** A milestone of a kind as it may begin, with its usual rules about the highest tier. */
export const milestoneFrom = (
  kind: MilestoneKind,
  id: string,
  taken: readonly string[],
  tiers: readonly Pick<Tier, 'id'>[],
): Milestone => {
  const { effects, ...template } = templates[kind];
  const wanted = kind === 'custom' ? 'New milestone' : milestoneKindNames[kind];
  const folded = new Set(taken.map((name) => name.trim().toLowerCase()));
  let name = wanted;
  for (let number = 2; folded.has(name.toLowerCase()); number += 1) {
    name = `${wanted} ${number}`;
  }
  const [highest] = tiers;
  return {
    ...{ id, name, kind },
    ...template,
    effects: highest === undefined ? [] : effects.map((effect) => ({ effect, tier: highest.id })),
  };
};
