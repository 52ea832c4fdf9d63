import { describe, expectTypeOf, it } from 'vitest';
import type { CommandId, MainCommandId, PageCommandId } from '#shared/commands/command-list.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { ShellReply, ShellRequest } from '#shared/ipc/shell-contract.ts';

declare const shell: ShellApi;

describe('the contract of the shell', () => {
  it('gives each channel its own request and answer', () => {
    expectTypeOf<ShellRequest<'shell/choose-open'>>().toEqualTypeOf<{
      kind: 'proposal' | 'recipe' | 'backup' | 'certificate' | 'pkcs12' | 'evidence';
    }>();
    expectTypeOf<ShellReply<'shell/choose-open'>>().toEqualTypeOf<string | null>();
  });

  it('lets the page name only what there is', () => {
    // @ts-expect-error -- no theme of that name.
    void shell.setTheme('sepia');
    // @ts-expect-error -- the page itself performs 'undo'.
    void shell.performCommand('undo');
    // @ts-expect-error -- the page never gets at the channels themselves.
    expectTypeOf<ShellApi>().toHaveProperty('invoke');
  });

  it('knows who performs each command', () => {
    expectTypeOf<MainCommandId | PageCommandId>().toEqualTypeOf<CommandId>();
    expectTypeOf<MainCommandId & PageCommandId>().toEqualTypeOf<never>();
  });
});
