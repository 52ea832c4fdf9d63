import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Compiles one planted file under the settings of a layer and returns the messages. */
const compile = (layer: string, text: string): readonly string[] => {
  const configPath = join(root, layer, 'tsconfig.json');
  const { config } = ts.readConfigFile(configPath, (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, join(root, layer));
  const file = join(root, layer, 'planted-file.ts');
  const host = ts.createCompilerHost(parsed.options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? text : readFile(path));
  host.getSourceFile = (path, options) =>
    path === file ? ts.createSourceFile(path, text, options) : getSourceFile(path, options);
  const program = ts.createProgram(
    [file],
    { ...parsed.options, composite: false, noEmit: true, emitDeclarationOnly: false },
    host,
  );
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

const cannotFind = (name: string): unknown =>
  expect.arrayContaining([
    expect.stringMatching(new RegExp(`Cannot find (name|module).*${name}`, 'u')),
  ]);

describe('the compile walls', () => {
  it.each(['document', 'process', 'Buffer', 'console', 'setTimeout', 'structuredClone', 'crypto'])(
    'shared does not know %s',
    (name) => {
      expect(compile('shared', `export const planted = ${name};`)).toEqual(cannotFind(name));
    },
  );

  it('shared cannot read a file', () => {
    expect(compile('shared', `import 'node:fs'; export {};`)).toEqual(cannotFind('node:fs'));
  });

  it.each([
    ['db', 'window'],
    ['electron/main', 'document'],
    ['electron/engine', 'document'],
    ['renderer', 'process'],
    ['renderer', 'Buffer'],
  ])('%s does not know %s', (layer, name) => {
    expect(compile(layer, `export const planted = ${name};`)).toEqual(cannotFind(name));
  });

  it('lets plain arithmetic through', () => {
    expect(compile('shared', `export const planted = Math.max(1, 2);`)).toEqual([]);
  });
});
