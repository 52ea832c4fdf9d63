import {
  Button,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { readsOf, tryFormula, withFreshCode } from './formula-draft.ts';
import { FormulaTrialTable } from './formula-trial-table.tsx';

type FormulaDialogProps = {
  readonly start: FormulaMetric;
  readonly formulas: readonly FormulaMetric[];
  readonly snapshot: Snapshot;
  readonly error: AppError | null;
  readonly isSaving: boolean;
  readonly onSave: (formula: FormulaMetric) => void;
  readonly onClose: () => void;
};

const plainCode = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** A metric by formula, tried on the partners while it is written. */
export const FormulaDialog = (props: FormulaDialogProps) => {
  const { start, formulas, snapshot, error, isSaving, onSave, onClose } = props;
  const [typed, setTyped] = useState(start);
  const hidden = useHidden();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useMemo(
    () => withFreshCode(typed, formulas, snapshot),
    [typed, formulas, snapshot],
  );
  const { fault, column, withValue } = useMemo(
    () => tryFormula(draft, formulas, snapshot),
    [draft, formulas, snapshot],
  );
  const set = (change: Partial<FormulaMetric>): void => setTyped({ ...typed, ...change });
  const isReady = draft.name.trim() !== '' && column !== null;

  const insert = (code: string): void => {
    const word = plainCode.test(code) ? code : `[${code}]`;
    const at = field.current?.selectionStart ?? typed.formula.length;
    set({ formula: `${typed.formula.slice(0, at)}${word}${typed.formula.slice(at)}` });
    field.current?.focus();
  };

  return (
    <Modal opened onClose={onClose} size="lg" title="Metric by formula">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onSave(draft);
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Name"
            required
            maxLength={200}
            data-autofocus
            value={typed.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <Textarea
            ref={field}
            label="Formula"
            description="Metrics by their code, numbers with a point, + - * /, comparisons, if(…), min, max, abs, ln, exp, sqrt, coalesce, and, or, not"
            required
            maxLength={2000}
            autosize
            minRows={2}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={typed.formula}
            error={fault === null ? undefined : `Sign ${fault.at + 1}: ${fault.message}`}
            onChange={({ currentTarget }) => set({ formula: currentTarget.value })}
          />
          <Group align="end" grow>
            <Select
              label="Put in a metric"
              placeholder="Choose…"
              searchable
              value={null}
              data={snapshot.metrics
                .filter(({ code }) => code !== draft.code)
                .map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
              onChange={(code) => {
                if (code !== null) insert(code);
              }}
            />
            <TextInput
              label="Unit"
              placeholder={column?.unit ?? ''}
              maxLength={40}
              value={typed.unit}
              onChange={({ currentTarget }) => set({ unit: currentTarget.value })}
            />
            <NumberInput
              label="Decimals"
              min={0}
              max={9}
              value={typed.decimals}
              onChange={(decimals) =>
                set({ decimals: typeof decimals === 'number' ? decimals : 0 })
              }
            />
            <Select
              label="Better is"
              allowDeselect={false}
              data={['higher', 'lower']}
              value={typed.higherIsBetter ? 'higher' : 'lower'}
              onChange={(better) => set({ higherIsBetter: better !== 'lower' })}
            />
          </Group>
          {column === null ? (
            <Text size="sm" c="dimmed" role="status">
              The formula is tried on the partners here as soon as it can be read.
            </Text>
          ) : (
            <FormulaTrialTable
              snapshot={snapshot}
              column={column}
              withValue={withValue}
              isMasked={readsOf(draft).some(hidden.metric)}
            />
          )}
          {error !== null && <ErrorPanel error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isReady} loading={isSaving}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
