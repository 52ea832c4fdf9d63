import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { recipe } from '#shared/model/recipe.ts';

const schema = z.toJSONSchema(recipe, { io: 'input' });

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Paths of properties and alternatives without a description. */
const undescribed = (node: Node, path: string): readonly string[] => [
  // A choice within a choice is described by its alternatives.
  ...(typeof node['description'] === 'string' || Array.isArray(node['anyOf']) ? [] : [path]),
  ...(isNode(node['properties'])
    ? Object.entries(node['properties']).flatMap(([name, child]) =>
        isNode(child) ? undescribed(child, `${path}.${name}`) : [],
      )
    : []),
  ...(isNode(node['items']) ? undescribed(node['items'], `${path}[]`) : []),
  ...['anyOf', 'oneOf'].flatMap((field) =>
    Array.isArray(node[field])
      ? node[field]
          .filter(isNode)
          .filter((child) => child['type'] !== 'null')
          .flatMap((child) => undescribed(child, path))
      : [],
  ),
];

describe('the published schema of recipes', () => {
  it('is what the application checks recipes by; `vitest -u` writes it anew', async () => {
    const document = {
      ...schema,
      title: 'Tierwright recipe',
    };
    const text = await format(JSON.stringify(document), { parser: 'json', printWidth: 100 });
    await expect(text).toMatchFileSnapshot('../../docs/recipe.schema.json');
  });

  it('describes every field', () => {
    // Elements of a list of texts are described by the list.
    expect(undescribed(schema, 'recipe').filter((path) => !path.endsWith('[]'))).toEqual([]);
  });
});
