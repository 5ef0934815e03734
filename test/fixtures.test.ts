/** The returned workbooks of fixtures/: what `validate` says of each against what was written down beside its recipe. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { loadCampaign } from "../src/campaign/index.js";
import { main } from "../src/cli.js";
import { shippedFolder } from "../src/round/shipped.js";

interface Expected {
  what: string;
  outcome: "read" | "refused";
  unit: string | null;
  cells: Record<"input" | "accepted" | "rejected" | "blank" | "unplaced", number> | null;
  findings: { rule: string; severity: string; cells: string[] }[];
}

interface Validated {
  path: string;
  unit: string | null;
  cells: Expected["cells"];
  findings: { rule: string; severity: string; cells: { sheet: string; cell: string }[] }[];
}

const folder = fileURLToPath(new URL("../fixtures", import.meta.url));
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Record<string, Expected>;
const campaign = shippedFolder("lai-chau-2026");
/** Rules of the definition may come and go; only their errors concern the fixtures. So may its version. */
const definitionRules = new Set(loadCampaign(campaign, "vi").rules.map((rule) => rule.id));
const ofDefinition = (rule: string) => definitionRules.has(rule) || rule === "template.older";

let status: number;
let validated: Map<string, Validated>;

beforeAll(async () => {
  let out = "";
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    interactive: false,
    colour: false,
  };
  const args = ["--campaign", campaign, "--json", "validate", ...Object.keys(expected)];
  status = await main(args, { streams, env: {}, cwd: folder, clock: () => new Date("2026-12-06T03:00:00Z") });
  const { files } = (JSON.parse(out) as { data: { files: Validated[] } }).data;
  validated = new Map(files.map((file) => [file.path, file]));
});

test("every workbook here has its expectation, and is looked at", () => {
  const workbooks = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
  expect(Object.keys(expected).sort()).toEqual(workbooks.sort());
  expect([...validated.keys()].sort()).toEqual(workbooks);
  expect(status).toBe(1);
});

describe.each(Object.entries(expected))("%s", (name, { what, outcome, unit, cells, findings }) => {
  const sorted = (all: Expected["findings"]) =>
    all.map((one) => `${one.severity} ${one.rule} ${[...one.cells].sort().join(" ")}`.trim()).sort();

  test(what, () => {
    const file = validated.get(name)!;
    const told = file.findings.map(({ rule, severity, cells: at }) => ({
      rule,
      severity,
      cells: at.map((one) => `${one.sheet}!${one.cell}`),
    }));
    expect(sorted(told.filter(({ rule, severity }) => severity === "error" || !ofDefinition(rule)))).toEqual(
      sorted(findings),
    );
    expect({ unit: file.unit, cells: file.cells }).toEqual({ unit, cells });
    if (cells) expect(cells.accepted + cells.rejected + cells.blank).toBe(cells.input);
    expect(file.unit === null).toBe(outcome === "refused");
  });
});
