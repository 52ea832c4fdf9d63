/** Version stated in every result that the engine makes. */
export const engineVersion = '0.1.0';
