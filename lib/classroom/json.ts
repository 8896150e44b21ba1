/** Types of what JSON can say. */

/** Anything that JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | JsonObject;

/** An object that JSON can say. */
export type JsonObject = { readonly [key: string]: Json };
