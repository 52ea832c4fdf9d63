import { NativeSelect, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { SensitivityMenu } from '#renderer/sensitive/sensitivity-menu.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { RecipeProblem } from '#renderer/stores/recipe-problems.ts';
import type { Recipe, RecipeAttribute } from '#shared/model/recipe.ts';
import { withAttributeMark } from './sensitivity-marks.ts';

type AttributeRowsProps = {
  readonly recipe: Recipe;
  readonly problems: readonly RecipeProblem[];
  readonly onChange: (change: (recipe: Recipe) => Recipe) => void;
};

const withRole = (
  recipe: Recipe,
  index: number,
  role: RecipeAttribute['role'],
): readonly RecipeAttribute[] =>
  recipe.attributes.map((attribute, at) => {
    if (at === index) return { ...attribute, role };
    // Only one column can say where a partner stands today.
    return role === 'currentTier' ? { ...attribute, role: 'attribute' } : attribute;
  });

/** The texts that describe a partner, and which of them is the tier of today. */
export const AttributeRows = ({ recipe, problems, onChange }: AttributeRowsProps) => {
  if (recipe.attributes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No attribute yet. Region, type or the tier of today become filters and exposures when a
        column is used as an attribute.
      </Text>
    );
  }
  return (
    <PlainTable
      label="Attributes"
      head={
        <tr>
          <th scope="col">Attribute</th>
          <th scope="col">Column</th>
          <th scope="col">
            <VisuallyHidden>Sensitivity</VisuallyHidden>
          </th>
          <th scope="col">Says</th>
        </tr>
      }
    >
      {recipe.attributes.map((attribute, index) => {
        const own = problems.filter(({ at }) => at.kind === 'attribute' && at.index === index);
        return (
          <tr key={attribute.code}>
            <td>
              <TextInput
                size="xs"
                aria-label={`Name of ${attribute.name || attribute.header}`}
                value={attribute.name}
                error={own[0]?.message}
                onChange={({ currentTarget }) => {
                  const name = currentTarget.value;
                  onChange((old) => ({
                    ...old,
                    attributes: old.attributes.map((each, at) =>
                      at === index ? { ...each, name } : each,
                    ),
                  }));
                }}
              />
            </td>
            <td>{attribute.header}</td>
            <td>
              <SensitivityMenu
                what={attribute.name || attribute.header}
                level={attribute.sensitivity ?? null}
                onChoose={(level) => onChange((old) => withAttributeMark(old, index, level))}
              />
            </td>
            <td>
              <NativeSelect
                size="xs"
                aria-label={`Meaning of ${attribute.name || attribute.header}`}
                data={[
                  { value: 'attribute', label: 'something about the partner' },
                  { value: 'currentTier', label: 'the tier of today' },
                ]}
                value={attribute.role}
                onChange={({ currentTarget }) => {
                  const role = currentTarget.value as RecipeAttribute['role'];
                  onChange((old) => ({ ...old, attributes: withRole(old, index, role) }));
                }}
              />
            </td>
          </tr>
        );
      })}
    </PlainTable>
  );
};
