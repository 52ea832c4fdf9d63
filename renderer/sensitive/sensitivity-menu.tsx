import { ActionIcon, Menu } from '@mantine/core';
import { IconLock, IconLockOpen2, IconUserShield } from '@tabler/icons-react';
import type { SensitivityLevel } from '#shared/model/sensitivity.ts';

type SensitivityMenuProps = {
  readonly what: string;
  readonly level: SensitivityLevel | null;
  readonly onChoose: (level: SensitivityLevel | null) => void;
  readonly isDisabled?: boolean;
};

const choices = [
  { level: null, label: 'Open', Icon: IconLockOpen2 },
  { level: 'confidential', label: 'Confidential', Icon: IconLock },
  { level: 'personal', label: 'Personal', Icon: IconUserShield },
] as const;

/** A lock that says how sensitive something is, and a menu to say otherwise. */
export const SensitivityMenu = (props: SensitivityMenuProps) => {
  const { what, level, onChoose, isDisabled = false } = props;
  const chosen = choices.find((choice) => choice.level === level) ?? choices[0];
  const { Icon } = chosen;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant={level === null ? 'subtle' : 'light'}
          color={level === null ? 'gray' : 'orange'}
          disabled={isDisabled}
          aria-label={`Sensitivity of ${what}: ${chosen.label}`}
          title={isDisabled ? 'Key and name tell the partner' : `${chosen.label}; choose another`}
        >
          <Icon size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.RadioItem
            key={choice.label}
            value={choice.label}
            checked={choice === chosen}
            closeMenuOnClick
            onChange={() => onChoose(choice.level)}
          >
            {choice.label}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
