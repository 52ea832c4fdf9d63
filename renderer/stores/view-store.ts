import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Theme } from '#shared/ipc/shell-contract.ts';

export const places = ['portfolio', 'data', 'model', 'futures', 'decide'] as const;
export type Place = (typeof places)[number];

/** Tabs of the Data place, in the order in which they stand there. */
export const dataTabs = ['sources', 'metrics', 'partners', 'quality', 'sensitive'] as const;
export type DataTab = (typeof dataTabs)[number];

/** What lies over the window. */
export type Overlay = 'history' | 'shortcuts' | 'rename' | 'backups' | 'about' | 'asOf' | null;

/** What the window shows; nothing of it is saved in the workspace. */
export type ViewState = {
  readonly place: Place;
  /** What the Data place shows, also when one comes back to it. */
  readonly dataTab: DataTab;
  readonly theme: Theme;
  readonly overlay: Overlay;
  /** The window was started with a workspace that is being opened; no start page stands meanwhile. */
  readonly isLaunching: boolean;
  /** Key of the partner that the inspector explains. */
  readonly selectedKey: string | null;
  readonly isInspectorOpen: boolean;
  /** Sensitive values are shown for a moment. */
  readonly isRevealed: boolean;
  /** The window is shown to others: sensitive values stay hidden, whoever asks for them. */
  readonly isPresenting: boolean;
  /** Rises when the quick find is asked for. */
  readonly findRequests: number;
};

export type ViewStore = StoreApi<ViewState>;

/** The view as a window starts with it. */
export const createViewStore = (theme: Theme): ViewStore =>
  createStore<ViewState>(() => ({
    place: 'portfolio',
    dataTab: 'sources',
    theme,
    overlay: null,
    isLaunching: false,
    selectedKey: null,
    isInspectorOpen: true,
    isRevealed: false,
    isPresenting: false,
    findRequests: 0,
  }));
