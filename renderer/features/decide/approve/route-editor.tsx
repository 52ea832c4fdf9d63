import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { ApproveActions } from '#renderer/stores/approve-store.ts';
import type { ApprovalRoute } from '#shared/approval/approval-route.ts';
import { commonFunctions } from '../identity/common-functions.ts';

type RouteEditorProps = { readonly route: ApprovalRoute; readonly actions: ApproveActions };

/** Which functions must approve, in which order, until when, and how many are enough. */
export const RouteEditor = ({ route, actions }: RouteEditorProps) => {
  const { steps, quorum } = route;
  return (
    <>
      <PlainTable
        label="Route"
        head={
          <tr>
            <th scope="col">Function</th>
            <th scope="col">Order</th>
            <th scope="col">Persons</th>
            <th scope="col">Deadline</th>
            <th scope="col">Then decides</th>
            <th scope="col">May delegate</th>
            <th scope="col">
              <VisuallyHidden>Remove</VisuallyHidden>
            </th>
          </tr>
        }
      >
        {steps.map((step, index) => {
          const name = step.function === '' ? `function ${index + 1}` : step.function;
          return (
            <tr key={index}>
              <td>
                <Autocomplete
                  size="xs"
                  aria-label={`Function ${index + 1}`}
                  data={commonFunctions}
                  maxLength={200}
                  value={step.function}
                  onChange={(value) => actions.setStep(index, { function: value })}
                />
              </td>
              <td>
                <NumberInput
                  size="xs"
                  w={64}
                  aria-label={`Order of ${name}`}
                  min={1}
                  max={99}
                  value={step.order}
                  onChange={(value) => actions.setStep(index, { order: Number(value) || 1 })}
                />
              </td>
              <td>
                <NumberInput
                  size="xs"
                  w={64}
                  aria-label={`Persons of ${name}`}
                  min={1}
                  max={9}
                  value={step.approvers}
                  onChange={(value) => actions.setStep(index, { approvers: Number(value) || 1 })}
                />
              </td>
              <td>
                <TextInput
                  size="xs"
                  type="date"
                  aria-label={`Deadline of ${name}`}
                  value={step.deadline ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    actions.setStep(index, { deadline: value === '' ? null : value })
                  }
                />
              </td>
              <td>
                <Autocomplete
                  size="xs"
                  aria-label={`Who decides for ${name} after the deadline`}
                  placeholder="Nobody"
                  data={commonFunctions}
                  disabled={step.deadline === null}
                  value={step.escalateTo ?? ''}
                  onChange={(value) =>
                    actions.setStep(index, { escalateTo: value.trim() === '' ? null : value })
                  }
                />
              </td>
              <td>
                <Checkbox
                  aria-label={`${name} may delegate`}
                  checked={step.mayDelegate}
                  onChange={({ currentTarget }) =>
                    actions.setStep(index, { mayDelegate: currentTarget.checked })
                  }
                />
              </td>
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove ${name}`}
                  disabled={steps.length === 1}
                  onClick={() => actions.removeStep(index)}
                >
                  <IconX size={14} />
                </ActionIcon>
              </td>
            </tr>
          );
        })}
      </PlainTable>
      <Group gap="md" mt="xs" align="center">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={steps.length >= 20}
          onClick={actions.addStep}
        >
          Add a function
        </Button>
        <Group gap={6}>
          <NumberInput
            size="xs"
            w={64}
            aria-label="Functions that must approve"
            min={1}
            max={steps.length}
            value={quorum}
            onChange={(value) => actions.setQuorum(Number(value) || 1)}
          />
          <Text size="sm">of {steps.length} must approve; the others may abstain</Text>
        </Group>
      </Group>
    </>
  );
};
