import { describe, expect, test } from 'vitest';
import { missingLibraries, packagesFor } from '#electron/launch/system/shared-libraries.js';

const lddOutput = `	linux-vdso.so.1 (0x00007ffd5a9f5000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1d2a000000)
	libgtk-3.so.0 => not found
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1d29c00000)
`;

describe('libraries that the system lacks', () => {
  test('each missing library is named once, in the order of ldd', () => {
    expect(missingLibraries(lddOutput)).toEqual(['libgtk-3.so.0', 'libnss3.so', 'libnssutil3.so']);
  });

  test('a program that finds all of its libraries lacks none', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x00007f1d29c00000)\n')).toEqual([]);
  });

  test('a static program lacks none', () => {
    expect(missingLibraries('\tnot a dynamic executable\n')).toEqual([]);
  });

  test('libraries of one package ask for it once', () => {
    expect(packagesFor(['libnssutil3.so', 'libnss3.so', 'libgtk-3.so.0'])).toEqual({
      packages: ['libgtk-3-0', 'libnss3'],
      unknown: [],
    });
  });

  test('a library whose package is not known is handed back', () => {
    expect(packagesFor(['libnew.so.9', 'libgbm.so.1'])).toEqual({
      packages: ['libgbm1'],
      unknown: ['libnew.so.9'],
    });
  });
});
