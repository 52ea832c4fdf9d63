import { ensureBuild } from '#electron/launch/build/ensure-build.js';
import { ensureDependencies } from '#electron/launch/install/ensure-dependencies.js';

/** Runs once before the endurance tests, however they were started: the engine built from the present sources. */
export const setup = async (): Promise<void> => {
  await ensureBuild(await ensureDependencies());
};
