/** Relationships: which part stands for what, and where. */
import type { ReadLimits } from "./limits.js";
import { decodeXml } from "./text.js";
import { readXml } from "./xml.js";
import type { Zip } from "./zip.js";

export interface Relation {
  id: string;
  /** The last word of the type's address, alike in the transitional and the strict vocabulary: "worksheet". */
  type: string;
  /** The part's name, without a leading slash; for an external one its address as written. */
  target: string;
  external: boolean;
}

/** The relations of a part ("" for the package's own); none where the part has none. */
export function readRelations(zip: Zip, source: string, limits: ReadLimits): Relation[] {
  const slash = source.lastIndexOf("/") + 1;
  const part = `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
  const bytes = zip.part(part);
  if (!bytes) return [];
  return readXml(decodeXml(bytes, part), part, "Relationships", limits, () => {
    const relations: Relation[] = [];
    return {
      open(name, attribute) {
        if (name !== "Relationship") return;
        const external = attribute("TargetMode") === "External";
        const type = attribute("Type") ?? "";
        const target = attribute("Target") ?? "";
        relations.push({
          id: attribute("Id") ?? "",
          type: type.slice(type.lastIndexOf("/") + 1),
          target: external ? target : resolve(zip, source.slice(0, slash), target),
          external,
        });
      },
      result: () => relations,
    };
  });
}

/** A target is relative to its source's folder, or absolute; some writers percent-encode it. */
function resolve(zip: Zip, folder: string, target: string): string {
  const segments: string[] = [];
  for (const segment of `${/^[/\\]/.test(target) ? "" : folder}${target}`.split(/[/\\]/)) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  const plain = segments.join("/");
  if (zip.has(plain) || !plain.includes("%")) return plain;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
