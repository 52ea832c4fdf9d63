import { Button, Group, Modal, NativeSelect } from '@mantine/core';
import { IconFileTypeHtml, IconFileTypePdf, IconMarkdown } from '@tabler/icons-react';
import { methodologyForms, type MethodologyStore } from '#renderer/stores/methodology-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { DocumentView } from '#renderer/ui/document-view.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { draftSide } from '#shared/model/model-version.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import classes from './methodology.module.css';

type MethodologyDialogProps = {
  readonly store: MethodologyStore;
  readonly workspace: Workspace;
};

const forms = {
  pdf: { label: 'Save as PDF…', icon: <IconFileTypePdf size={15} /> },
  html: { label: 'Save as HTML…', icon: <IconFileTypeHtml size={15} /> },
  md: { label: 'Save as Markdown…', icon: <IconMarkdown size={15} /> },
} as const;

/** The methodology of the draft or a version, to be read here and saved. */
export const MethodologyDialog = ({ store, workspace }: MethodologyDialogProps) => {
  const state = useStoreState(store, (all) => all);
  const { actions } = store;
  if (!state.isOpen) return null;
  return (
    <Modal opened onClose={actions.close} size={980} title="Methodology document">
      <Group align="end" gap="xs" className={classes['tools']}>
        <NativeSelect
          size="xs"
          label="Of"
          data={[
            { value: draftSide, label: 'The draft' },
            ...workspace.versions.map(({ id, number, name }) => ({
              value: id,
              label: `${number}: ${name}`,
            })),
          ]}
          value={state.version}
          onChange={({ currentTarget }) => void actions.open(currentTarget.value)}
        />
        {methodologyForms.map((form) => (
          <Button
            key={form}
            size="xs"
            variant="default"
            leftSection={forms[form].icon}
            disabled={state.isBusy || state.document === null}
            onClick={() => void actions.save(form, `${workspace.name} methodology`)}
          >
            {forms[form].label}
          </Button>
        ))}
      </Group>
      {state.error !== null && <ErrorPanel error={state.error} />}
      {state.written !== null && (
        <p role="status" className={classes['written']}>
          Wrote {state.written}.
        </p>
      )}
      {state.document === null ? (
        <div aria-busy={state.isBusy} className={classes['ahead']} />
      ) : (
        <DocumentView document={state.document} />
      )}
    </Modal>
  );
};
