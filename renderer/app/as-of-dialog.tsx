import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { formatIsoDay, formatOf } from '#renderer/ui/format.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { importDays } from './import-days.ts';

type AsOfDialogProps = {
  readonly workspace: Workspace;
  readonly onShow: (day: string) => void;
  readonly onClose: () => void;
};

/** How many days with imports are offered at once. */
const mostDays = 8;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);

/** Chooses the day as known on which the workspace is shown. */
export const AsOfDialog = ({ workspace, onShow, onClose }: AsOfDialogProps) => {
  const days = importDays(workspace.runs);
  const [day, setDay] = useState(workspace.knownOn ?? days[0]?.day ?? '');
  const byThen = days.find((each) => each.day <= day)?.byThen ?? 0;
  return (
    <FormDialog
      title="Show as known on a day"
      size="md"
      action="Show"
      onSubmit={() => {
        if (!isDay(day)) return;
        onShow(day);
        onClose();
      }}
      onClose={onClose}
    >
      <Text size="sm" mb="sm">
        Everything is shown as if imports after that day had not come yet. A correction is a new
        import, so what was known before it stays visible. Nothing can be changed meanwhile.
      </Text>
      <TextInput
        type="date"
        data-autofocus
        label="Day"
        description="Until its end, in UTC"
        value={day}
        error={isDay(day) ? null : 'Choose a day.'}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
      />
      {days.length > 0 && (
        <>
          <Text size="xs" c="dimmed" mt="sm" mb={4}>
            Days with imports
          </Text>
          <Group gap={6}>
            {days.slice(0, mostDays).map((each) => (
              <Button
                key={each.day}
                size="compact-xs"
                variant={each.day === day ? 'filled' : 'default'}
                aria-pressed={each.day === day}
                onClick={() => setDay(each.day)}
              >
                {formatIsoDay(each.day)}
              </Button>
            ))}
          </Group>
        </>
      )}
      {isDay(day) && workspace.knownOn === null && (
        <Text size="sm" mt="sm" role="status">
          {formatOf(byThen, workspace.runs.length)} imports were recorded by the end of{' '}
          {formatIsoDay(day)}.
        </Text>
      )}
    </FormDialog>
  );
};
