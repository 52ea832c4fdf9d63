import { Text } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import type { ImportWizard, WizardWork } from '#renderer/stores/import-wizard.ts';

const workNames: Readonly<Record<WizardWork['kind'], string>> = {
  survey: 'Looking at the headers of the files',
  preview: 'Reading the beginning of the file',
  check: 'Checking every row',
  commit: 'Writing rows',
  saveRejected: 'Saving rejected rows',
  recipeFile: 'Recipe file',
};

type WorkNoticeProps = { readonly wizard: ImportWizard; readonly onCancel: () => void };

/** What runs now with its way out, or what was just done. */
export const WorkNotice = ({ wizard, onCancel }: WorkNoticeProps) => {
  const { work, notice } = wizard;
  if (work === null) {
    return notice === null ? null : (
      <Text size="sm" role="status">
        {notice}
      </Text>
    );
  }
  const { progress } = work;
  const label = progress?.label ?? workNames[work.kind];
  if (progress === null) return <WorkProgress label={label} share={null} onCancel={onCancel} />;
  const { done, total } = progress;
  return (
    <WorkProgress
      label={label}
      share={total === null || total === 0 ? null : Math.min(1, done / total)}
      detail={total === null ? formatCount(done) : undefined}
      onCancel={onCancel}
    />
  );
};
