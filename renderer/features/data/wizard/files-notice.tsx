import { Box, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconFiles } from '@tabler/icons-react';
import { formatCount } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { ImportWizard } from '#renderer/stores/import-wizard.ts';
import { keptPaths, leftOutSentence } from '../file/kept-paths.ts';

type FilesNoticeProps = { readonly wizard: ImportWizard; readonly onShowFiles: () => void };

/** Says above a step that several files are read as one table, and which were left out. */
export const FilesNotice = ({ wizard, onShowFiles }: FilesNoticeProps) => {
  const left = leftOutSentence(wizard);
  const { length } = keptPaths(wizard);
  if (wizard.survey.length === 0 && left === null) return null;
  return (
    <Box mb="md">
      <Notice
        tone={left === null ? 'success' : 'warning'}
        icon={left === null ? <IconFiles size={18} /> : <IconAlertTriangle size={18} />}
        title={
          length === 1 ? 'One file is read' : `${formatCount(length)} files are read as one table`
        }
      >
        <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
          <Text size="sm">
            {left ??
              'They are one import and one step of undo; what is shown is of the first file.'}
          </Text>
          {wizard.survey.length > 0 && (
            <Button size="compact-xs" variant="default" onClick={onShowFiles}>
              Show files
            </Button>
          )}
        </Group>
      </Notice>
    </Box>
  );
};
