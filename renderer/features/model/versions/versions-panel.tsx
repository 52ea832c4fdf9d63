import { Button, Menu, Text } from '@mantine/core';
import { IconArrowsDiff, IconDots, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { VersionsStore } from '#renderer/stores/versions-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatWhen } from '#renderer/ui/format.ts';
import { draftSide, type ModelVersion } from '#shared/model/model-version.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { NoteDialog, type Asked } from './note-dialog.tsx';
import { VersionSheet } from './version-sheet.tsx';
import classes from './versions.module.css';

type VersionsPanelProps = { readonly store: VersionsStore; readonly workspace: Workspace };

/** What happened to a version, the latest last. */
const eventsOf = (version: ModelVersion): readonly string[] => [
  `Named ${formatWhen(version.createdAt)}${version.note === '' ? '' : `: ${version.note}`}`,
  ...(version.activatedAt === null
    ? []
    : [`Activated ${formatWhen(version.activatedAt)}: ${version.activationNote}`]),
  ...(version.retiredAt === null
    ? []
    : [`Retired ${formatWhen(version.retiredAt)}: ${version.retirementNote}`]),
];

/** The draft and every version that was named of it; which one counts, and how two differ. */
export const VersionsPanel = ({ store, workspace }: VersionsPanelProps) => {
  const { versions, isReadOnly } = workspace;
  const error = useStoreState(store, (state) => state.error);
  const opened = useStoreState(store, (state) => state.opened);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [compared, setCompared] = useState<readonly [string, string] | null>(null);
  const same = versions.find(({ isDraft }) => isDraft);
  const compareWithDraft = (id: string): void => setCompared([id, draftSide]);
  return (
    <div className={classes['versions']}>
      <Text fz="sm" c="dimmed">
        Everything you edit is the draft. A named version is kept as it is for good; one of them is
        active at a time.
      </Text>
      {error !== null && asked === null && compared === null && (
        <ErrorPanel error={error} onClose={store.actions.close} />
      )}
      <section className={classes['version']} aria-label="The draft">
        <header>
          <h2>Draft</h2>
          <span className={classes['space']} />
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconTag size={13} />}
            disabled={isReadOnly || same !== undefined}
            onClick={() => setAsked({ kind: 'name' })}
          >
            Name this draft…
          </Button>
        </header>
        <p>
          {same === undefined
            ? 'Differs from every version.'
            : `Says the same as version ${same.number}: ${same.name}.`}
        </p>
      </section>
      {versions.map((version) => (
        <section
          key={version.id}
          className={classes['version']}
          aria-label={`Version ${version.number}: ${version.name}`}
        >
          <header>
            <h2>
              {version.number}: {version.name}
            </h2>
            <span className={classes['state']} data-state={version.state}>
              {version.state}
            </span>
            <span className={classes['space']} />
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconArrowsDiff size={13} />}
              aria-label={`Compare version ${version.number} with the draft`}
              onClick={() => compareWithDraft(version.id)}
            >
              Compare
            </Button>
            <VersionMenu version={version} isReadOnly={isReadOnly} store={store} onAsk={setAsked} />
          </header>
          {eventsOf(version).map((event) => (
            <p key={event}>{event}</p>
          ))}
        </section>
      ))}
      {asked !== null && <NoteDialog asked={asked} store={store} onClose={() => setAsked(null)} />}
      {compared !== null && (
        <CompareDialog
          sides={compared}
          versions={versions}
          store={store}
          onChange={setCompared}
          onClose={() => setCompared(null)}
        />
      )}
      {opened !== null && (
        <VersionSheet version={opened.version} model={opened.model} onClose={store.actions.close} />
      )}
    </div>
  );
};

type VersionMenuProps = {
  readonly version: ModelVersion;
  readonly isReadOnly: boolean;
  readonly store: VersionsStore;
  readonly onAsk: (asked: Asked) => void;
};

const VersionMenu = ({ version, isReadOnly, store, onAsk }: VersionMenuProps) => (
  <Menu position="bottom-end">
    <Menu.Target>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={`More about version ${version.number}`}
      >
        <IconDots size={15} />
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={() => void store.actions.open(version)}>Open, read only</Menu.Item>
      <Menu.Item
        disabled={isReadOnly || version.state !== 'named'}
        onClick={() => onAsk({ kind: 'activate', version })}
      >
        Activate…
      </Menu.Item>
      <Menu.Item
        disabled={isReadOnly || version.isDraft}
        onClick={() => void store.actions.copy(version.id)}
      >
        Copy into the draft
      </Menu.Item>
      <Menu.Item
        disabled={isReadOnly || version.state === 'retired'}
        onClick={() => onAsk({ kind: 'retire', version })}
      >
        Retire…
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
);
