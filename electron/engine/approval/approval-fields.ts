import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';

/** One empty field for each approval that the route asks for, in the order of its steps. */
export const fieldsOf = ({ route }: RoutedProposal): readonly number[] =>
  route.steps.flatMap(({ approvers }, step) => new Array<number>(approvers).fill(step));
