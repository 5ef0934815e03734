/** Questions about what a value is, and NOT. To the questions an error is a value like any other. */
import { toBoolean } from "../coerce.js";
import { ExcelError } from "../scalar.js";
import type { Elementwise } from "./elementwise.js";

export const kinds: Readonly<Record<string, Elementwise>> = {
  ISBLANK: (value) => value === null,
  ISNUMBER: (value) => typeof value === "number",
  ISTEXT: (value) => typeof value === "string",
  NOT: (value = null) => {
    const truth = toBoolean(value);
    return truth instanceof ExcelError ? truth : !truth;
  },
};
