import { partnerPath } from './document-fields.ts';

/** What a copy tells beside the partner's own: who proposes what when, the ladder and who must approve. */
const shared: ReadonlySet<string> = new Set([
  '',
  '/format',
  '/title',
  '/programme',
  '/createdAt',
  '/engineVersion',
  '/signer',
  '/route',
  '/root',
  '/ladder',
  '/ladders',
  '/vetoes',
]);

/** Without how a line was found (`cut`), which may be a budget. */
const ofTier = /^\/tiers\/\d{1,3}\/(?:name|purpose|line|card|gates|clock|ladder)$/u;

const ofPartner: ReadonlySet<string> = new Set([
  'key',
  'name',
  'currentTier',
  'proposedTier',
  'recommendedTier',
  'score',
  'coverage',
  'found',
  'step',
  'ladder',
]);

/** Names and weights of what the points are for; never bounds or references, which come from others. */
const ofPoints =
  /^\/method\/dimensions\/\d{1,3}\/(?:criteria\/\d{1,3}\/)?(?:name|unit|weight|takes)$/u;

const pointsOfPartner: ReadonlySet<string> = new Set(['contributions', 'blockedBy']);

/**
 * Every path that a copy for one partner holds, ascending: all of these that the proposal has and no other,
 * so that leaving one out shows. `paths` and `members` are what the proposal says it has.
 */
export const pathsOfCopy = (
  paths: readonly string[],
  members: readonly string[],
  handle: string,
  withPoints: boolean,
): readonly string[] => {
  const own = partnerPath(handle);
  return [
    '',
    ...paths.filter(
      (path) => shared.has(path) || ofTier.test(path) || (withPoints && ofPoints.test(path)),
    ),
    own,
    ...members
      .filter((member) => ofPartner.has(member) || (withPoints && pointsOfPartner.has(member)))
      .map((member) => `${own}/${member}`),
  ].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
};
