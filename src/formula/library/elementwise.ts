/** The shape of functions of single values: inside SUMPRODUCT they run over columns cell by cell. */
import type { Scalar } from "../scalar.js";

/** An optional argument that is not given is undefined. */
export type Elementwise = (...values: readonly Scalar[]) => Scalar;
