/**
 * Runs work at most once a frame. What comes after a quiet frame runs at once: an event that a frame
 * callback has already put off, as a slider's move, is then still drawn in the frame it came for.
 * What comes sooner waits for the next frame, where a later piece of work joins it.
 */
export const createFrameRunner = (
  requestFrame: (callback: () => void) => unknown,
): ((work: () => void) => void) => {
  let isFrameAsked = false;
  let waiting: (() => void)[] = [];

  const ask = (): void => {
    isFrameAsked = true;
    requestFrame(() => {
      isFrameAsked = false;
      if (waiting.length === 0) return;
      const works = waiting;
      waiting = [];
      ask();
      works.forEach((work) => work());
    });
  };

  return (work) => {
    if (isFrameAsked) {
      waiting.push(work);
      return;
    }
    ask();
    work();
  };
};
