/** A trace that goes on below: from the cell of a rolled-up form to the units and cells of the campaign it came from. */
import type { Campaign } from "../../campaign/index.js";
import type { MissingReason } from "../../model.js";
import { isSigned, type RollupManifest, readManifest, type SignedManifest } from "../../workbook/index.js";
import type { Trace } from "./trace.js";

export interface BelowInput {
  name: string;
  element: string;
  unit: string;
  unitName: string;
  value: number | string | null;
  reason?: MissingReason | undefined;
  year: "this" | "previous";
  used: boolean;
  held: boolean;
  sha256: string;
  file: string;
  sheet: string;
  cell: string;
  raw: string;
  /** Where the unit's file is itself a roll-up. */
  below?: Below;
}

/** What the campaign below says of one cell. */
export interface Below {
  campaign: string;
  title: string;
  issuer: string;
  asOf: string;
  formula: string;
  /** As signed: rounded as in the cell, and before. */
  value: number | null;
  exact: number | null;
  expected: number;
  reported: number;
  /** Units whose figure is due and missing. */
  lacking: { unit: string; name: string }[];
  /** `known`: by the key that units.csv has; `unchecked`: sound, but nobody here knows the key. */
  signature: "known" | "unchecked" | "wrong" | "other_key";
  inputs: BelowInput[];
}

export interface TracedDown extends Trace {
  inputs: (Trace["inputs"][number] & { below?: Below })[];
}

/** `manifests`: by the hash of the file that carries them. */
export function withBelow(
  trace: Trace,
  manifests: ReadonlyMap<string, SignedManifest>,
  { units }: Pick<Campaign, "units">,
): TracedDown {
  const keys = new Map(units.map(({ code, rollupKey }) => [code, rollupKey]));
  const read = new Map(
    [...manifests].flatMap(([sha256, signed]) => {
      const manifest = readManifest(signed.text);
      return manifest ? [[sha256, { signed, manifest }] as const] : [];
    }),
  );
  const inputs = trace.inputs.map((input) => {
    const found = input.year === "this" ? read.get(input.sha256) : undefined;
    const below = found && belowOf(found, input.element, keys.get(input.unit) ?? "");
    return below ? { ...input, below } : input;
  });
  return { ...trace, inputs };
}

interface Read {
  signed: SignedManifest;
  manifest: RollupManifest;
}

/** `key`: the one that is known for whoever signed; "" where none is. */
function belowOf({ signed, manifest }: Read, element: string, key: string): Below | null {
  const { from, figures, units, files } = manifest;
  const figure = figures.find((one) => one.element === element);
  if (!figure) return null;
  const { formula, value, exact, coverage } = figure;
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  const further = new Map(
    manifest.below.flatMap(({ sha256, signed: lower }) => {
      const read = readManifest(lower.text);
      return read ? [[sha256, { signed: lower, manifest: read }] as const] : [];
    }),
  );
  return {
    ...{ campaign: from.campaign, title: from.title, issuer: from.issuer, asOf: from.asOf },
    ...{ formula, value, exact, expected: coverage.expected, reported: coverage.reported },
    lacking: coverage.lacking.map((unit) => ({ unit, name: names.get(unit) ?? unit })),
    signature: !isSigned(signed) ? "wrong" : key === "" ? "unchecked" : key === signed.key ? "known" : "other_key",
    inputs: figure.inputs.map(({ file: place, ...input }): BelowInput => {
      const file = files[place];
      const lower = file && input.year === "this" ? further.get(file.sha256) : undefined;
      const below = lower && belowOf(lower, input.element, "");
      return {
        ...input,
        unitName: names.get(input.unit) ?? input.unit,
        ...{ sha256: file?.sha256 ?? "", file: file?.file ?? (input.year === "previous" ? "history.csv" : "") },
        ...(below ? { below } : {}),
      };
    }),
  };
}
