/**
 * The manifest's place in a workbook: a custom XML part, which Excel and LibreOffice keep when the workbook is saved again.
 */
import { partsOf } from "../parts.js";
import { unescapeXml } from "../read/entities.js";
import { defaultLimits, openZip, UnreadableWorkbook } from "../read/index.js";
import { decodeXml } from "../read/text.js";
import { zip } from "../zip.js";
import type { SignedManifest } from "./signing.js";

const namespace = "urn:tonghop:rollup:1";
const item = "customXml/item1.xml";
const properties = "customXml/itemProps1.xml";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const relation = (target: string, type: string, id: string) =>
  `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${target}"/>`;

/** The workbook with the manifest. Another one in it is replaced. */
export function withManifest(workbook: Uint8Array, signed: SignedManifest): Uint8Array {
  const all = new Map([...partsOf(workbook)].filter(([name]) => !name.startsWith("customXml/")));
  const edited = (name: string, change: (xml: string) => string) => {
    all.set(name, Buffer.from(change(all.get(name)!.toString("utf8")), "utf8"));
  };
  edited("[Content_Types].xml", (xml) =>
    xml
      .replace(/<Override [^>]*PartName="\/customXml\/[^>]*\/>/g, "")
      .replace(
        "</Types>",
        `<Override PartName="/${properties}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`,
      ),
  );
  for (const name of ["_rels/.rels", "xl/_rels/workbook.xml.rels"])
    edited(name, (xml) => xml.replace(/<Relationship [^>]*\/customXml"[^>]*\/>/g, ""));
  edited("xl/_rels/workbook.xml.rels", (xml) =>
    xml.replace("</Relationships>", `${relation(`../${item}`, "customXml", "rIdRollup")}</Relationships>`),
  );
  const { text, key, signature } = signed;
  const add = (name: string, xml: string) => all.set(name, Buffer.from(head + xml, "utf8"));
  add(item, `<rollup xmlns="${namespace}" key="${key}" signature="${signature}">${text}</rollup>`);
  add(
    properties,
    `<ds:datastoreItem xmlns:ds="${office}/customXml" ds:itemID="{7D0B5C0E-6A55-4B39-9C5E-0C5B1E6F2A10}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  add(
    "customXml/_rels/item1.xml.rels",
    `<Relationships xmlns="${relationships}">${relation("itemProps1.xml", "customXmlProps", "rId1")}</Relationships>`,
  );
  return zip(all);
}

/** null where the workbook carries none, or none that can be read: other formats and encrypted files lose it. */
export function manifestIn(bytes: Uint8Array): SignedManifest | null {
  try {
    const zip = openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { ...defaultLimits });
    for (const name of zip.names()) {
      if (!/^customxml\/item\d*\.xml$/.test(name)) continue;
      const xml = decodeXml(zip.part(name)!, name);
      const found = /<(?:\w+:)?rollup\s([^>]*)>([^<]*)<\//.exec(xml);
      if (!found || !found[1]!.includes(`"${namespace}"`)) continue;
      const attribute = (wanted: string) => new RegExp(`\\b${wanted}="([^"]*)"`).exec(found[1]!)?.[1] ?? "";
      const text = unescapeXml(found[2]!);
      if (text !== null) return { text: text.trim(), key: attribute("key"), signature: attribute("signature") };
    }
    return null;
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return null;
    throw error;
  }
}
