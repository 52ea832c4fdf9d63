import { Center, Loader } from '@mantine/core';
import { onDemand } from '#renderer/ui/on-demand.tsx';

const loading = () => (
  <Center h="100%">
    <Loader size="sm" aria-label="Loading" />
  </Center>
);

export const DataPlace = onDemand(
  () => import('#renderer/features/data/data-place.tsx').then((module) => module.DataPlace),
  loading,
);

export const ModelPlace = onDemand(
  () => import('#renderer/features/model/model-place.tsx').then((module) => module.ModelPlace),
  loading,
);

export const FuturesPlace = onDemand(
  () =>
    import('#renderer/features/futures/futures-place.tsx').then((module) => module.FuturesPlace),
  loading,
);

export const DecidePlace = onDemand(
  () => import('#renderer/features/decide/decide-place.tsx').then((module) => module.DecidePlace),
  loading,
);

/** Verifying needs no workspace, so it is shown on the start page as well. */
export const VerifyView = onDemand(
  () =>
    import('#renderer/features/decide/verify/verify-view.tsx').then((module) => module.VerifyView),
  loading,
);
