/** The manifest in a workbook: every character of it comes back, whatever the units wrote, and nobody can alter one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isSigned,
  manifestIn,
  manifestText,
  newSigningKey,
  publicKeyOf,
  type RollupManifest,
  readManifest,
  readSigningKey,
  signManifest,
  withManifest,
} from "../../src/workbook/index.js";
import { partsOf } from "../../src/workbook/parts.js";
import { zip } from "../../src/workbook/zip.js";

const key = readSigningKey(newSigningKey())!;

const manifest = (text: string, value: number | null = 1): RollupManifest => ({
  format: "tonghop/rollup/1",
  form: { campaign: "c", year: "2026", definition: "d", unit: "U" },
  from: {
    ...{ campaign: "tinh", title: text, year: 2026, definition: "d", basis: "b", issuer: text },
    ...{ asOf: "2026-12-05", madeAt: "2026-12-06T00:00:00Z", blockers: 0 },
  },
  units: [{ code: "X", name: text, kind: "xa", validFrom: "", validTo: "", successor: "" }],
  files: [{ sha256: "0".repeat(64), file: text, unit: "X", receivedAt: "2026-12-01", revision: 1 }],
  figures: [
    {
      ...{ element: "T", sheet: text, cell: "F8", value, exact: value, formula: "SUM(A)" },
      coverage: { expected: 1, reported: 1, lacking: [] },
      inputs: [
        {
          ...{ name: "A", element: "A", unit: "X", value: text, year: "this", used: true, held: false, file: 0 },
          ...{ sheet: text, cell: "F8", raw: text },
        },
      ],
    },
  ],
  below: [],
});

const empty = '<?xml version="1.0" encoding="UTF-8"?>\n';
const parts = new Map([
  ["[Content_Types].xml", Buffer.from(`${empty}<Types></Types>`)],
  ["_rels/.rels", Buffer.from(`${empty}<Relationships></Relationships>`)],
  ["xl/workbook.xml", Buffer.from(`${empty}<workbook></workbook>`)],
  ["xl/_rels/workbook.xml.rels", Buffer.from(`${empty}<Relationships></Relationships>`)],
]);
const workbook = zip(parts);
const carried = (signed: ReturnType<typeof signManifest>) => manifestIn(withManifest(workbook, signed));

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("<", "&", ">", "]", '"', "\\", "\n", "\r", "\u0000", "\ud800", "\ufffe", "ệ", " "),
  }),
);

test("whatever units wrote, the manifest that is taken out is the one put in", () => {
  fc.assert(
    fc.property(anyText, fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), (text, value) => {
      const given = manifest(text, value);
      const signed = signManifest(manifestText(given), key);
      const found = carried(signed)!;
      expect(found).toEqual(signed);
      expect(isSigned(found)).toBe(true);
      // -0 is written 0.
      const again = readManifest(found.text)!;
      expect(again).toEqual(manifest(text, value === 0 ? 0 : value));
    }),
  );
});

test("a program that writes the XML anew changes no character of it", () => {
  const signed = signManifest(manifestText(manifest(`"<&>'\t\n xã ]]>`)), key);
  const rewritten = partsOf(withManifest(workbook, signed));
  const xml = rewritten.get("customXml/item1.xml")!.toString("utf8");
  // Other quotes, references instead of letters, a prefix, a line break at the end.
  const other = xml
    .replace("<rollup xmlns=", "<r:rollup xmlns:r=")
    .replace("</rollup>", "\n</r:rollup>")
    .replace(/(?<=>)[^<]+(?=\n)/, (text) => text.replaceAll('"', "&quot;").replaceAll("ã", "&#227;"));
  rewritten.set("customXml/item1.xml", Buffer.from(other, "utf8"));
  expect(manifestIn(zip(rewritten))).toEqual(signed);
});

describe("the signature", () => {
  const text = manifestText(manifest("Xã A"));
  const signed = signManifest(text, key);
  test("names the key that made it", () => {
    expect(signed.key).toBe(publicKeyOf(key));
    expect(signed.key).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(isSigned(signed)).toBe(true);
  });
  test("is wrong for any other character, key or signature", () => {
    const other = readSigningKey(newSigningKey())!;
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom("0", "1", "A", " "), (place, letter) => {
        const changed = text.slice(0, place) + letter + text.slice(place + 1);
        expect(isSigned({ ...signed, text: changed })).toBe(changed === text);
      }),
    );
    expect(isSigned({ ...signed, key: publicKeyOf(other) })).toBe(false);
    expect(isSigned({ ...signed, signature: signManifest(text, other).signature })).toBe(false);
    expect(isSigned({ ...signed, key: "", signature: "" })).toBe(false);
  });
  test("no other kind of key signs", () => {
    expect(readSigningKey("không phải khóa")).toBeNull();
    expect(readSigningKey("")).toBeNull();
  });
});

test("a figure that stands twice makes no manifest", () => {
  const given = manifest("x");
  expect(readManifest(manifestText({ ...given, figures: [...given.figures, ...given.figures] }))).toBeNull();
});

describe("hostile parts", () => {
  const item = (xml: string) => new Map([...parts, ["customXml/item1.xml", Buffer.from(xml)]]);
  test.each([
    ["of somebody else", item('<a xmlns="urn:khac">x</a>')],
    ["damaged", item('<rollup xmlns="urn:tonghop:rollup:1" key="" signature="">')],
    ["not of any encoding", new Map([...parts, ["customXml/item1.xml", Buffer.from([0xff, 0xff, 0x3c])]])],
    ["too large", item(`<rollup xmlns="urn:tonghop:rollup:1">${"x".repeat(17 * 2 ** 20)}</rollup>`)],
  ])("%s: none is found", (_, given) => {
    expect(manifestIn(zip(given))).toBeNull();
  });
  test("no zip at all", () => {
    expect(manifestIn(Buffer.from("not a zip"))).toBeNull();
  });
  test.each([
    "null",
    "[]",
    "{}",
    '{"format":"tonghop/rollup/1"}',
    "{",
    manifestText(manifest("x")).replace('"cell":"F8"', '"cell":8'),
  ])("no manifest: %s", (text) => {
    expect(readManifest(text)).toBeNull();
  });
});
