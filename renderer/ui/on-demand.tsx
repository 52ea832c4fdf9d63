import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react';

/** A component whose code is loaded when it is first drawn, or ahead of that by `load`. */
export type OnDemand<P extends object> = ((props: P) => ReactNode) & {
  /** Asked for twice, it is loaded once; asked for after a failure, it is tried again. */
  readonly load: () => Promise<void>;
};

/**
 * Like React's `lazy` in a `Suspense`, but code that has arrived is drawn in the same frame. React
 * shows a fallback for at least 300 ms, even where the code came after ten. Until it is there
 * `fallback` is drawn; a load that fails throws into the nearest error boundary.
 */
export const onDemand = <P extends object>(
  loadCode: () => Promise<ComponentType<P>>,
  fallback: (props: P) => ReactNode,
): OnDemand<P> => {
  let component: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;

  const load = (): Promise<void> => {
    loading ??= loadCode().then(
      (loaded) => {
        component = loaded;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };

  const Placed = (props: P): ReactNode => {
    const [shown, setShown] = useState<ComponentType<P> | null>(() => component);
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      if (shown !== null) return undefined;
      let isWanted = true;
      load().then(
        () => {
          if (isWanted) setShown(() => component);
        },
        (error: unknown) => {
          if (isWanted) setFailure({ error });
        },
      );
      return () => {
        isWanted = false;
      };
    }, [shown]);
    if (failure !== null) throw failure.error;
    return shown === null ? fallback(props) : createElement(shown, props);
  };

  return Object.assign(Placed, { load });
};
