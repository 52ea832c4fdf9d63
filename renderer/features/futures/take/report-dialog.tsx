import { Button, Group, Modal, NativeSelect, Text } from '@mantine/core';
import { IconFileTypeHtml, IconFileTypePdf, IconMarkdown } from '@tabler/icons-react';
import { reportForms, type TakeawayStore } from '#renderer/stores/takeaway-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { DocumentView } from '#renderer/ui/document-view.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { Workspace } from '#shared/model/workspace.ts';
import classes from './take.module.css';

type ReportDialogProps = { readonly store: TakeawayStore; readonly workspace: Workspace };

const forms = {
  pdf: { label: 'Save as PDF…', icon: <IconFileTypePdf size={15} /> },
  html: { label: 'Save as HTML…', icon: <IconFileTypeHtml size={15} /> },
  md: { label: 'Save as Markdown…', icon: <IconMarkdown size={15} /> },
} as const;

const everyScenario = '';

/** The scenario report of one scenario or all, to be read here and saved. */
export const ReportDialog = ({ store, workspace }: ReportDialogProps) => {
  const report = useStoreState(store, (state) => state.report);
  const { actions } = store;
  if (report === null) return null;
  const { subject, document, isBusy, error } = report;
  const { scenarios } = workspace.futures;
  return (
    <Modal opened onClose={actions.closeReport} size={980} title="Scenario report">
      <Group align="end" gap="xs" mb="sm">
        <NativeSelect
          size="xs"
          label="Of"
          data={[
            { value: everyScenario, label: 'Every scenario' },
            ...scenarios.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={subject.scenarioId ?? everyScenario}
          onChange={({ currentTarget }) => {
            const chosen = scenarios.find(({ id }) => id === currentTarget.value);
            void actions.openReport({ ...subject, scenarioId: chosen?.id ?? null });
          }}
        />
        {reportForms.map((form) => (
          <Button
            key={form}
            size="xs"
            variant="default"
            leftSection={forms[form].icon}
            disabled={isBusy || document === null}
            onClick={() => void actions.saveReport(form, `${workspace.name} scenario report`)}
          >
            {forms[form].label}
          </Button>
        ))}
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {subject.runId === null
          ? 'No ensemble is kept: run one, and the report tells of many futures too.'
          : 'With the run that is looked at under Ensemble. The same workspace gives the same bytes.'}
      </Text>
      {error !== null && <ErrorPanel error={error} />}
      {document === null ? (
        <div aria-busy={isBusy} className={classes['ahead']} />
      ) : (
        <DocumentView document={document} />
      )}
    </Modal>
  );
};
