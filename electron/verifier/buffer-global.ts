import { Buffer } from 'buffer/';

// The verifying code is the engine's, which finds Buffer everywhere; this module comes before all others.
Object.assign(globalThis, { Buffer });
