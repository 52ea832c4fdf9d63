import { describe, expect, it } from 'vitest';
import { createFrameRunner } from '#renderer/app/frame-runner.ts';

const setUp = () => {
  const frames: (() => void)[] = [];
  const done: string[] = [];
  const run = createFrameRunner((callback) => frames.push(callback));
  return {
    done,
    frames,
    ask: (name: string): void => run(() => void done.push(name)),
    frame: (): void => frames.splice(0).forEach((callback) => callback()),
  };
};

describe('work that is done once a frame', () => {
  it('runs the first piece at once, and what follows in the same frame with the next', () => {
    const { ask, frame, done } = setUp();
    ask('first');
    ask('second');
    expect(done).toEqual(['first']);
    frame();
    expect(done).toEqual(['first', 'second']);
  });

  it('runs at once again after a frame without work', () => {
    const { ask, frame, frames, done } = setUp();
    ask('first');
    frame();
    expect(frames).toEqual([]);
    ask('second');
    expect(done).toEqual(['first', 'second']);
  });

  it('holds back what comes in a frame that has already drawn', () => {
    const { ask, frame, done } = setUp();
    ask('first');
    ask('second');
    frame();
    ask('third');
    expect(done).toEqual(['first', 'second']);
    frame();
    expect(done).toEqual(['first', 'second', 'third']);
  });
});
