import { readdirSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import { ownNodePath } from '#electron/launch/install/node-binary.js';
import { fusePlan } from '#electron/launch/packing/fuses.js';
import { packedPlaces, unpackedFolder } from '#electron/launch/packing/packed-program.js';
import { inProject } from '#electron/launch/support/project-root.js';
import { runCommand } from '#electron/launch/support/run-command.js';
import { sandboxSwitches } from '#electron/launch/system/sandbox.js';
import { environmentOf, makeHome } from './support/own-home.ts';

const folder = inProject('release', unpackedFolder(process.platform, process.arch));
const { program, resources } = packedPlaces(folder, process.platform);

/** The program starts, shows its page, says so and ends by itself. */
const smoke = (env: Readonly<Record<string, string>> = {}) => {
  const home = makeHome();
  return runCommand(program, [...sandboxSwitches(), '--smoke'], {
    cwd: home,
    env: { ...environmentOf(home), ...env },
    deadline: 90_000,
  });
};

describe('the packed application', () => {
  beforeAll(async () => {
    const packed = await runCommand(ownNodePath, [inProject('electron', 'launch', 'package.js')]);
    expect(packed.status, packed.stderr).toBe(0);
  });

  test('starts its engine and shows its page', async () => {
    const { status, stdout } = await smoke();
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'ready\n' });
  });

  test('takes no orders for Node from the environment', async () => {
    const { status, stdout } = await smoke({
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--require=/no/such/file.cjs',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'ready\n' });
  });

  test('has every fuse of its Electron as planned', async () => {
    const wire = await getCurrentFuseWire(program);
    const planned = Object.entries(fusePlan)
      .filter(([fuse]) => fuse in wire)
      .map(([fuse, isOn]) => [fuse, isOn ? FuseState.ENABLE : FuseState.DISABLE]);
    expect(wire).toEqual({ ...Object.fromEntries(planned), version: FuseVersion.V1 });
    // The oldest runtime has all but the newest fuse.
    expect(planned.length).toBeGreaterThanOrEqual(FuseV1Options.WasmTrapHandlers);
  });

  test('carries the SQLite addon of this platform and no other', () => {
    const addons = readdirSync(resources, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.node'),
    );
    const name = `${process.platform}-${process.arch}.node`;
    expect(addons).toEqual([
      path.join('app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds', name),
    ]);
  });
});
