/** The channel on which the preload gets the engine's port, with the ticket of its question. */
export const enginePortChannel = 'engine-port';

/** The mark of the window message with which the preload hands the port to the page. */
export const enginePortMark = 'tierwright/engine-port';
