import type { SensitivityStore } from '#renderer/stores/sensitivity-store.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import type { Workspace } from '#shared/model/workspace.ts';
import { ExportTable } from './export-table.tsx';
import { ThingTable } from './thing-table.tsx';

type SensitiveTabProps = { readonly sensitivity: SensitivityStore; readonly workspace: Workspace };

/** What is confidential or personal, and what was written with it. */
export const SensitiveTab = ({ sensitivity, workspace }: SensitiveTabProps) => (
  <>
    <Panel
      title="Sensitive values"
      description="Masked on screen and left out of what is written. A metric is as the columns that it reads, unless it is marked itself."
    >
      <ThingTable workspace={workspace} onMark={sensitivity.actions.mark} />
    </Panel>
    <Panel
      title="Written with sensitive values"
      description="Each time a person said so. The list stays, also where the mark was lifted later."
    >
      <ExportTable records={workspace.exports} />
    </Panel>
  </>
);
