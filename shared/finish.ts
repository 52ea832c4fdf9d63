/** Runs work that comes in pieces to its end at once; for who has nobody to listen to in between. */
export const finish = <T>(steps: Generator<unknown, T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
};
