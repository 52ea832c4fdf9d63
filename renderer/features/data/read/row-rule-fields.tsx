import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportPreview } from '#shared/model/import-run.ts';
import type { Recipe, RowPattern } from '#shared/model/recipe.ts';
import { emptyWord, patternField, patternsOf, withLeaveOut, withTotalRows } from './row-rules.ts';

type RuleFieldsProps = {
  readonly label: string;
  readonly rule: RowPattern;
  readonly headers: readonly string[];
  readonly onChange: (rule: RowPattern | null) => void;
};

const RuleFields = ({ label, rule, headers, onChange }: RuleFieldsProps) => {
  const [field, setField] = useState(patternField(rule.texts));
  const take = (): void => {
    const texts = patternsOf(field);
    if (texts.length === 0) setField(patternField(rule.texts));
    else if (texts.join('\0') !== rule.texts.join('\0')) onChange({ ...rule, texts });
  };
  return (
    <Group gap={6} wrap="nowrap" align="end">
      <NativeSelect
        size="xs"
        flex={1}
        aria-label={`Column of ${label}`}
        data={headers.map((header) => ({ value: header, label: header }))}
        value={rule.column}
        onChange={({ currentTarget }) => onChange({ ...rule, column: currentTarget.value })}
      />
      <TextInput
        size="xs"
        flex={1}
        aria-label={`Texts of ${label}`}
        value={field}
        onChange={({ currentTarget }) => setField(currentTarget.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        mb={2}
        aria-label={`Read the rows of ${label}`}
        onClick={() => onChange(null)}
      >
        <IconX size={14} />
      </ActionIcon>
    </Group>
  );
};

type RowRuleFieldsProps = {
  readonly recipe: Recipe;
  readonly preview: ImportPreview;
  readonly onChange: (change: (recipe: Recipe) => Recipe) => void;
};

/** Which rows are no data: totals at the end, subtotals anywhere. */
export const RowRuleFields = ({ recipe, preview, onChange }: RowRuleFieldsProps) => {
  const headers = recipe.columns.map(({ header }) => header);
  const first = recipe.key === '' ? (headers[0] ?? '') : recipe.key;
  const evidence = preview.evidence.find(({ about }) => about === 'totalRows')?.evidence;
  const { totalRows, leaveOut = [] } = recipe;
  return (
    <Stack gap="xs">
      <div>
        <Text size="xs" fw={500}>
          Total rows at the end
        </Text>
        <Text size="xs" c="dimmed" mb={4}>
          {evidence ??
            (totalRows === undefined
              ? 'No row at the end looks like a total; all are read.'
              : 'Rows like these are left out where no other row follows them.')}
        </Text>
        {totalRows === undefined ? (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} />}
            onClick={() =>
              onChange((old) => withTotalRows(old, { column: first, texts: ['', 'Total*'] }))
            }
          >
            Leave out total rows
          </Button>
        ) : (
          <RuleFields
            key={`${totalRows.column}:${totalRows.texts.join()}`}
            label="the total rows"
            rule={totalRows}
            headers={headers}
            onChange={(rule) => onChange((old) => withTotalRows(old, rule))}
          />
        )}
      </div>
      <div>
        <Text size="xs" fw={500}>
          Rows left out anywhere, such as subtotals
        </Text>
        <Text size="xs" c="dimmed" mb={4}>
          Where the column holds one of these texts; * stands for any signs, {emptyWord} for an
          empty cell.
        </Text>
        <Stack gap={4}>
          {leaveOut.map((rule, index) => (
            <RuleFields
              // Two rules may be the same while one of them is being changed.
              key={`${index}:${rule.column}:${rule.texts.join()}`}
              label={`rule ${index + 1}`}
              rule={rule}
              headers={headers}
              onChange={(changed) => onChange((old) => withLeaveOut(old, index, changed))}
            />
          ))}
          <div>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPlus size={12} />}
              onClick={() =>
                onChange((old) =>
                  withLeaveOut(old, leaveOut.length, { column: first, texts: ['Subtotal*'] }),
                )
              }
            >
              Add a rule
            </Button>
          </div>
        </Stack>
      </div>
    </Stack>
  );
};
