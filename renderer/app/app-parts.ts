import type { Commands } from '#renderer/commands/create-commands.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { AppInfo } from '#shared/ipc/shell-contract.ts';
import type { Stores } from './create-stores.ts';

/** What the window is made of; made once before the first drawing. */
export type AppParts = {
  readonly stores: Stores;
  readonly commands: Commands;
  readonly shell: ShellApi;
  readonly info: AppInfo;
};
