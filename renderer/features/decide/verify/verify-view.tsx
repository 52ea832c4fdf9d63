import { Button, Group, Stack, Text } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconFileTypeHtml,
  IconFlag,
  IconFolderOpen,
  IconLink,
  IconLinkOff,
  IconShieldCheck,
  IconShieldX,
} from '@tabler/icons-react';
import { DropZone } from '#renderer/ui/drop-zone.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatWhen } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import type { DecideActions, DecideState, Pending } from '#renderer/stores/decide-store.ts';
import type { ProposalSummary, VerificationReport } from '#shared/model/proposal.ts';
import { ChangeWords, RouteProgress } from '../approve/route-progress.tsx';
import { HashLine } from '../hash-line.tsx';
import classes from '../decide.module.css';

const chainIcons = {
  first: <IconFlag size={20} color="var(--mantine-color-dimmed)" aria-hidden />,
  notGiven: <IconLink size={20} color="var(--mantine-color-dimmed)" aria-hidden />,
  extends: <IconCircleCheck size={20} color="var(--mantine-color-teal-text)" aria-hidden />,
  broken: <IconLinkOff size={20} color="var(--mantine-color-error)" aria-hidden />,
} as const;

type VerifyViewProps = {
  readonly page: DecideState['verifierPage'];
  readonly verifying: Pending;
  readonly report: VerificationReport | null;
  readonly actions: DecideActions;
  readonly onDropFile: (file: File) => void;
};

/** Verifies anybody's proposal: every check by name, and what only a person can compare. */
export const VerifyView = ({ page, verifying, report, actions, onDropFile }: VerifyViewProps) => (
  <Stack gap="md" maw={860} mx="auto">
    <DropZone
      label="Drop a proposal here"
      onFiles={([file]) => {
        if (file !== undefined) onDropFile(file);
      }}
      isDisabled={verifying.isBusy}
    >
      <Stack align="center" gap="xs">
        <Text fw={600}>Drop a .tierproposal file here</Text>
        <Button
          variant={report === null ? 'filled' : 'default'}
          leftSection={<IconFolderOpen size={16} />}
          disabled={verifying.isBusy}
          onClick={() => void actions.chooseAndVerify()}
        >
          {report === null ? 'Choose a proposal…' : 'Verify another…'}
        </Button>
        {report === null && (
          <Text size="sm" c="dimmed" ta="center" maw={440}>
            The signature, every hash, the table and the tiers are checked again from the bytes of
            the file. It need not come from this programme.
          </Text>
        )}
      </Stack>
    </DropZone>
    {verifying.isBusy && <WorkProgress label="Verifying" share={null} onCancel={actions.cancel} />}
    {verifying.error !== null && <ErrorPanel error={verifying.error} />}
    {report !== null && <Report report={report} actions={actions} />}
    <VerifierPage page={page} actions={actions} />
  </Stack>
);

type VerifierPageProps = Pick<VerifyViewProps, 'page' | 'actions'>;

/** The way for those who have no Tierwright. */
const VerifierPage = ({ page, actions }: VerifierPageProps) => (
  <Panel
    title="For those without Tierwright"
    description="One HTML file that gives the same answers in any browser, offline. Send it by another way than proposals: whoever forges one could bring a page along that calls it good."
  >
    <Group gap="sm">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFileTypeHtml size={16} />}
        onClick={() => void actions.saveVerifier()}
      >
        Save the verifier page…
      </Button>
      {page !== null && (
        <>
          <Text size="sm" role="status">
            Saved. Whoever gets it can compare its SHA-256:
          </Text>
          <Button variant="subtle" size="xs" onClick={() => void actions.showInFolder(page.path)}>
            Show in folder
          </Button>
        </>
      )}
    </Group>
    {page !== null && <HashLine label="SHA-256 of the page" text={page.sha256} what="SHA-256" />}
  </Panel>
);

type ReportProps = { readonly report: VerificationReport; readonly actions: DecideActions };

