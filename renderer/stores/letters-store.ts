import { createStore, type StoreApi } from 'zustand/vanilla';
import { countOf } from '#shared/intake/wording.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CopyOffer } from '#shared/ipc/copy-channels.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { LetterList } from '#shared/ipc/letter-channels.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { Letter } from '#shared/letters/fill-template.ts';
import { toldWords, type ToldFilter } from '#shared/letters/told.ts';
import type { LetterEntry, LetterKind, LetterTemplates } from '#shared/model/letter.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { fileSlug } from '#shared/text/file-slug.ts';

export type LetterFilter = {
  readonly told: ToldFilter;
  readonly kind: LetterKind | null;
  readonly text: string;
};

export type LetterNote = Pick<LetterEntry, 'state' | 'day' | 'by' | 'channel' | 'note'>;

/** Which dialog is open, and about whom. */
export type LetterDialog =
  | { readonly kind: 'templates' }
  | { readonly kind: 'note' | 'write'; readonly partners: readonly string[] }
  | {
      readonly kind: 'copies';
      readonly partners: readonly string[];
      readonly path: string;
      readonly offer: CopyOffer;
    };

export type LettersState = {
  /** `unread` until it was asked for; null where no proposal was written yet. */
  readonly list: LetterList | 'unread' | null;
  /** Id of the proposal that is looked at; null for the newest. */
  readonly proposal: number | null;
  readonly filter: LetterFilter;
  readonly chosen: string | null;
  /** The letter to the chosen partner as it would be written now. */
  readonly letter: Letter | null;
  readonly templates: LetterTemplates | null;
  /** ISO day from which tiers hold. */
  readonly effectiveDate: string;
  readonly dialog: LetterDialog | null;
  readonly isBusy: boolean;
  readonly progress: Progress | null;
  readonly error: AppError | null;
  /** What was done last, in a sentence, and the file that was written. */
  readonly done: { readonly words: string; readonly path: string | null } | null;
};

type LettersDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseSave' | 'chooseOpen' | 'showInFolder'>;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  /** ISO day of today. */
  readonly today: () => string;
};

export type LettersActions = {
  readonly read: () => Promise<void>;
  readonly chooseProposal: (proposal: number) => Promise<void>;
  readonly setFilter: (part: Partial<LetterFilter>) => void;
  readonly choose: (partner: string | null) => Promise<void>;
  readonly setEffectiveDate: (day: string) => Promise<void>;
  readonly openTemplates: () => Promise<void>;
  readonly openDialog: (kind: 'note' | 'write', partners: readonly string[]) => void;
  /** Asks for the file of the proposal, and what of it would go along. */
  readonly openCopies: (partners: readonly string[]) => Promise<void>;
  readonly closeDialog: () => void;
  readonly saveTemplates: (templates: LetterTemplates) => Promise<void>;
  readonly writeLetters: (format: 'pdf' | 'html', unapproved: boolean) => Promise<void>;
  readonly writeCopies: (withPoints: boolean, withWords: boolean) => Promise<void>;
  readonly note: (note: LetterNote) => Promise<void>;
  readonly cancel: () => void;
  readonly showInFolder: (path: string) => Promise<void>;
  readonly reset: () => void;
};

export type LettersStore = StoreApi<LettersState> & { readonly actions: LettersActions };

const fresh = (today: string): LettersState => ({
  list: 'unread',
  proposal: null,
  filter: { told: 'all', kind: null, text: '' },
  chosen: null,
  letter: null,
  templates: null,
  effectiveDate: today,
  dialog: null,
  isBusy: false,
  progress: null,
  error: null,
  done: null,
});

