import { z } from 'zod';
import { proposalDocument } from '../proposal/proposal-document.ts';
import { routedProposal } from '../proposal/routed-proposal.ts';
import type { CopyDocument } from './copy-document.ts';

const { shape } = proposalDocument;
const tier = shape.tiers.element.pick({
  name: true,
  purpose: true,
  line: true,
  card: true,
  gates: true,
  clock: true,
  ladder: true,
});
const dimension = shape.method.shape.dimensions.element.pick({
  name: true,
  weight: true,
  takes: true,
});
const criterion = shape.method.shape.dimensions.element.shape.criteria.element.pick({
  name: true,
  unit: true,
  weight: true,
});
const partner = shape.partners.element
  .pick({
    key: true,
    name: true,
    currentTier: true,
    proposedTier: true,
    recommendedTier: true,
    score: true,
    coverage: true,
    found: true,
    step: true,
    ladder: true,
    blockedBy: true,
  })
  .extend({ contributions: shape.partners.element.shape.contributions.optional() });

/** What a copy says, put together from its fields. */
export const copyBody = z.strictObject({
  format: z.enum(['tierwright-proposal/1', 'tierwright-proposal/2']),
  title: shape.title,
  programme: shape.programme,
  createdAt: shape.createdAt,
  engineVersion: shape.engineVersion,
  /** Of format 1. */
  signer: shape.signer.optional(),
  /** Of format 2. */
  route: routedProposal.shape.route.optional(),
  root: routedProposal.shape.root.optional(),
  tiers: z.array(tier).min(1),
  ladder: shape.ladder,
  ladders: shape.ladders,
  vetoes: shape.vetoes,
  partner,
  /** Only in a copy with points. */
  method: z
    .strictObject({
      dimensions: z.array(dimension.extend({ criteria: z.array(criterion).optional() })),
    })
    .optional(),
});

export type CopyBody = z.infer<typeof copyBody>;

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Puts a value where a JSON pointer says; numbers become places of lists. */
const put = (top: Tree, path: string, value: unknown): void => {
  const names = path.split('/').slice(1);
  const last = names.pop() ?? '';
  let node = top;
  for (const [depth, name] of names.entries()) {
    const next = node[name];
    if (isTree(next)) {
      node = next;
      continue;
    }
    const following = names[depth + 1] ?? last;
    const made: Tree = /^\d+$/u.test(following) ? ([] as unknown as Tree) : {};
    node[name] = made;
    node = made;
  }
  node[last] = value;
};

/** Puts the fields of a copy together; the error names what cannot be read. */
export const readCopyBody = (
  { fields }: CopyDocument,
  handle: string,
):
  | { readonly ok: true; readonly body: CopyBody }
  | { readonly ok: false; readonly reason: string } => {
  const top: Tree = {};
  const own = `/partners/${handle}`;
  for (const { path, value } of fields) {
    if (path === '' || path === own) continue;
    put(top, path.startsWith(`${own}/`) ? `/partner/${path.slice(own.length + 1)}` : path, value);
  }
  const read = copyBody.safeParse(top);
  const [issue] = read.error?.issues ?? [];
  return read.success
    ? { ok: true, body: read.data }
    : { ok: false, reason: `at ${issue?.path.join('.') ?? 'its top'}: ${issue?.message ?? ''}` };
};
