import { ActionIcon, Button, Code, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { MetricsStore } from '#renderer/stores/metrics-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import { withoutFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { checkFormulas } from '#shared/metrics/formula/check-formulas.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { FormulaDialog } from './formula-dialog.tsx';
import { putFormula } from './formula-draft.ts';

type FormulaSectionProps = {
  readonly store: MetricsStore;
  readonly workspace: Workspace;
  readonly snapshot: Snapshot;
};

const newFormula = (id: string): FormulaMetric => ({
  id,
  code: '',
  name: '',
  formula: '',
  unit: '',
  decimals: 1,
  higherIsBetter: true,
});

/** The metrics that follow from others, and how to add one. */
export const FormulaSection = ({ store, workspace, snapshot }: FormulaSectionProps) => {
  const { formulas, isReadOnly } = workspace;
  const { isSaving, saveError } = useStoreState(store, (state) => state);
  const [edited, setEdited] = useState<FormulaMetric | null>(null);
  const faults = useMemo(
    () => checkFormulas(formulas, withoutFormulas(snapshot).metrics),
    [formulas, snapshot],
  );
  const save = async (label: string, next: readonly FormulaMetric[]): Promise<void> => {
    if (await store.actions.saveFormulas(workspace, label, next)) setEdited(null);
  };
  const close = (): void => {
    store.actions.dismissError();
    setEdited(null);
  };
  return (
    <Panel
      title="Formulas"
      description="Metrics that follow from others; a scenario that changes an input changes them too."
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={isReadOnly}
          onClick={() => setEdited(newFormula(store.actions.newId()))}
        >
          New formula…
        </Button>
      }
    >
      {formulas.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          None yet. For example revenue per order: <Code>revenue / orders</Code>
        </Text>
      ) : (
        <PlainTable
          label="Formulas"
          head={
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Code</th>
              <th scope="col">Formula</th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          }
        >
          {formulas.map((formula) => {
            const fault = faults.get(formula.id);
            return (
              <tr key={formula.id}>
                <th scope="row">{formula.name}</th>
                <td data-nowrap>
                  <Text span size="xs" ff="monospace">
                    {formula.code}
                  </Text>
                </td>
                <td>
                  <Code>{formula.formula}</Code>
                  {fault !== undefined && <WarningTag>{fault.message}</WarningTag>}
                </td>
                <td data-align="end">
                  <Group gap={2} wrap="nowrap" justify="flex-end">
                    <ActionIcon
                      variant="subtle"
                      aria-label={`Edit ${formula.name}`}
                      disabled={isReadOnly}
                      onClick={() => setEdited(formula)}
                    >
                      <IconPencil size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      aria-label={`Remove ${formula.name}`}
                      disabled={isReadOnly}
                      onClick={() =>
                        void save(
                          `Remove formula ${formula.name}`,
                          formulas.filter(({ id }) => id !== formula.id),
                        )
                      }
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Group>
                </td>
              </tr>
            );
          })}
        </PlainTable>
      )}
      {edited !== null && (
        <FormulaDialog
          start={edited}
          formulas={formulas}
          snapshot={snapshot}
          error={saveError}
          isSaving={isSaving}
          onSave={(formula) =>
            void save(
              `${formulas.some(({ id }) => id === formula.id) ? 'Change' : 'Add'} formula ${formula.name.trim()}`,
              putFormula(formulas, formula),
            )
          }
          onClose={close}
        />
      )}
    </Panel>
  );
};