/** Letters and copies for partners, and who was told. */
export const createLettersStore = ({
  call,
  shell,
  applyWorkspace,
  today,
}: LettersDeps): LettersStore => {
  const store = createStore<LettersState>(() => fresh(today()));
  let running: AbortController | null = null;

  const fail = (error: AppError): void =>
    store.setState({
      isBusy: false,
      progress: null,
      error: error.type === 'Cancelled' ? null : error,
    });

  const readLetter = async (): Promise<void> => {
    const { chosen, proposal, effectiveDate } = store.getState();
    if (chosen === null) {
      store.setState({ letter: null });
      return;
    }
    const shown = await call('letters/preview', { proposal, partner: chosen, effectiveDate });
    if (store.getState().chosen !== chosen) return;
    store.setState(shown.ok ? { letter: shown.value } : { letter: null, error: shown.error });
  };

  const read = async (): Promise<void> => {
    const listed = await call('letters/list', { proposal: store.getState().proposal });
    if (!listed.ok) {
      fail(listed.error);
      return;
    }
    store.setState({ list: listed.value });
    await readLetter();
  };

  const nameOf = (key: string | undefined): string => {
    const { list } = store.getState();
    const found =
      list === null || list === 'unread' ? null : list.partners.find((each) => each.key === key);
    return fileSlug(found?.name ?? '');
  };

  /** Work with progress and a way to cancel it; the list is read again behind it. */
  const work = async (
    run: (
      signal: AbortSignal,
      onProgress: (progress: Progress) => void,
    ) => Promise<string | AppError>,
    path: string | null,
  ): Promise<void> => {
    const mine = new AbortController();
    running = mine;
    store.setState({ isBusy: true, progress: null, error: null, done: null });
    const outcome = await run(mine.signal, (progress) => store.setState({ progress }));
    running = null;
    if (typeof outcome !== 'string') {
      fail(outcome);
      return;
    }
    store.setState({
      ...{ isBusy: false, progress: null, dialog: null },
      done: { words: outcome, path },
    });
    await read();
  };

  const dialogPartners = (): readonly string[] => {
    const { dialog } = store.getState();
    return dialog === null || dialog.kind === 'templates' ? [] : dialog.partners;
  };

  const actions: LettersActions = {
    read,
    chooseProposal: async (proposal) => {
      store.setState({ proposal, chosen: null, letter: null, done: null, error: null });
      await read();
    },
    setFilter: (part) => store.setState(({ filter }) => ({ filter: { ...filter, ...part } })),
    choose: async (chosen) => {
      store.setState({ chosen });
      await readLetter();
    },
    setEffectiveDate: async (effectiveDate) => {
      store.setState({ effectiveDate });
      await readLetter();
    },
    openTemplates: async () => {
      const read = await call('letters/templates', {});
      store.setState(
        read.ok
          ? { templates: read.value, dialog: { kind: 'templates' }, error: null }
          : { error: read.error },
      );
    },
    openDialog: (kind, partners) =>
      store.setState({ dialog: { kind, partners }, error: null, done: null }),
    openCopies: async (partners) => {
      const { list } = store.getState();
      if (list === null || list === 'unread') return;
      const path = await shell.chooseOpen('proposal');
      if (path === null) return;
      store.setState({ isBusy: true, error: null, done: null });
      const offer = await call('copy/offer', { path });
      if (!offer.ok) {
        fail(offer.error);
        return;
      }
      if (offer.value.proposalSha256 !== list.proposal.sha256) {
        fail(
          refuseInput(
            offer.value.title,
            `the file of "${list.proposal.title}"`,
            'another proposal',
            'Choose its file, or look at the other proposal.',
          ),
        );
        return;
      }
      store.setState({
        isBusy: false,
        dialog: { kind: 'copies', partners, path, offer: offer.value },
      });
    },
    closeDialog: () => store.setState({ dialog: null, error: null }),
    saveTemplates: async (templates) => {
      const saved = await call('letters/save-templates', {
        templates,
        label: 'Change letter templates',
      });
      if (!saved.ok) {
        fail(saved.error);
        return;
      }
      await applyWorkspace(saved.value);
      store.setState({ dialog: null, error: null, templates });
      await readLetter();
    },
    writeLetters: async (format, unapproved) => {
      const { proposal, effectiveDate } = store.getState();
      const partners = [...dialogPartners()];
      const isOne = partners.length === 1;
      const suggested = isOne ? `letter ${nameOf(partners[0])}` : 'letters';
      const kind = isOne ? (`letter-${format}` as const) : 'letters';
      const target = await shell.chooseSave(suggested, kind);
      if (target === null) return;
      await work(async (signal, onProgress) => {
        const request = { proposal, partners, format, effectiveDate, target, unapproved };
        const written = await call('letters/write', request, { signal, onProgress });
        return written.ok ? `Wrote ${countOf(written.value.letters, 'letter')}` : written.error;
      }, target);
    },
    writeCopies: async (withPoints, withWords) => {
      const { dialog } = store.getState();
      if (dialog?.kind !== 'copies') return;
      const { path } = dialog;
      const partners = [...dialog.partners];
      const isOne = partners.length === 1;
      const target = await shell.chooseSave(
        isOne ? `copy ${nameOf(partners[0])}` : 'copies',
        isOne ? 'copy' : 'copies',
      );
      if (target === null) return;
      await work(async (signal, onProgress) => {
        const request = { path, target, partners, withPoints, withWords };
        const written = await call('copy/write', request, { signal, onProgress });
        return written.ok
          ? `Wrote copies for ${countOf(written.value.copies, 'partner')}`
          : written.error;
      }, target);
    },
    note: async (note) => {
      const { proposal } = store.getState();
      const partners = [...dialogPartners()];
      await work(async () => {
        const noted = await call('letters/note', { proposal, partners, ...note });
        return noted.ok
          ? `Noted ${toldWords[note.state]} for ${countOf(noted.value.noted, 'partner')}`
          : noted.error;
      }, null);
    },
    cancel: () => running?.abort(),
    showInFolder: async (path) => {
      await shell.showInFolder(path);
    },
    reset: () => {
      running?.abort();
      store.setState(fresh(today()));
    },
  };

  return Object.assign(store, { actions });
};
