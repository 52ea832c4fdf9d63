/**
 * The stand-in distribution has no default application, which is the part of Electron that opens
 * the folder named on its command line. These two files take its place in `resources/app`.
 */
export const loaderManifest = JSON.stringify({
  name: 'electron-folder-loader',
  version: '1.0.0',
  type: 'module',
  main: 'main.js',
});

/**
 * Top-level await matters: an import that is not awaited lets `ready` fire first, and an
 * application that must speak before `ready` would then be too late.
 */
export const loaderScript = `import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  process.stderr.write('electron: expected the folder of an application as first argument, found none.\\n');
  process.exit(1);
}
const folder = path.resolve(named);
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version ?? '0.0.0');
if (!app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
}
await import(pathToFileURL(path.join(folder, manifest.main ?? 'index.js')).href);
`;
