import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

/**
 * V8 keeps a script of nothing but ASCII in half the memory, and reads it faster: one arrow in a
 * sentence makes two bytes of every character of its file. Comments cannot be written so; those of
 * licences stay.
 */
const inAscii = { charset: 'ascii', comments: { jsdoc: false } } as const;

const fromRoot = (file: string): string => path.join(import.meta.dirname, file);

/** Entry names to files: the engine, and each of its workers as a file of its own. */
const engineEntries = (): Record<string, string> =>
  Object.fromEntries([
    ['index', fromRoot('electron/engine/index.ts')],
    ...readdirSync(fromRoot('electron/engine/workers'))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [
        `workers/${path.parse(file).name}`,
        fromRoot(`electron/engine/workers/${file}`),
      ]),
  ]);

type NodePart = {
  readonly input: Record<string, string>;
  readonly outDir: string;
  /** A sandboxed preload is one CommonJS file; everything else is an ES module. */
  readonly format: 'es' | 'cjs';
  /** Packages that are found at run time instead of being bundled. */
  readonly external: string[];
};

/** Code that runs in one of the processes. Node 20 is what the oldest runtime's main process has. */
const nodePart = ({ input, outDir, format, external }: NodePart): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external },
  build: {
    outDir: fromRoot(outDir),
    target: 'node20',
    minify: false,
    sourcemap: true,
    emptyOutDir: true,
    copyPublicDir: false,
    rolldownOptions: {
      input,
      external,
      platform: 'node',
      output: {
        format,
        ...inAscii,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
        // Only the engine has several entries; a single file is easier to find things beside.
        ...(Object.keys(input).length === 1 ? { codeSplitting: false } : {}),
      },
    },
  },
});

const fonts = 'electron/engine/proposal/fonts';

/** Fonts are read as files when a proposal is printed, so they lie beside the built engine. */
const copyFonts: Plugin = {
  name: 'copy-fonts',
  applyToEnvironment: ({ name }) => name === 'engine',
  writeBundle: () => {
    cpSync(fromRoot(fonts), fromRoot('dist/engine/proposal/fonts'), { recursive: true });
  },
};

/** What the verifier page has in place of Node's modules, which the verifying code of the engine asks for. */
const inThePage: Readonly<Record<string, string>> = {
  'node:crypto': fromRoot('electron/verifier/node-crypto.ts'),
  'node:zlib': fromRoot('electron/verifier/node-zlib.ts'),
};

/** Modules whose exports are data: the build works them out, and what they are worked out of stays behind. */
const workedOut = new Set(
  ['shared/ipc/channel-facts.ts', 'shared/model/defaults.ts'].map(fromRoot),
);

const workOut: Plugin = {
  name: 'work-out',
  async load(id) {
    if (!workedOut.has(id)) return null;
    const values = (await import(pathToFileURL(id).href)) as Readonly<Record<string, unknown>>;
    return Object.entries(values)
      .map(([name, value]) => {
        const text = JSON.stringify(value) as string | undefined;
        // A function, a date or NaN would be gone or another without a word.
        if (text === undefined || !isDeepStrictEqual(JSON.parse(text), value)) {
          this.error(`${name} of ${id} is no data that JSON holds`);
        }
        return `export const ${name} = ${text};`;
      })
      .join('\n');
  },
};

const policyHash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The verifier page as one file whose policy names its own script and style and allows nothing else. */
const composeVerifier: Plugin = {
  name: 'compose-verifier',
  applyToEnvironment: ({ name }) => name === 'verifier',
  enforce: 'pre',
  resolveId: (id) => inThePage[id] ?? null,
  generateBundle(_, bundle) {
    const [chunk, ...others] = Object.values(bundle);
    if (chunk?.type !== 'chunk' || others.length > 0) {
      this.error('the verifier page is one script');
    }
    // Inside a script element HTML knows these two marks alone.
    const script = chunk.code.replaceAll(/<(\/script|!--)/giu, '<\\$1').trim();
    const style = readFileSync(fromRoot('electron/verifier/page.css'), 'utf8').trim();
    const policy = [
      "default-src 'none'",
      `script-src ${policyHash(script)}`,
      `style-src ${policyHash(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    // Put in by functions: a replacement text would have marks of its own.
    const page = readFileSync(fromRoot('electron/verifier/page.html'), 'utf8')
      .replace('POLICY', () => policy)
      .replace('<style></style>', () => `<style>${style}</style>`)
      .replace('<script></script>', () => `<script>${script}</script>`);
    Reflect.deleteProperty(bundle, chunk.fileName);
    this.emitFile({ type: 'asset', fileName: 'verify.html', source: page });
  },
};

/** Every part of the application in one file: `vite build --app` builds them one after the other. */
export default defineConfig({
  root: fromRoot('renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), workOut, copyFonts, composeVerifier],
  environments: {
    client: {
      build: {
        outDir: fromRoot('dist/page'),
        target: 'chrome130',
        sourcemap: true,
        emptyOutDir: true,
        // The content security policy names files, so nothing is put inline.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          output: {
            ...inAscii,
            // What the window starts with is asked for at once: each file is a way to the main process and back.
            codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
          },
        },
        // The page is read from disk; what counts is that it does not grow unseen.
        chunkSizeWarningLimit: 4000,
      },
    },
    verifier: {
      consumer: 'client',
      build: {
        outDir: fromRoot('dist/verifier'),
        target: 'es2022',
        sourcemap: false,
        emptyOutDir: true,
        modulePreload: false,
        rolldownOptions: {
          input: fromRoot('electron/verifier/main.ts'),
          output: { format: 'iife', codeSplitting: false, entryFileNames: 'verify.js' },
        },
        chunkSizeWarningLimit: 4000,
      },
    },
    main: nodePart({
      input: { index: fromRoot('electron/main/index.ts') },
      outDir: 'dist/main',
      format: 'es',
      external: ['electron'],
    }),
    preload: nodePart({
      input: { index: fromRoot('electron/preload/index.ts') },
      outDir: 'dist/preload',
      format: 'cjs',
      external: ['electron'],
    }),
    engine: nodePart({
      input: engineEntries(),
      outDir: 'dist/engine',
      format: 'es',
      external: ['electron', 'better-sqlite3'],
    }),
    cli: nodePart({
      input: { index: fromRoot('electron/cli/index.ts') },
      outDir: 'dist/cli',
      format: 'es',
      external: ['better-sqlite3'],
    }),
  },
  builder: {},
});
