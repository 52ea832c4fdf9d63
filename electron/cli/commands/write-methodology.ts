import { resolve } from 'node:path';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';
import { findIncluded, hiddenLines, type IncludeOption } from '../included.ts';
import { idOfVersion } from './model-versions.ts';

/** `tierwright methodology`: the methodology document of the model as PDF, HTML or Markdown. */
export const writeMethodology =
  (
    path: string,
    options: { readonly out: string; readonly version: string } & IncludeOption,
  ): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const included = findIncluded(opened.value.sensitive, options);
    if (!included.ok) {
      return included;
    }
    const version = idOfVersion(opened.value, options.version);
    if (!version.ok) {
      return version;
    }
    const out = resolve(options.out);
    const request = { version: version.value, include: included.value.ids };
    const document = await call('methodology/read', request);
    if (!document.ok) {
      return document;
    }
    const written = await call('methodology/write', { ...request, path: out });
    return written.ok
      ? ok({
          document: { wrote: out, methodology: document.value },
          lines: [
            `Wrote ${out}.`,
            ...hiddenLines(
              opened.value.sensitive,
              ({ kind, code }, hidden) => kind === 'metric' && hidden.metric(code),
              included.value,
            ),
          ],
        })
      : written;
  };
