import type { ComponentType } from 'react';
import type { ImportStore } from '#renderer/stores/import-store.ts';
import type { LineageStore } from '#renderer/stores/lineage-store.ts';
import type { MetricsStore } from '#renderer/stores/metrics-store.ts';
import type { QualityStore } from '#renderer/stores/quality-store.ts';
import type { PartnersStore } from '#renderer/stores/partners-store.ts';
import type { RefreshStore } from '#renderer/stores/refresh-store.ts';
import type { SensitivityStore } from '#renderer/stores/sensitivity-store.ts';
import type { DataTab } from '#renderer/stores/view-store.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { MetricsTab } from './metrics/metrics-tab.tsx';
import { PartnersTab } from './partners/partners-tab.tsx';
import { QualityTab } from './quality/quality-tab.tsx';
import { SensitiveTab } from './sensitive/sensitive-tab.tsx';
import { SourcesTab } from './sources/sources-tab.tsx';

/** What every tab gets; each takes what it shows. */
export type DataTabProps = {
  readonly store: ImportStore;
  readonly metrics: MetricsStore;
  readonly partners: PartnersStore;
  readonly refresh: RefreshStore;
  readonly lineage: LineageStore;
  readonly quality: QualityStore;
  readonly sensitivity: SensitivityStore;
  readonly workspace: Workspace;
  readonly snapshot: Snapshot | null;
  readonly onImport: () => void;
  /** Opens another tab at a source's name, a metric's code or a partner's key. */
  readonly onOpenTab: (tab: DataTab, at: string) => void;
  /** What this tab was opened at; null where a person came by themselves. */
  readonly openedAt: string | null;
  /** Starts an import that reads the next file like this run did. */
  readonly onRepeat: (run: ImportRun) => void;
  /** Takes files that were dropped on a source, like its newest import where it has one. */
  readonly onDropOnSource: (files: readonly File[], run: ImportRun | null) => void;
};

type TabDefinition = {
  readonly id: DataTab;
  readonly label: string;
  readonly Content: ComponentType<DataTabProps>;
};

/** The tabs of the Data place from left to right. */
export const dataTabList: readonly TabDefinition[] = [
  { id: 'sources', label: 'Sources', Content: SourcesTab },
  { id: 'metrics', label: 'Metrics', Content: MetricsTab },
  { id: 'partners', label: 'Partners', Content: PartnersTab },
  { id: 'quality', label: 'Quality', Content: QualityTab },
  { id: 'sensitive', label: 'Sensitive', Content: SensitiveTab },
];
