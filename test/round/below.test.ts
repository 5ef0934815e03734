/** A trace down through the levels ends, whatever a file says of its sources. */
import { expect, test } from "vitest";
import { type Below, withBelow } from "../../src/round/trace/below.js";
import type { Trace } from "../../src/round/trace/trace.js";
import {
  manifestText,
  newSigningKey,
  type RollupManifest,
  readSigningKey,
  type SignedManifest,
  signManifest,
} from "../../src/workbook/index.js";

const key = readSigningKey(newSigningKey())!;
const sha256 = "a".repeat(64);
const cell = { sheet: "S", cell: "F8", raw: "1" };

/** A figure made of `inputs` cells of one file, which is itself a roll-up. */
function level(campaign: string, above: string, inputs: number, below: SignedManifest | null): SignedManifest {
  const manifest: RollupManifest = {
    format: "tonghop/rollup/1",
    form: { campaign: above, year: "2026", definition: "d", unit: "U" },
    from: {
      ...{ campaign, title: "", year: 2026, definition: "d", basis: "b", issuer: campaign },
      ...{ asOf: "2026-12-05", madeAt: "2026-12-06T00:00:00Z", blockers: 0 },
    },
    units: [],
    files: [{ sha256, file: "f.xlsx", unit: "U", receivedAt: "2026-12-01", revision: 1 }],
    figures: [
      {
        ...{ element: "A", sheet: "S", cell: "F8", value: 1, exact: 1, formula: "SUM(A)" },
        coverage: { expected: 1, reported: 1, lacking: [] },
        inputs: Array.from({ length: inputs }, () => ({
          ...{ name: "A", element: "A", unit: "U", value: 1, year: "this" as const, used: true, held: false, file: 0 },
          ...cell,
        })),
      },
    ],
    below: below === null ? [] : [{ sha256, signed: below }],
  };
  return signManifest(manifestText(manifest), key);
}

const trace: Trace = {
  ...{ code: "A", name: "", formula: null, value: 1, kind: null, parts: [], items: [] },
  inputs: [
    { name: "A", element: "A", unit: "U", value: 1, held: false, year: "this", used: true, sha256, file: "f", ...cell },
  ],
};
const campaign = { code: "K0", units: [] };
const cellsIn = ({ inputs }: { inputs: Below["inputs"] }): number =>
  inputs.reduce((sum, { below }) => sum + 1 + (below ? cellsIn(below) : 0), 0);
const depthOf = (below: Below | undefined): number =>
  below ? 1 + Math.max(0, ...below.inputs.map((input) => depthOf(input.below))) : 0;

function nested(levels: number, inputs: number): SignedManifest {
  let signed: SignedManifest | null = null;
  for (let n = levels; n > 0; n--) signed = level(`K${n}`, `K${n - 1}`, inputs, signed);
  return signed!;
}

test("three levels are walked whole", () => {
  const traced = withBelow(trace, new Map([[sha256, nested(3, 2)]]), campaign);
  expect(traced.cut).toBeUndefined();
  const { below } = traced.inputs[0]!;
  expect(below).toMatchObject({ campaign: "K1", signature: "unchecked", differs: false });
  expect(cellsIn(below!)).toBe(2 + 4 + 8);
});

test("levels and cells beyond any round are cut, and it is said", () => {
  const wide = withBelow(trace, new Map([[sha256, nested(4, 150)]]), campaign);
  expect(wide.cut).toBe(true);
  expect(cellsIn(wide.inputs[0]!.below!)).toBeLessThanOrEqual(200_000);
  const deep = withBelow(trace, new Map([[sha256, nested(10, 1)]]), campaign);
  expect(deep.cut).toBe(true);
  expect(depthOf(deep.inputs[0]!.below)).toBeLessThan(10);
});

test("what is wrongly signed is not walked", () => {
  const signed = nested(2, 2);
  const traced = withBelow(
    trace,
    new Map([[sha256, { ...signed, text: signed.text.replace("SUM(A)", "SUM(B)") }]]),
    campaign,
  );
  expect(traced.inputs[0]!.below).toMatchObject({ signature: "wrong", inputs: [] });
});
