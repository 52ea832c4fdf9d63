import { describe, expect, it } from 'vitest';
import { createInitialFile, workspaceArgument } from '#electron/main/initial-file.ts';
import { createPathGrants } from '#electron/main/path-grants.ts';

const open = () => {
  const told: string[] = [];
  const grants = createPathGrants();
  return { told, grants, initial: createInitialFile(grants, (path) => told.push(path)) };
};

describe('a workspace that is handed over', () => {
  it('waits until the page asks, and is handed out once', () => {
    const { told, grants, initial } = open();
    initial.offer('/a.tierwright');
    initial.offer('/b.tierwright');

    expect(initial.waiting()).toBe('/b.tierwright');
    expect([initial.take(), initial.take()]).toEqual(['/b.tierwright', null]);
    expect(initial.waiting()).toBeNull();
    expect(told).toEqual([]);
    expect(grants.isGranted('/b.tierwright', 'workspace')).toBe(true);
  });

  it('is told to a page that has asked before', () => {
    const { told, initial } = open();
    initial.take();

    initial.offer('/a.tierwright');

    expect(told).toEqual(['/a.tierwright']);
    expect(initial.take()).toBeNull();
  });

  it('waits again while the page is loaded anew', () => {
    const { told, initial } = open();
    initial.take();

    initial.reset();
    initial.offer('/a.tierwright');

    expect(told).toEqual([]);
    expect(initial.take()).toBe('/a.tierwright');
  });
});

describe('the workspace of a command line', () => {
  it.each([
    [['/app', '/w/a.tierwright'], '/w/a.tierwright'],
    [['/app', 'a.tierwright'], '/here/a.tierwright'],
    [['--no-sandbox', '/app', '--smoke', 'a.TIERWRIGHT'], '/here/a.TIERWRIGHT'],
    [['/app', 'a.tierwright', 'b.tierwright'], '/here/b.tierwright'],
    [['/app', '--name=a.tierwright'], null],
    [['/app', 'a.csv'], null],
    [['/app'], null],
    [[], null],
  ])('%j is %j', (args, path) => {
    expect(workspaceArgument(args, '/here')).toBe(path);
  });
});
