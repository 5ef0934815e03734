/** Everything known of one returned workbook while its checks run. Types only. */
import type { Campaign, Unit } from "../campaign/index.js";
import type { Cover, Value } from "../model.js";
import type { FormLayout, ReadWorkbook, SignedManifest } from "../workbook/index.js";
import type { Located, LocatedForm } from "./anchors.js";
import type { KnownIdentity } from "./identify.js";
import type { NotePen } from "./notes.js";
import type { ReadRoster } from "./read-roster.js";

export interface Reading {
  campaign: Campaign;
  unit: Unit;
  identity: KnownIdentity;
  workbook: ReadWorkbook;
  layout: FormLayout;
  cover: Cover;
  forms: readonly LocatedForm[];
  /** The cells of the forms that are there. */
  located: readonly Located[];
  /** The rosters that are there. */
  rosters: readonly ReadRoster[];
  values: readonly Value[];
  /** Values by element code, totals computed. */
  figures: ReadonlyMap<string, number | string | null>;
  /** Last year's values by element code. */
  previous: ReadonlyMap<string, number | string>;
  /** Where the form was filled in from another campaign's results. */
  signed: SignedManifest | null;
}

/** One structural check: looks at the reading, notes what is wrong. */
export type Check = (reading: Reading, pen: NotePen) => void;
