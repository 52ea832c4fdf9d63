import { List, Text } from '@mantine/core';
import { Panel } from '#renderer/ui/panel.tsx';
import { describeHeaderChanges } from '#shared/intake/headers/header-changes.ts';
import type { HeaderChanges } from '#shared/model/run-findings.ts';

/** What changed in the headers against the last import, or between the files of this one. */
export const HeaderChangesPanel = ({ changes }: { readonly changes: readonly HeaderChanges[] }) => (
  <Panel title="What changed in the columns">
    {changes.map((each) => (
      <div key={each.fileName}>
        <Text size="sm" c="dimmed">
          {each.fileName} against {each.against}
        </Text>
        <List size="sm" mb="xs">
          {describeHeaderChanges(each).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </div>
    ))}
  </Panel>
);
