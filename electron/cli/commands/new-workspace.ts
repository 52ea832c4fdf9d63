import { basename, resolve } from 'node:path';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

/** `tierwright new`: an empty workspace, or the sample programme. */
export const newWorkspace =
  (path: string, options: { readonly name?: string; readonly sample?: boolean }): Command =>
  async ({ call }) => {
    const target = resolve(path);
    const created =
      options.sample === true
        ? await call('workspace/create-sample', { path: target })
        : await call('workspace/create', {
            path: target,
            name: options.name ?? basename(target, '.tierwright'),
          });
    if (!created.ok) {
      return created;
    }
    const { name, runs } = created.value;
    return ok({
      document: { path: target, name, imports: runs.length },
      lines: [`Created ${target} for "${name}" with ${runs.length} imported files.`],
    });
  };
