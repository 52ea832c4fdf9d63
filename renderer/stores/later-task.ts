/** Fulfilled in another task of the page, so that it paints and answers in between. */
export const laterTask = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });
