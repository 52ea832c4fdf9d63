import { ensureBuild } from './build/ensure-build.js';
import { ensureDependencies } from './install/ensure-dependencies.js';
import { runScript } from './support/run-script.js';

/** `npm run build`: the application in `dist`, built anew only when a source has changed. */
await runScript(async () => {
  await ensureBuild(await ensureDependencies());
  return 0;
});
