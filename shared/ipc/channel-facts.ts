import { engineContract, type EngineChannel } from './engine-contract.ts';
import type { PathUse } from './channel-parts.ts';

/** What those who pass a request on need to know of its channel; the fields are those of the contract. */
export type ChannelFacts = {
  readonly seconds: number | null;
  readonly paths: Readonly<Record<string, PathUse>>;
};

/**
 * The contract without its schemas. The build puts the value in the place of this module, so that
 * neither the page nor the main process makes the schemas of all requests to know a deadline.
 */
export const channelFacts = Object.fromEntries(
  Object.entries(engineContract).map(([channel, { seconds, paths }]) => [
    channel,
    { seconds, paths },
  ]),
) as Readonly<Record<EngineChannel, ChannelFacts>>;
