/** `T` with nothing that can be written to, however deep; branded texts stay what they are. */
export type Frozen<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [Key in keyof T]: Frozen<T[Key]> };
