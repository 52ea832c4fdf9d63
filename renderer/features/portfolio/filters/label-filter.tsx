import { Button, Group, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { compareTexts } from '#shared/portfolio/sort-rows.ts';
import { ToolPopover } from '../view/tool-popover.tsx';
import { ChoiceList, type Choice } from './choice-list.tsx';

type LabelFilterProps = {
  readonly name: string;
  /** Labels with how many partners each would show, given everything else that is filtered. */
  readonly choices: () => readonly Choice[];
  /** Values of the chosen ones; none hides nobody. */
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

/** A menu of labels to be chosen, with search, all that are found at once, and counts. */
export const LabelFilter = (props: LabelFilterProps) => {
  const { name, chosen } = props;
  return (
    <ToolPopover
      name={chosen.length > 0 ? `${name} · ${formatCount(chosen.length)}` : name}
      icon={<IconFilter size={12} />}
      label={`Filter by ${name}`}
      width={280}
      isActive={chosen.length > 0}
    >
      {() => <LabelMenu {...props} />}
    </ToolPopover>
  );
};

/** Counted once, when the menu is opened: counts that move under the pointer help nobody. */
const LabelMenu = ({ name, choices, chosen, onChoose }: LabelFilterProps) => {
  const [find, setFind] = useState('');
  const [all] = useState(() =>
    choices()
      .filter(({ count, value }) => count > 0 || chosen.includes(value))
      .toSorted((a, b) => b.count - a.count || compareTexts(a.label, b.label)),
  );
  const wanted = find.trim().toLowerCase();
  const found =
    wanted === '' ? all : all.filter(({ label }) => label.toLowerCase().includes(wanted));
  return (
    <>
      <TextInput
        size="xs"
        data-autofocus
        aria-label={`Find in ${name}`}
        placeholder={`Find in ${formatCount(all.length)}`}
        leftSection={<IconSearch size={13} />}
        value={find}
        onChange={({ currentTarget }) => setFind(currentTarget.value)}
      />
      <Group gap={4} my={6}>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={found.length === 0}
          onClick={() => onChoose([...new Set([...chosen, ...found.map(({ value }) => value)])])}
        >
          {wanted === '' ? 'Choose all' : 'Choose found'}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={chosen.length === 0}
          onClick={() => onChoose([])}
        >
          Clear
        </Button>
      </Group>
      <ChoiceList
        label={name}
        choices={found}
        chosen={chosen}
        onToggle={(value) =>
          onChoose(
            chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
          )
        }
      />
    </>
  );
};
