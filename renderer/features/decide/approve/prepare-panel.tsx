import { Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { IncludeBoxes } from '#renderer/sensitive/include-boxes.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ApproveStore } from '#renderer/stores/approve-store.ts';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import type { DecideStore } from '#renderer/stores/decide-store.ts';
import type { IdentitiesStore } from '#renderer/stores/identities-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { QualityAlert } from '#shared/model/quality.ts';
import type { ProposalRecord } from '#shared/model/proposal.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import { approvalRoute } from '#shared/approval/approval-route.ts';
import { proposalFileName } from '../content/file-name.ts';
import { CycleSelect } from '../cycle/cycle-select.tsx';
import { PreviousSelect } from '../previous-select.tsx';
import { BlockingNotice } from '../sign/blocking-notice.tsx';
import { RouteEditor } from './route-editor.tsx';

type PreparePanelProps = {
  readonly store: ApproveStore;
  readonly decide: DecideStore;
  readonly identities: IdentitiesStore;
  readonly cycles: CycleStore;
  readonly things: readonly SensitiveThing[];
  /** Proposals that were written before. */
  readonly records: readonly ProposalRecord[];
  /** Open alerts that stop a proposal; null while they are not known yet. */
  readonly blocking: readonly QualityAlert[] | null;
  readonly onOpenData: () => void;
};

/** Title, rationale and route of the next proposal; saving it asks nobody for a signature yet. */
export const PreparePanel = (props: PreparePanelProps) => {
  const { store, decide, identities, cycles, things, records, blocking, onOpenData } = props;
  const { route, isBusy } = useStoreState(store, (all) => all);
  const { title, rationale, despite, cycle } = useStoreState(decide, (all) => all);
  const { list } = useStoreState(identities, (all) => all);
  const [chosen, setChosen] = useState<string | null>(null);
  const [previous, setPrevious] = useState<number | null | undefined>(undefined);
  const [included, setIncluded] = useState<readonly string[]>([]);
  useEffect(() => {
    void identities.actions.read();
  }, [identities]);
  const known = (list ?? []).filter(({ kind }) => kind !== 'requested');
  const byRoot = new Map(
    known.map((identity) => [identity.root?.fingerprint ?? identity.fingerprint ?? '', identity]),
  );
  const roots = [...byRoot.values()].map((identity) => ({
    value: identity.id,
    label: identity.root?.name ?? identity.name,
  }));
  const trust = chosen ?? roots[0]?.value ?? null;
  const parsed = approvalRoute.safeParse(route);
  const isBlocked = blocking !== null && blocking.length > 0;
  const missing =
    title.trim() === ''
      ? 'Give the proposal a title.'
      : trust === null
        ? 'Make or import an identity first.'
        : !parsed.success
          ? 'Name each function of the route once.'
          : blocking === null
            ? 'Looking at the alerts on the data.'
            : isBlocked && despite.trim() === ''
              ? 'Give the reason to go on despite open alerts.'
              : null;
  const save = (): void => {
    if (trust === null) return;
    void store.actions.prepare({
      title: title.trim(),
      rationale,
      despite: isBlocked ? despite : '',
      include: included,
      trust,
      suggestedName: proposalFileName(title),
      ...(previous === undefined ? {} : { previous }),
      ...(cycle === null ? {} : { cycle }),
    });
  };
  return (
    <Panel
      title="Prepare for approval"
      description="The tiers, with the route inside what is approved. Each function then signs the same file."
    >
      <CycleSelect store={cycles} value={cycle} onChange={decide.actions.setCycle} />
      <TextInput
        label="Title"
        placeholder="Partner tiers, first half of 2026"
        maxLength={200}
        value={title}
        onChange={({ currentTarget }) => decide.actions.setTitle(currentTarget.value)}
      />
      <Textarea
        mt="sm"
        mb="sm"
        label="Rationale"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        value={rationale}
        onChange={({ currentTarget }) => decide.actions.setRationale(currentTarget.value)}
      />
      <RouteEditor route={route} actions={store.actions} />
      <Select
        mt="sm"
        label="Root of the approvers"
        description="Under which every approver's certificate must stand"
        placeholder="No identity on this machine"
        allowDeselect={false}
        data={roots}
        value={trust}
        onChange={setChosen}
      />
      <PreviousSelect records={records} value={previous} onChange={setPrevious} />
      <IncludeBoxes
        what="the proposal"
        things={things}
        included={included}
        onChange={setIncluded}
      />
      {isBlocked && (
        <BlockingNotice
          alerts={blocking}
          reason={despite}
          onReason={decide.actions.setDespite}
          onOpenData={onOpenData}
        />
      )}
      <Group mt="md" gap="sm" wrap="nowrap">
        <Button
          leftSection={<IconRoute size={16} />}
          disabled={missing !== null}
          loading={isBusy}
          onClick={save}
        >
          Save for approval…
        </Button>
        {missing !== null && (
          <Text size="xs" c="dimmed">
            {missing}
          </Text>
        )}
      </Group>
    </Panel>
  );
};
