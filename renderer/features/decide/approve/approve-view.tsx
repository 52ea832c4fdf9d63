import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconFolderOpen } from '@tabler/icons-react';
import type { ApproveStore } from '#renderer/stores/approve-store.ts';
import type { DecideStore } from '#renderer/stores/decide-store.ts';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import type { IdentitiesStore } from '#renderer/stores/identities-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { QualityAlert } from '#shared/model/quality.ts';
import type { ProposalRecord } from '#shared/model/proposal.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import { HashLine } from '../hash-line.tsx';
import { DecideForm } from './decide-form.tsx';
import { PreparePanel } from './prepare-panel.tsx';
import { ChangeWords, RouteProgress } from './route-progress.tsx';
import classes from '../decide.module.css';

type ApproveViewProps = {
  readonly store: ApproveStore;
  readonly decide: DecideStore;
  readonly identities: IdentitiesStore;
  readonly cycles: CycleStore;
  readonly things: readonly SensitiveThing[];
  readonly records: readonly ProposalRecord[];
  readonly blocking: readonly QualityAlert[] | null;
  readonly onOpenData: () => void;
};

/** Preparing a proposal for its functions, and deciding about one as each of them. */
export const ApproveView = (props: ApproveViewProps) => {
  const { store, decide, identities, cycles, things, records, blocking, onOpenData } = props;
  const { opened, unsaid, error, done, isBusy } = useStoreState(store, (all) => all);
  const { list } = useStoreState(identities, (all) => all);
  const { actions } = store;
  const review = opened?.review;
  return (
    <div className={classes['columns']}>
      <div className={classes['main']}>
        {error !== null && <ErrorPanel error={error} />}
        {done !== null && (
          <Notice tone="success" role="status" icon={<IconCheck size={18} />} title={done} />
        )}
        {review === undefined ? (
          <PreparePanel
            store={store}
            decide={decide}
            identities={identities}
            cycles={cycles}
            things={things}
            records={records}
            blocking={blocking}
            onOpenData={onOpenData}
          />
        ) : (
          <>
            {review.faults.length > 0 && (
              <Notice
                tone="danger"
                role="alert"
                icon={<IconAlertTriangle size={18} />}
                title="This file was changed. Do not sign it."
              >
                {review.faults.map((fault) => (
                  <Text key={fault} size="sm" className={classes['path']}>
                    {fault}
                  </Text>
                ))}
              </Notice>
            )}
            <Panel
              title={review.title}
              description={`${review.programme}, prepared by ${review.routed.preparedBy}`}
              actions={
                <Button size="xs" variant="default" onClick={actions.close}>
                  Close
                </Button>
              }
            >
              <ChangeWords routed={review.routed} />
              {review.routed.rationale.trim() !== '' && (
                <Text size="sm" mt="sm" className={classes['rationale']}>
                  {review.routed.rationale}
                </Text>
              )}
              <HashLine
                label="What is approved: SHA-256 of proposal.json"
                text={review.proposalSha256}
                what="SHA-256"
              />
            </Panel>
            <Panel title={review.routed.sentence}>
              <RouteProgress routed={review.routed} />
            </Panel>
          </>
        )}
      </div>
      <div className={classes['main']}>
        <Panel
          title="Decide about a proposal"
          description="One that was prepared here, or a file that you were sent."
        >
          {review === undefined ? (
            <Group>
              <Button
                variant="default"
                leftSection={<IconFolderOpen size={16} />}
                loading={isBusy}
                onClick={() => void actions.choose()}
              >
                Choose a proposal…
              </Button>
            </Group>
          ) : review.faults.length > 0 ? (
            <Text size="sm">Ask for the file again.</Text>
          ) : (
            <DecideForm
              key={review.routed.decisions.length}
              review={review}
              identities={list ?? []}
              unsaid={unsaid}
              isBusy={isBusy}
              actions={actions}
            />
          )}
        </Panel>
      </div>
    </div>
  );
};
