/** All accidents, by what they happen to. */
import type { Operator } from "../operator.js";
import { columnOperators } from "./columns.js";
import { figureOperators } from "./figures.js";
import { listOperators } from "./lists.js";
import { nameOperators } from "./names.js";
import { rowOperators } from "./rows.js";
import { sheetOperators } from "./sheets.js";
import { textOperators } from "./texts.js";
import { wholeOperators } from "./whole.js";

export const operators: readonly Operator[] = [
  ...[...rowOperators, ...columnOperators, ...sheetOperators, ...nameOperators],
  ...[...figureOperators, ...textOperators, ...listOperators, ...wholeOperators],
];
