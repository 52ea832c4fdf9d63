import { Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { IncludeBoxes } from '#renderer/sensitive/include-boxes.tsx';
import { useThingsWith } from '#renderer/sensitive/masks.tsx';
import { RevealButton } from '#renderer/sensitive/reveal-button.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { ImportWizard, LoadedRecipe } from '#renderer/stores/import-wizard.ts';
import { doubtfulKey } from '#shared/intake/doubtful-key.ts';
import type { ImportReport, ImportRun } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { SavedRows } from '#shared/model/run-findings.ts';
import { HeaderChangesPanel } from './header-changes-panel.tsx';
import { LookupsPanel } from './lookups-panel.tsx';
import { LeftOutPanel } from './left-out-panel.tsx';
import { withMisfitRule } from './misfit-offers.ts';
import { MisfitPanel } from './misfit-panel.tsx';
import { willBeWritten } from './will-be-written.ts';
import { RateGaps } from './rate-gaps.tsx';
import { RejectedRows } from './rejected-rows.tsx';

type CheckStepProps = {
  readonly wizard: ImportWizard;
  readonly actions: ImportActions;
  /** The imports before this one. */
  readonly runs: readonly ImportRun[];
};

/** Step 4: what would be written, and every row that would not, by reason. */
export const CheckStep = ({ wizard, actions, runs }: CheckStepProps) => {
  const { report, recipe } = wizard;
  return report === null || recipe === null ? null : (
    <Checked report={report} recipe={recipe} loaded={wizard.loaded} actions={actions} runs={runs} />
  );
};

type CheckedProps = {
  readonly report: ImportReport;
  readonly recipe: Recipe;
  readonly loaded: LoadedRecipe | null;
  readonly actions: ImportActions;
  readonly runs: readonly ImportRun[];
};

const Checked = ({ report, recipe, loaded, actions, runs }: CheckedProps) => {
  const doubt = doubtfulKey(report, runs);
  const [included, setIncluded] = useState<readonly string[]>([]);
  const source = recipe.source.name;
  const columns = useThingsWith(recipe).filter(
    (thing) => thing.kind === 'column' && thing.source === source,
  );
  const { misfits, leftOut } = report.findings;
  const hasRowsToSave = report.rowsRejected > 0 || misfits.length > 0 || leftOut.length > 0;
  /** What is ticked holds for one file; the next one asks again. */
  const save = (what: SavedRows): void => {
    void actions.saveRejected(what, included);
    setIncluded([]);
  };
  return (
    <Stack gap="md" maw={1200} mx="auto">
      {report.isRepeat && (
        <Notice
          tone="warning"
          icon={<IconAlertTriangle size={18} />}
          title="This import is already in the workspace"
        >
          The same bytes were imported before with the same recipe. Importing them again changes
          nothing.
        </Notice>
      )}
      {report.rowsAccepted === 0 && (
        <Notice tone="danger" icon={<IconAlertTriangle size={18} />} title="No row can be imported">
          Every row was rejected. The reasons are below; go back to change how the file is read or
          mapped.
        </Notice>
      )}
      {doubt !== null && (
        <Notice tone="warning" icon={<IconAlertTriangle size={18} />} title={doubt}>
          Does “{recipe.key}” really name the partner? Rows that name it only through another file
          look it up there, in the step Map.
        </Notice>
      )}
      <Facts
        facts={[
          { label: 'Rows read', value: formatCount(report.rowsRead) },
          { label: 'Accepted', value: formatCount(report.rowsAccepted) },
          {
            label: 'Rejected',
            value: formatCount(report.rowsRejected),
            tone: report.rowsRejected > 0 ? 'warning' : undefined,
          },
          ...(report.rowsLeftOut === 0
            ? []
            : [{ label: 'Left out', value: formatCount(report.rowsLeftOut) }]),
          { label: 'New partners', value: formatCount(report.partnersNew) },
          { label: 'Known partners', value: formatCount(report.partnersKnown) },
        ]}
      />
      <Text size="sm">{willBeWritten(recipe)}</Text>
      {columns.length > 0 && hasRowsToSave && (
        <Group align="start">
          <IncludeBoxes
            what="the next file that is saved here"
            things={columns}
            included={included}
            onChange={setIncluded}
          />
          <RevealButton />
        </Group>
      )}
      {loaded?.isOffered === true && (
        <Notice tone="success" icon={<IconRepeat size={18} />} title={`Read like ${loaded.name}`}>
          <Group justify="space-between" gap="sm" wrap="nowrap">
            <Text size="sm">
              Its columns are those of an earlier import, so its recipe is used.
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void actions.takeRecipe(null, '')}
            >
              Guess from the file instead
            </Button>
          </Group>
        </Notice>
      )}
      {report.findings.headerChanges.length > 0 && (
        <HeaderChangesPanel changes={report.findings.headerChanges} />
      )}
      <LookupsPanel found={report.findings.lookups} recipe={recipe} />
      {report.findings.misfits.length > 0 && (
        <MisfitPanel
          uses={report.findings.misfits}
          recipe={recipe}
          onSettle={(header, rule) => {
            actions.changeMapping((old) => withMisfitRule(old, header, rule));
            void actions.check();
          }}
          onSave={() => save('issues')}
        />
      )}
      {report.findings.leftOut.length > 0 && (
        <LeftOutPanel report={report} recipe={recipe} onSave={() => save('leftOut')} />
      )}
      {report.findings.rateGaps.length > 0 && <RateGaps gaps={report.findings.rateGaps} />}
      {report.rowsRejected === 0 ? (
        <Text size="sm">Every row of data can be read as the recipe says.</Text>
      ) : (
        <>
          <Panel
            title="Why rows are rejected"
            description="Rejected rows are counted and kept with their reason; nothing is guessed for them."
            actions={
              <Button
                size="xs"
                variant="default"
                leftSection={<IconDownload size={14} />}
                onClick={() => save('rejected')}
              >
                Save rejected rows…
              </Button>
            }
          >
            <PlainTable
              label="Reasons"
              head={
                <tr>
                  <th scope="col" data-align="end" data-narrow>
                    Rows
                  </th>
                  <th scope="col">Reason</th>
                </tr>
              }
            >
              {report.reasons.map(({ reason, rows }) => (
                <tr key={reason}>
                  <td data-align="end">{formatCount(rows)}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </PlainTable>
          </Panel>
          <RejectedRows report={report} recipe={recipe} />
        </>
      )}
      <Group>
        <Button size="xs" variant="default" onClick={() => void actions.saveRecipe()}>
          Save this recipe to a file…
        </Button>
      </Group>
    </Stack>
  );
};
