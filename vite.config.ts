import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

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

/** Every part of the application in one file: `vite build --app` builds them one after the other. */
export default defineConfig({
  root: fromRoot('renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), copyFonts],
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
            // What the window starts with is asked for at once: each file is a way to the main process and back.
            codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
          },
        },
        // The page is read from disk; what counts is that it does not grow unseen.
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
