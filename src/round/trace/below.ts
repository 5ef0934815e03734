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
  year: number;
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
  /**
   * `known`: by the key that units.csv has; `unchecked`: sound, but nobody here knows the key; `other_form`: sound, but made for
   * another form. Where it is wrong, nothing of what it says is listed.
   */
  signature: "known" | "unchecked" | "wrong" | "other_key" | "other_form";
  /** Whether the cell above holds another figure than was signed. */
  differs: boolean;
  inputs: BelowInput[];
}

export interface TracedDown extends Trace {
  /** Set where there were more sources than are listed. */
  cut?: true;
  inputs: (Trace["inputs"][number] & { below?: Below })[];
}

/** More levels, and more cells, than any round has: a file made to be endless is cut. */
const mostLevels = 8;
const mostCells = 200_000;

/** `manifests`: by the hash of the file that carries them. */
export function withBelow(
  trace: Trace,
  manifests: ReadonlyMap<string, SignedManifest>,
  campaign: Pick<Campaign, "code" | "units">,
): TracedDown {
  const keys = new Map(campaign.units.map(({ code, rollupKey }) => [code, rollupKey]));
  const read = new Map<SignedManifest, Read | null>();
  let left = mostCells;
  let cut = false;
  const inputs = trace.inputs.map((input) => {
    const signed = input.year === "this" ? manifests.get(input.sha256) : undefined;
    const below = signed && belowOf(signed, { ...input, campaign: campaign.code, key: keys.get(input.unit) ?? "" }, 1);
    return below ? { ...input, below } : input;
  });
  return { ...trace, ...(cut ? { cut } : {}), inputs };

  function opened(signed: SignedManifest): Read | null {
    if (!read.has(signed)) {
      const manifest = readManifest(signed.text);
      read.set(signed, manifest && { manifest, sound: isSigned(signed) });
    }
    return read.get(signed)!;
  }

  function belowOf(signed: SignedManifest, of: Cell, level: number): Below | null {
    const found = opened(signed);
    const figure = found?.manifest.figures.find((one) => one.element === of.element);
    if (!found || !figure) return null;
    const { from, form, units, files, below } = found.manifest;
    const isOther = form.campaign !== of.campaign || form.unit !== of.unit;
    const { formula, value, exact, coverage } = figure;
    const names = new Map(units.map((unit) => [unit.code, unit.name]));
    const lower = new Map(below.map((one) => [one.sha256, one.signed]));
    if (level >= mostLevels || figure.inputs.length > left) {
      cut = true;
      return null;
    }
    if (found.sound) left -= figure.inputs.length;
    return {
      ...{ campaign: from.campaign, title: from.title, year: from.year, issuer: from.issuer, asOf: from.asOf },
      ...{ formula, value, exact, expected: coverage.expected, reported: coverage.reported },
      lacking: coverage.lacking.map((unit) => ({ unit, name: names.get(unit) ?? unit })),
      signature: !found.sound ? "wrong" : isOther ? "other_form" : verdict(of.key, signed.key),
      differs: numberIn(of) !== value,
      inputs: !found.sound
        ? []
        : figure.inputs.map(({ file: place, ...input }): BelowInput => {
            const file = files[place];
            const next = file && input.year === "this" ? lower.get(file.sha256) : undefined;
            const further = next && belowOf(next, { ...input, campaign: from.campaign, key: "" }, level + 1);
            return {
              ...input,
              unitName: names.get(input.unit) ?? input.unit,
              ...{ sha256: file?.sha256 ?? "", file: file?.file ?? (input.year === "previous" ? "history.csv" : "") },
              ...(further ? { below: further } : {}),
            };
          }),
    };
  }
}

interface Read {
  manifest: RollupManifest;
  sound: boolean;
}

/** The cell that a manifest is asked about; `key`: the one that is known for whoever should have signed, or "". */
interface Cell {
  campaign: string;
  unit: string;
  element: string;
  value: number | string | null;
  raw: string;
  key: string;
}

/** What stands in the cell, also where its figure is held back. */
function numberIn({ value, raw }: Pick<Cell, "value" | "raw">): number | string | null {
  if (value !== null || raw.trim() === "") return value;
  return Number(raw);
}

function verdict(known: string, key: string): "known" | "unchecked" | "other_key" {
  if (known === "") return "unchecked";
  return known === key ? "known" : "other_key";
}
