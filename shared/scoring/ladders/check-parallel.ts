import { mainLadderName } from '../../model/defaults.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { ModelFinding } from '../model-finding.ts';
import { ladderOfTier, spanOfLadder } from './ladder-spans.ts';
import { ladderOfRows } from './row-ladders.ts';

/** What a finding about a ladder is about. */
export const ladderAbout = (id: string): string => `ladders ${id}`;
/** What a finding about all ladders is about. */
export const laddersAbout = ladderAbout('attribute');

const list = (labels: readonly string[]): string =>
  `${labels.slice(0, 5).join(', ')}${labels.length > 5 ? ' …' : ''}`;

/** Everything wrong or doubtful about who is on which ladder, at the ladder it is about. */
export const checkParallel = (
  model: ScoringModel,
  snapshot: Pick<Snapshot, 'attributes' | 'partnerKeys'>,
): readonly ModelFinding[] => {
  const { tiers, rules } = model;
  const ladders = rules.parallel?.ladders ?? [];
  const findings: ModelFinding[] = [];
  const say = (severity: ModelFinding['severity'], about: string, message: string): void =>
    void findings.push({ severity, about, message });
  for (const tier of tiers) {
    const own = ladderOfTier(tier);
    if (own !== null && ladders.every(({ id }) => id !== own)) {
      say(
        'error',
        tier.id,
        `The ladder of ${tier.name} is gone, so nobody can be in it; remove the tier.`,
      );
    }
  }
  const { attributeCode } = rules.parallel ?? { attributeCode: '' };
  const column = snapshot.attributes.find(({ code }) => code === attributeCode);
  if (ladders.length > 0 && column === undefined) {
    say(
      'error',
      laddersAbout,
      `No imported file delivers "${attributeCode}", so everybody is on the ${mainLadderName.toLowerCase()}; choose another attribute or remove the other ladders.`,
    );
  }
  const rows = ladderOfRows(model, snapshot);
  const names = new Set([mainLadderName.toLowerCase()]);
  const taken = new Map<string, string>();
  for (const { id, name, labels } of ladders) {
    const about = ladderAbout(id);
    const folded = name.trim().toLowerCase();
    if (names.has(folded)) {
      say('error', about, `Another ladder is called "${name}" too; give each a name of its own.`);
    }
    names.add(folded);
    if (spanOfLadder(tiers, id) === undefined) {
      say(
        'error',
        about,
        `${name} has no tier, so its partners are on the ${mainLadderName.toLowerCase()}; add a tier to it or remove it.`,
      );
    }
    for (const label of labels) {
      const before = taken.get(label);
      if (before !== undefined) {
        say(
          'error',
          about,
          `"${label}" is on ${before} already, which counts; take it off one of the two.`,
        );
      }
      taken.set(label, before ?? name);
    }
    if (labels.length === 0) {
      say(
        'error',
        about,
        `Choose at least one ${column?.name ?? 'label'} for ${name}; as it is, nobody is on it.`,
      );
      continue;
    }
    const unknown =
      column === undefined ? [] : labels.filter((label) => !column.labels.includes(label));
    if (unknown.length > 0) {
      say('warning', about, `No partner has the ${column?.name ?? ''} ${list(unknown)}.`);
    }
    const place = rows?.ids.indexOf(id) ?? -1;
    if (column !== undefined && place !== -1 && rows?.of.includes(place) === false) {
      say('warning', about, `Nobody is on ${name}.`);
    }
  }
  if (rows !== null && rows.of.length > 0 && rows.of.every((place) => place > 0)) {
    say(
      'warning',
      laddersAbout,
      `Nobody is left on the ${mainLadderName.toLowerCase()}; let its tiers be those of most partners.`,
    );
  }
  const without =
    rows === null || column === undefined
      ? 0
      : column.codes.reduce((sum, code) => sum + Number((column.labels[code] ?? '') === ''), 0);
  if (without > 0) {
    say(
      'warning',
      laddersAbout,
      `${without === 1 ? '1 partner has' : `${without} partners have`} no ${column?.name ?? ''} and ${without === 1 ? 'is' : 'are'} on the ${mainLadderName.toLowerCase()}.`,
    );
  }
  return findings;
};
