import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheFolder } from '#electron/launch/runtime/cache-folder.js';

describe('where downloads are kept', () => {
  test('Linux keeps them in the cache folder of the XDG standard', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/big/cache' }, 'linux', '/home/someone')).toBe(
      path.join('/big/cache', 'tierwright'),
    );
  });

  test('a relative XDG folder is ignored, as the standard asks', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: 'cache' }, 'linux', '/home/someone')).toBe(
      path.join('/home/someone', '.cache', 'tierwright'),
    );
  });

  test('a Mac keeps them among its caches', () => {
    expect(cacheFolder({}, 'darwin', '/Users/someone')).toBe(
      path.join('/Users/someone', 'Library', 'Caches', 'tierwright'),
    );
  });
});
