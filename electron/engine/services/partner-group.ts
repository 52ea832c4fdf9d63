import { readDecisions } from '#db/partners/read-decisions.ts';
import { readGroupFigures } from '#db/partners/read-group.ts';
import { nameOfKey } from '#db/partners/read-partner-sources.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { PartnerGroup } from '#shared/model/partners.ts';
import { groupRoots, parentsOf } from '#shared/partners/parents.ts';
import { resolveKey } from '#shared/partners/resolve-key.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { readSensitive } from './sensitivity.ts';
import { shownName, shownSnapshot } from './shown-names.ts';

/**
 * The group that a partner belongs to: its topmost parent with everybody below, and their figures as
 * if they were one partner. Null where nobody else belongs to it.
 */
export const readPartnerGroup = (
  file: WorkspaceFile,
  partner: string,
  include: readonly string[],
): PartnerGroup | null => {
  const { partnerKeys, partnerNames, attributes } = shownSnapshot(file, include);
  const decisions = readDecisions(file.connection);
  const roots = groupRoots(partnerKeys, parentsOf(partnerKeys, attributes, decisions).parents);
  const root = roots[partnerKeys.indexOf(resolveKey(decisions.merges, partner))];
  const rows = [...partnerKeys.keys()].filter((row) => roots[row] === root);
  if (root === undefined || (rows.length < 2 && root === partner)) {
    return null;
  }
  const aliases = [...decisions.merges.keys()];
  const members = rows.map((row) => {
    const key = partnerKeys[row] ?? '';
    const own = aliases.filter((alias) => resolveKey(decisions.merges, alias) === key);
    return { key, name: partnerNames[row] ?? key, keys: [key, ...own] };
  });
  const hidden = hiddenThings(readSensitive(file), include);
  return {
    root: { key: root, name: shownName(file, root, nameOfKey(file, root), include) },
    members: members.map(({ key, name }) => ({ key, name })),
    figures: readGroupFigures(file, root, members).map((figure) =>
      hidden.metric(figure.code) && figure.value !== null
        ? { ...figure, value: null, isMasked: true }
        : figure,
    ),
  };
};
