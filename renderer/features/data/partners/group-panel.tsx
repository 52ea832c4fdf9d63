import { Text } from '@mantine/core';
import { absenceWords } from '#shared/text/absence-words.ts';
import { formatCount, formatNumber, formatOf } from '#renderer/ui/format.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { GroupFigure, PartnerGroup } from '#shared/model/partners.ts';
import classes from './partners.module.css';

const figureWords = ({ value, absence, decimals, unit, isMasked }: GroupFigure): string =>
  isMasked === true
    ? maskText
    : value === null
      ? absenceWords[absence ?? 'missing']
      : `${formatNumber(value, decimals)} ${unit}`.trim();

/** What a figure rests on, where it is not all members. */
const restWords = ({ fileName, members }: GroupFigure, all: number): string =>
  members === all || fileName === null ? '' : `${formatOf(members, all)} in ${fileName}`;

/** The figures of a group as if its members were one partner; they judge nobody. */
export const GroupPanel = ({ group }: { readonly group: PartnerGroup }) => {
  const { root, members, figures } = group;
  return (
    <>
      <h3>
        Group of {root.name} ({formatCount(members.length)})
      </h3>
      <Text size="xs" c="dimmed">
        The rows of {members.map(({ name }) => name).join(', ')} together, as if they were one
        partner: of each those that its own figure is made of, from the newest import that knows it.
        Scores and tiers stay those of each partner.
      </Text>
      <table className={classes['figures']} aria-label={`Figures of the group of ${root.name}`}>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" data-align="end">
              Group
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.code}>
              <th scope="row">
                {figure.name}
                {restWords(figure, members.length) !== '' && (
                  <span className={classes['soft']}> {restWords(figure, members.length)}</span>
                )}
              </th>
              <td data-align="end">{figureWords(figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
