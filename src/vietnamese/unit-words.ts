/** The unit of measure that clerks write behind a figure, against the unit of the field (case 6). */
import { plain } from "./unicode.js";

/** What clerks write for the unit of the field. */
const synonyms: Record<string, string[]> = {
  nguoi: ["d/c", "dc", "dong chi", "ng"],
  "don vi": ["dv"],
  "nhiem vu": ["nv"],
  "ho so": ["hs"],
  "van ban": ["vb"],
  "doanh nghiep": ["dn"],
  "to chuc": ["tc"],
};

/**
 * Whether what is written is the unit of the field: itself, one of several ("hộ" of "hộ/cơ sở", "bản" of "thôn, bản, tổ dân
 * phố") or a usual short form. A rate, "người/10.000 dân", is only itself.
 */
export function isUnitWord(written: string, unitWord: string | undefined): boolean {
  const own = plain(unitWord ?? "");
  if (own === "") return false;
  const word = plain(written).replace(/\.$/, "");
  const named = own.replace(/ *\([^)]*\)$/, "");
  const several = /\d|%/.test(named) ? [] : named.split(/ *[,/] */);
  return [own, named, ...several].some(
    (unit) => word === unit || (Object.hasOwn(synonyms, unit) && synonyms[unit]!.includes(word)),
  );
}