const Report = ({ report, actions }: ReportProps) => {
  const failed = report.checks.filter(({ passed }) => !passed).length;
  // An open route is one failed check; where nothing else fails the file only waits.
  const isWaiting = failed === 1 && report.routed?.outcome === 'open';
  return (
    <>
      <Notice
        role="status"
        tone={report.valid ? 'success' : isWaiting ? 'warning' : 'danger'}
        icon={
          report.valid ? (
            <IconShieldCheck size={20} />
          ) : isWaiting ? (
            <IconClock size={20} />
          ) : (
            <IconShieldX size={20} />
          )
        }
        title={
          report.valid
            ? `${report.fileName}: every check passed`
            : isWaiting
              ? `${report.fileName} is unchanged, and not approved yet`
              : `${report.fileName} does not hold: ${failed} of ${report.checks.length} checks failed`
        }
      >
        {report.valid
          ? report.copy === undefined
            ? 'The file is what was signed. Who signed it, only the fingerprint below can tell you.'
            : `A redacted copy: ${report.copy.fields} fields about ${report.copy.name} are what was signed, and nothing of others is in it. Who signed it, only the fingerprint below can tell you.`
          : isWaiting
            ? 'Every other check passed. It is worth what has been approved so far, and no more.'
            : 'Do not rely on this file. Ask for it again, and compare its SHA-256 by another way.'}
      </Notice>
      {report.routed !== undefined && report.summary !== null && (
        <Panel
          title={report.routed.sentence}
          description={`${report.summary.title}, ${report.summary.programme}, ${report.copy === undefined ? `${formatCount(report.summary.partners)} partners` : `for ${report.copy.name}`}`}
        >
          <ChangeWords routed={report.routed} />
          <RouteProgress routed={report.routed} />
          <HashLine
            label={`Compare the root, ${report.routed.root.name}, with the one you were told`}
            text={report.routed.root.fingerprint}
            what="fingerprint of the root"
          />
          <HashLine
            label="SHA-256 of proposal.json"
            text={report.summary.proposalSha256}
            what="SHA-256"
          />
        </Panel>
      )}
      {report.routed === undefined && report.summary !== null && (
        <Summary summary={report.summary} copy={report.copy} isValid={report.valid} />
      )}
      {report.chain !== undefined && (
        <Panel
          title="Earlier proposals"
          actions={
            report.chain.state !== 'first' && (
              <Button size="xs" variant="default" onClick={() => void actions.addEarlier()}>
                {report.chain.state === 'notGiven'
                  ? 'Choose the earlier one…'
                  : 'Add an earlier one…'}
              </Button>
            )
          }
        >
          <Group gap="xs" wrap="nowrap" align="flex-start">
            {chainIcons[report.chain.state]}
            <Text size="sm" className={classes['path']}>
              {report.chain.words}
            </Text>
          </Group>
        </Panel>
      )}
      <Panel title="Checks">
        <ul className={classes['checks']}>
          {report.checks.map(({ name, passed, detail }) => (
            <li key={name}>
              {passed ? (
                <IconCircleCheck size={20} color="var(--mantine-color-teal-text)" aria-hidden />
              ) : (
                <IconCircleX size={20} color="var(--mantine-color-error)" aria-hidden />
              )}
              <div>
                <Text size="sm" fw={600}>
                  {name}: {passed ? 'passed' : 'failed'}
                </Text>
                <Text size="sm" c="dimmed" className={classes['path']}>
                  {detail}
                </Text>
              </div>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
};

type SummaryProps = {
  readonly summary: ProposalSummary;
  readonly copy: VerificationReport['copy'];
  readonly isValid: boolean;
};

const Summary = ({ summary, copy, isValid }: SummaryProps) => (
  <Panel
    title={isValid ? 'What was signed' : 'What the file claims'}
    description={isValid ? undefined : 'None of this is confirmed while a check fails.'}
  >
    <Text fw={600}>{summary.title}</Text>
    <Text size="sm" c="dimmed">
      {summary.programme},{' '}
      {copy === undefined ? `${formatCount(summary.partners)} partners` : `for ${copy.name}`},
      signed by {summary.signerName} for {summary.signerFunction} on {formatWhen(summary.createdAt)}{' '}
      by the clock of that machine
    </Text>
    {copy?.sentences.map((sentence) => (
      <Text key={sentence} size="sm">
        {sentence}
      </Text>
    ))}
    <HashLine
      label="Compare this fingerprint with the one you were given"
      text={summary.certificateFingerprint}
      what="fingerprint"
    />
    <HashLine label="SHA-256 of proposal.json" text={summary.proposalSha256} what="SHA-256" />
  </Panel>
);
