import { Modal, Text } from '@mantine/core';
import { KeyValues } from '#renderer/ui/key-values.tsx';
import type { AppInfo } from '#shared/ipc/shell-contract.ts';

type AboutDialogProps = {
  readonly isOpen: boolean;
  readonly info: AppInfo;
  readonly onClose: () => void;
};

/** What a person can tell someone who helps them. */
export const AboutDialog = ({ isOpen, info, onClose }: AboutDialogProps) => (
  <Modal opened={isOpen} onClose={onClose} title="About Tierwright">
    <Text size="sm" mb="sm">
      Scores partners, cuts them into tiers, tests the tiers in other futures and signs the result.
      Everything stays on this machine: the program opens no connection.
    </Text>
    <KeyValues
      items={[
        { key: 'Version', value: info.version },
        { key: 'Electron', value: info.electron },
        { key: 'Chromium', value: info.chrome },
        { key: 'Node.js', value: info.node },
        { key: 'System', value: info.platform },
        { key: 'Licence', value: 'Apache License 2.0' },
      ]}
    />
  </Modal>
);
