import { basename, extname } from 'node:path';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import { readWorkspace } from './read-workspace.ts';
import { planExport } from './sensitivity.ts';

type PictureRequest = {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Ids of the sensitive things that it shows. */
  readonly include: readonly string[];
};

/** How files of an ending begin. */
const beginnings: Readonly<Record<string, readonly number[]>> = {
  '.png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  '.svg': [...Buffer.from('<svg ')],
};

/** Writes the picture of a chart, as which its ending names it, and notes what it shows. */
export const writePicture = async (
  file: WorkspaceFile,
  { path, bytes, include }: PictureRequest,
  now: Date,
): Promise<Result<Workspace, AppError>> => {
  const ending = extname(path).toLowerCase();
  const beginning = beginnings[ending];
  if (beginning === undefined || beginning.some((byte, place) => bytes[place] !== byte)) {
    return err(
      refuseInput(
        basename(path),
        'a picture under a name that ends in .png or .svg as what it is',
        ending === '' ? 'a name without an ending' : ending,
        'Keep the ending that the dialog suggests.',
      ),
    );
  }
  const { sensitive } = readWorkspace(file);
  const planned = planExport(file, sensitive, include, { what: 'a chart', target: path });
  if (!planned.ok) {
    return planned;
  }
  const written = await writeFileSafely(path, bytes);
  if (!written.ok) {
    return written;
  }
  planned.value(now);
  return ok(readWorkspace(file));
};
