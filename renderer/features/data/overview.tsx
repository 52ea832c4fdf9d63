import { Button, Tabs } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { DataTab, ViewStore } from '#renderer/stores/view-store.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { counted } from './counted.ts';
import { dataTabList, type DataTabProps } from './data-tabs.ts';
import classes from './data-place.module.css';

type OverviewProps = Omit<DataTabProps, 'onOpenTab' | 'openedAt'> & { readonly view: ViewStore };

/** The tabs of the Data place; arrow keys walk along them. */
export const Overview = ({ view, ...content }: OverviewProps) => {
  const tab = useStoreState(view, (state) => state.dataTab);
  const { workspace, snapshot, onImport } = content;
  const [opened, setOpened] = useState<{ readonly tab: DataTab; readonly at: string } | null>(null);
  return (
    <div className={classes['place']}>
      <PageHeader
        title="Data"
        {...(workspace.runs.length === 0 ? {} : { description: describe(workspace, snapshot) })}
        actions={
          <Button
            leftSection={<IconFileImport size={16} />}
            onClick={onImport}
            disabled={workspace.isReadOnly}
            title={workspace.isReadOnly ? 'This workspace is open for reading only' : undefined}
          >
            Import file…
          </Button>
        }
      />
      <Tabs
        value={tab}
        onChange={(value) => {
          const chosen = dataTabList.find(({ id }) => id === value);
          setOpened(null);
          if (chosen !== undefined) view.setState({ dataTab: chosen.id });
        }}
        keepMounted={false}
        className={classes['tabs'] ?? ''}
      >
        <Tabs.List aria-label="Data" className={classes['tabList'] ?? ''}>
          {dataTabList.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {dataTabList.map(({ id, Content }) => (
          <Tabs.Panel key={id} value={id} className={classes['scroll'] ?? ''}>
            {/* What a tab has read is of one day; another day is read anew. */}
            <Content
              key={workspace.knownOn}
              {...content}
              openedAt={opened?.tab === id ? opened.at : null}
              onOpenTab={(dataTab, at) => {
                setOpened({ tab: dataTab, at });
                view.setState({ dataTab });
              }}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
};

const describe = ({ runs }: Workspace, snapshot: Snapshot | null): string =>
  `${counted(snapshot?.partnerKeys.length ?? 0, 'partner')}, ` +
  `${counted(snapshot?.metrics.length ?? 0, 'metric')} from ${counted(runs.length, 'import')}`;
