import type { OpenWindow } from './open-window.ts';

type Point = { readonly x: number; readonly y: number };

/** In the page: fulfilled with the time since 1970 at which the frame that is next was handed on. */
const afterPaint = `() => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
  port2.postMessage(null);
}))`;

/** In the page: fulfilled with the answer of `find` once it is not null. */
const found = (find: string): string => `new Promise((resolve) => {
  const look = () => {
    const answer = (${find})();
    if (answer === null) requestAnimationFrame(look); else resolve(answer);
  };
  look();
})`;

/** A page that can be used: what is clicked, and what shows that the click was answered. */
export type Usable = {
  /** In the page: the point to be clicked as `{ x, y }`, null until it is drawn. */
  readonly target: string;
  /** In the page: whether the click was answered. */
  readonly isAnswered: string;
};

/** Any click on an empty page, answered by a change of its text. */
export const blankPage: Usable = {
  target: `() => {
    if (document.body === null || !document.body.innerText.includes('blank')) return null;
    addEventListener('pointerdown', () => { document.body.innerText = 'answered'; });
    return { x: 200, y: 200 };
  }`,
  isAnswered: `() => document.body.innerText === 'answered' ? true : null`,
};

/** The ranked list of partners, answered by the inspector that explains the one that was chosen. */
export const portfolio: Usable = {
  target: `() => {
    const cell = document.querySelector('[row-index="4"] [col-id="partner"]');
    const score = document.querySelector('[row-index="4"] [col-id="score"]');
    if (!cell?.textContent || !score?.textContent) return null;
    const { x, y } = cell.getBoundingClientRect();
    return { x: x + 20, y: y + 10 };
  }`,
  isAnswered: `() => document.querySelector('aside [role="table"], aside table') === null ? null : true`,
};

/** Milliseconds from the request for the process to a painted page, and to its answer to a click. */
export type StartTimes = { readonly painted: number; readonly usable: number };

/** The window begins with an empty page; a question that its end cuts off is asked again. */
const askLoadedPage = async (window: OpenWindow, expression: string): Promise<unknown> => {
  for (;;) {
    try {
      return await window.evaluate(expression);
    } catch (error) {
      if (!String(error).includes('context')) throw error;
    }
  }
};

/** Waits for the page to be drawn, clicks as a mouse does, waits for the answer to be drawn. */
export const waitUsable = async (
  window: OpenWindow,
  { target, isAnswered }: Usable,
): Promise<StartTimes> => {
  const { startedAt, evaluate, send } = window;
  const { point, at } = (await askLoadedPage(
    window,
    `${found(target)}.then(async (point) => ({ point, at: await (${afterPaint})() }))`,
  )) as { readonly point: Point; readonly at: number };
  const press = { ...point, button: 'left', clickCount: 1 };
  let answered: number | null = null;
  // A page that is still being drawn may swallow a click; a person clicks again, and so it counts.
  for (let attempt = 0; answered === null && attempt < 30; attempt += 1) {
    await send('Input.dispatchMouseEvent', { ...press, type: 'mousePressed' });
    await send('Input.dispatchMouseEvent', { ...press, type: 'mouseReleased' });
    const patience = 'new Promise((resolve) => setTimeout(() => resolve(null), 2000))';
    answered = (await evaluate(
      `Promise.race([${found(isAnswered)}.then(${afterPaint}), ${patience}])`,
    )) as number | null;
  }
  if (answered === null) {
    throw new Error('the window did not answer a click within a minute');
  }
  return { painted: at - startedAt, usable: answered - startedAt };
};
