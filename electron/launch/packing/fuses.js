import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * What the packed program may do, for every fuse there is. It is never a plain Node, nobody attaches
 * to it, and the only code that it loads is its own archive.
 * @type {Readonly<Record<FuseV1Options, boolean>>}
 */
export const fusePlan = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * Flips every fuse that this Electron has. A fuse that the plan does not name is an error, so that a
 * newer Electron cannot bring a door that nobody looked at; an older one has fewer.
 * @param {string} program
 */
export const flipAllFuses = async (program) => {
  const wire = await getCurrentFuseWire(program);
  const present = Object.entries(fusePlan).filter(([fuse]) => fuse in wire);
  await flipFuses(
    program,
    /** @type {import('@electron/fuses').FuseConfig} */ ({
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      resetAdHocDarwinSignature: true,
      ...Object.fromEntries(present),
    }),
  );
};
