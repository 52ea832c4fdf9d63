import { Loader, SegmentedControl } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PartnersStore } from '#renderer/stores/partners-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { AttributeUses } from './attribute-uses.tsx';
import { DecidedList } from './decided-list.tsx';
import { PartnerBrowser, type Browsing } from './partner-browser.tsx';
import { createPartnerLookup } from './partner-lookup.ts';
import { SamePairs } from './same-pairs.tsx';
import classes from './partners.module.css';

type PartnersTabProps = {
  readonly partners: PartnersStore;
  readonly snapshot: Snapshot | null;
  readonly workspace: Workspace;
  readonly openedAt: string | null;
};

/** Who the partners are: their keys, aliases and parents, and which of them may be one. */
export const PartnersTab = ({ partners, snapshot, workspace, openedAt }: PartnersTabProps) =>
  snapshot === null || snapshot.partnerKeys.length === 0 ? (
    <EmptyState title="No partners yet">
      Import a file; every key in it is a partner, also one that never traded.
    </EmptyState>
  ) : (
    <PartnerViews store={partners} snapshot={snapshot} workspace={workspace} openedAt={openedAt} />
  );

type PartnerViewsProps = {
  readonly store: PartnersStore;
  readonly snapshot: Snapshot;
  readonly workspace: Workspace;
  /** Key of the partner to begin with; null for all. */
  readonly openedAt: string | null;
};

const PartnerViews = ({ store, snapshot, workspace, openedAt }: PartnerViewsProps) => {
  const { revision, isReadOnly } = workspace;
  const list = useStoreState(store, (state) => state.list);
  const same = useStoreState(store, (state) => state.same);
  const group = useStoreState(store, (state) => state.group);
  const isSearching = useStoreState(store, (state) => state.isSearching);
  const [view, setView] = useState('all');
  const [browsing, setBrowsing] = useState<Browsing>({ find: openedAt ?? '', chosen: openedAt });
  const { actions } = store;
  const askGroup = useCallback(
    (partner: string): void => void actions.readGroup(partner),
    [actions],
  );
  useEffect(() => {
    void actions.read();
  }, [actions, revision]);
  const isCurrent = list !== null && list.partners === snapshot.partnerKeys.length;
  const lookup = useMemo(
    () => (isCurrent ? createPartnerLookup(snapshot, list) : null),
    [isCurrent, snapshot, list],
  );
  if (lookup === null) return <Loader m="xl" size="sm" aria-label="Reading partners" />;
  const decide = isReadOnly ? null : actions.decide;
  const decided = lookup.list.aliases.length + lookup.list.apart.length;
  return (
    <div className={classes['tab']}>
      <SegmentedControl
        aria-label="What of the partners"
        className={classes['views']}
        size="xs"
        value={view}
        onChange={setView}
        data={[
          { value: 'all', label: `All partners (${formatCount(lookup.list.partners)})` },
          {
            value: 'same',
            label:
              same === null ? 'May be the same' : `May be the same (${formatCount(same.found)})`,
          },
          { value: 'decided', label: `Merged and kept apart (${formatCount(decided)})` },
          { value: 'uses', label: 'What attributes tell' },
        ]}
      />
      {view === 'all' && (
        <PartnerBrowser
          lookup={lookup}
          browsing={browsing}
          onBrowse={setBrowsing}
          group={group}
          onAskGroup={askGroup}
          onDecide={decide}
        />
      )}
      {view === 'same' && (
        <SamePairs
          lookup={lookup}
          same={same}
          isSearching={isSearching}
          onSearch={() => void actions.findSame()}
          onDecide={decide}
        />
      )}
      {view === 'decided' && <DecidedList lookup={lookup} onDecide={decide} />}
      {view === 'uses' && <AttributeUses lookup={lookup} onDecide={decide} />}
    </div>
  );
};
