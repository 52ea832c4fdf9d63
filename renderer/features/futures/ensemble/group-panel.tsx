import { Text } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { EnsemblePartner } from '#shared/ensemble/run/read-partners.ts';
import {
  groupNames,
  groupRules,
  resilienceGroups,
  type GroupLines,
} from '#shared/ensemble/run/resilience.ts';
import { CommittedNumber } from '../committed-number.tsx';
import classes from './ensemble.module.css';

type GroupPanelProps = {
  readonly partners: readonly EnsemblePartner[];
  readonly lines: GroupLines;
  readonly isReadOnly: boolean;
  readonly onChange: (lines: Partial<GroupLines>) => void;
};

/** How many partners are in each group, by which rule, and the two lines that the rules hang on. */
export const GroupPanel = ({ partners, lines, isReadOnly, onChange }: GroupPanelProps) => {
  const rules = groupRules(lines);
  const line = (name: keyof GroupLines, label: string) => (
    <CommittedNumber
      size="xs"
      w={190}
      label={label}
      suffix=" % of futures"
      min={0}
      max={100}
      disabled={isReadOnly}
      value={Math.round(lines[name] * 1000) / 10}
      onCommit={(value) => {
        if (value !== null) onChange({ [name]: value / 100 });
      }}
    />
  );
  return (
    <div>
      <PlainTable
        label="Groups"
        head={
          <tr>
            <th scope="col">Group</th>
            <th scope="col" data-align="end">
              Partners
            </th>
            <th scope="col">Rule; the first that fits counts</th>
          </tr>
        }
      >
        {resilienceGroups.map((group) => (
          <tr key={group}>
            <th scope="row" data-narrow>
              {groupNames[group]}
            </th>
            <td data-align="end">
              {formatCount(partners.filter((partner) => partner.group === group).length)}
            </td>
            <td>
              <Text span size="xs" c="dimmed">
                {rules[group]}
              </Text>
            </td>
          </tr>
        ))}
      </PlainTable>
      <div className={classes['bar']} style={{ marginTop: 8 }}>
        {line('robust', 'Robust from')}
        {line('upside', 'Upside from')}
      </div>
    </div>
  );
};
