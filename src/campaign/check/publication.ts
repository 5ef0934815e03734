/** What may be published: known codes, each kind shown once, and no enterprise's figure declared public. */
import { expectedUnits, reports } from "../assignments.js";
import type { Check } from "./check.js";

export const checkPublication: Check = ({ campaign }, report) => {
  const { protectedKinds, publicElements, merge } = campaign.publication;
  const kinds = campaign.unitKinds.map((kind) => kind.code);
  const elements = new Map(campaign.elements.map((element) => [element.code, element]));
  const needKind = (code: string, path: readonly PropertyKey[]) => {
    if (!kinds.includes(code)) report.unknown("campaign", path, "kind", code, kinds);
  };
  protectedKinds.forEach((code, i) => {
    if (code !== "*") needKind(code, ["publication", "protectedKinds", i]);
  });
  const shown = new Set<string>();
  merge.forEach((band, i) => {
    band.kinds.forEach((code, k) => {
      const path = ["publication", "merge", i, "kinds", k];
      needKind(code, path);
      if (shown.has(code)) report.at("campaign", path, "campaign.duplicate", { code });
      shown.add(code);
    });
    if (kinds.includes(band.code))
      report.at("campaign", ["publication", "merge", i, "code"], "campaign.duplicate", { code: band.code });
  });
  publicElements.forEach((code, i) => {
    const path = ["publication", "publicElements", i];
    const element = elements.get(code);
    if (!element) {
      report.unknown("campaign", path, "element", code, [...elements.keys()]);
      return;
    }
    const theirs = expectedUnits(campaign).find(
      (unit) => reports(element, unit) && (protectedKinds.includes("*") || protectedKinds.includes(unit.kind)),
    );
    if (theirs) report.at("campaign", path, "campaign.public_but_protected", { code, unit: theirs.name });
  });
};
