import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ulid } from 'ulid';
import { readAssignments } from '#db/milestones/assignment-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { readMilestoneTable } from '#shared/ladder/milestones/milestone-table.ts';
import type { Milestone, MilestoneAssignment } from '#shared/model/milestone.ts';
import type { MilestoneImport } from '#shared/model/milestone-list.ts';
import { err, ok, type Result } from '#shared/result.ts';

type Connection = WorkspaceFile['connection'];

const where = 'Milestones';

/** The assigned milestones of these ids; refused where one is gone. */
export const findAssignments = (
  connection: Connection,
  ids: readonly string[],
): Result<readonly MilestoneAssignment[], AppError> => {
  const byId = new Map(readAssignments(connection).map((each) => [each.id, each]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  return found.length === ids.length
    ? ok(found)
    : err(
        refuseInput(
          where,
          'milestones that are assigned',
          `${ids.length - found.length} that were taken away meanwhile`,
          'Look at the list as it is now and do it again.',
        ),
      );
};

/** New assignments for partners who do not have the milestone with that due day yet. */
export const assignTo = (
  connection: Connection,
  { milestone, partners, due, owner }: CheckedRequest<'milestones/assign'>,
): readonly MilestoneAssignment[] => {
  const taken = new Set(
    readAssignments(connection)
      .filter((each) => each.milestone === milestone && each.due === due)
      .map(({ partner }) => partner),
  );
  return [...new Set(partners)]
    .filter((partner) => !taken.has(partner))
    .map((partner) => ({
      ...{ id: ulid(), milestone, partner, due, owner },
      ...{ metOn: null, proof: null, waivedOn: null, reason: '' },
    }));
};

const hashOf = async (path: string): Promise<Result<string, AppError>> => {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return ok(hash.digest('hex'));
  } catch (error) {
    return err(
      refuseInput(
        basename(path),
        'a file that can be read',
        error instanceof Error ? error.message : String(error),
        'Choose the file again, or give a link or a note.',
      ),
    );
  }
};

const proofOf = async ({
  to,
  file,
}: CheckedRequest<'milestones/settle'>): Promise<
  Result<MilestoneAssignment['proof'], AppError>
> => {
  if (to.kind !== 'met') {
    return ok(null);
  }
  if (to.proof !== 'file') {
    return to.text === ''
      ? err(
          refuseInput(
            where,
            `a ${to.proof} that proves it`,
            'nothing',
            'Say what proves that the milestone is met.',
          ),
        )
      : ok({ kind: to.proof, text: to.text, sha256: null });
  }
  if (file === undefined) {
    return err(
      refuseInput(where, 'a file that proves it', 'no file', 'Choose the file, or give a link.'),
    );
  }
  const hash = await hashOf(file);
  return hash.ok ? ok({ kind: 'file', text: basename(file), sha256: hash.value }) : hash;
};

/** The assignments as they are once they are met, waived or open again. */
export const settle = async (
  connection: Connection,
  request: CheckedRequest<'milestones/settle'>,
): Promise<Result<readonly MilestoneAssignment[], AppError>> => {
  const found = findAssignments(connection, request.ids);
  if (!found.ok) {
    return found;
  }
  const proof = await proofOf(request);
  if (!proof.ok) {
    return proof;
  }
  const { to } = request;
  return ok(
    found.value.map((each) => {
      switch (to.kind) {
        case 'met':
          return { ...each, metOn: to.on, proof: proof.value, waivedOn: null, reason: '' };
        case 'waived':
          // An adverse event that is lifted has happened all the same.
          return { ...each, waivedOn: to.on, reason: to.reason };
        case 'open':
          return { ...each, metOn: null, proof: null, waivedOn: null, reason: '' };
      }
    }),
  );
};

/** Assignments with another due day or owner; refused where a partner would have one twice on a day. */
export const moveTo = (
  connection: Connection,
  { ids, due, owner }: CheckedRequest<'milestones/move'>,
): Result<readonly MilestoneAssignment[], AppError> => {
  const found = findAssignments(connection, ids);
  if (!found.ok) {
    return found;
  }
  const moved = found.value.map((each) => ({
    ...each,
    due: due ?? each.due,
    owner: owner ?? each.owner,
  }));
  const keyOf = ({ partner, milestone, due: on }: MilestoneAssignment): string =>
    `${partner}\n${milestone}\n${on}`;
  const chosen = new Set(ids);
  const keys = new Set(
    readAssignments(connection)
      .filter(({ id }) => !chosen.has(id))
      .map(keyOf),
  );
  for (const each of moved) {
    if (keys.has(keyOf(each))) {
      return err(
        refuseInput(
          where,
          'one milestone of a kind for a partner on a day',
          `two for ${each.partner} on ${each.due}`,
          'Choose another day, or take one of the two away.',
        ),
      );
    }
    keys.add(keyOf(each));
  }
  return ok(moved);
};

/** What a table of milestones would write, and what is wrong with it. */
export const readTable = (
  connection: Connection,
  text: string,
  catalogue: readonly Milestone[],
): { readonly report: MilestoneImport; readonly write: readonly MilestoneAssignment[] } => {
  const partners = new Set(connection.prepare<[], string>(`SELECT key FROM partner`).pluck().all());
  const { assignments, problems } = readMilestoneTable(text, partners, catalogue);
  const keyOf = (each: Omit<MilestoneAssignment, 'id'>): string =>
    `${each.partner}\n${each.milestone}\n${each.due}`;
  const known = new Map(readAssignments(connection).map((each) => [keyOf(each), each]));
  const write: MilestoneAssignment[] = [];
  let [added, changed, same] = [0, 0, 0];
  for (const each of assignments) {
    const before = known.get(keyOf(each));
    const next = { id: before?.id ?? ulid(), ...each };
    if (before === undefined) added += 1;
    else if (textOf(before) === textOf(next)) {
      same += 1;
      continue;
    } else changed += 1;
    write.push(next);
  }
  return { report: { added, changed, same, problems }, write: problems.length > 0 ? [] : write };
};

const textOf = ({ owner, metOn, proof, waivedOn, reason }: MilestoneAssignment): string =>
  JSON.stringify([owner, metOn, proof?.kind, proof?.text, proof?.sha256, waivedOn, reason]);
