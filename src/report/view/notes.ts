/** Annex IV: what a reader has to know of the figures: missing, held back, decided, still open, estimated. */
import { countingUnits } from "../../campaign/assignments.js";
import { reasonLabels } from "../../messages/reasons.js";
import type { Finding, MissingReason } from "../../model.js";
import { codeOf, correctedCode, figureCode, findingCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import type { IndicatorView, SectionView } from "./indicators.js";
import type { UnitNames } from "./names.js";

interface FindingNote {
  /** What traces the numbers in its message. */
  code: string;
  unit: string;
  message: string;
  elements: string[];
  explanation: string | null;
  decision: { accepted: boolean; by: string; at: string; reason: string } | null;
}

export interface NotesView {
  /** Indicators that do not rest on all units they should; units that sent nothing at all are only counted. */
  incomplete: (Pick<IndicatorView, "code" | "name" | "coverage" | "partial"> & {
    missing: string[];
    unsent: number;
    unsentCode: string;
  })[];
  /** Figures units say they cannot give, by reason. */
  reasons: { element: string; code: string; reason: Exclude<MissingReason, "zero">; units: string[] }[];
  /** Figures left out while an error in them is not decided. */
  held: { unit: string; element: string; code: string; raw: string; rawCode: string }[];
  /** Figures that units corrected in a later revision. */
  corrected: {
    unit: string;
    element: string;
    code: string;
    /** As typed, or why it was missing; codes of both for tracing. */
    before: string;
    beforeCode: string;
    after: string;
    afterCode: string;
  }[];
  decided: FindingNote[];
  /** Of `open`, errors and warnings; notes are not listed. */
  open: FindingNote[];
  estimatedDays: string[];
  conflicts: string[];
}

export function notesOf(input: ReportInput, sections: SectionView[], nameOf: UnitNames): NotesView {
  const { campaign, findings, figures, statuses } = input;
  const elementName = new Map(campaign.elements.map((element) => [element.code, element.name]));
  const counted = new Map(
    campaign.elements.map((element) => [
      element.code,
      new Set(countingUnits(campaign, element).map((unit) => unit.code)),
    ]),
  );
  const reasons = new Map<string, NotesView["reasons"][number]>();
  for (const figure of figures) {
    if (figure.reason === null || figure.reason === "zero" || !counted.get(figure.element)?.has(figure.unit)) continue;
    const key = `${figure.element} ${figure.reason}`;
    const element = elementName.get(figure.element) ?? figure.element;
    const row = reasons.get(key) ?? { element, code: figure.element, reason: figure.reason, units: [] };
    row.units.push(nameOf(figure.unit));
    reasons.set(key, row);
  }
  const note = (finding: Finding): FindingNote => ({
    code: findingCode(finding.id),
    unit: finding.unit === null ? "Toàn tỉnh" : nameOf(finding.unit),
    message: finding.message,
    elements: [...new Set(finding.cells.map((cell) => cell.element))],
    explanation: finding.explanation ?? null,
    decision:
      finding.decision === undefined
        ? null
        : {
            accepted: finding.state === "accepted",
            by: finding.decision.by,
            at: finding.decision.at,
            reason: finding.decision.reason,
          },
  });
  const unsent = new Set(statuses.filter((status) => status.state === "missing").map((status) => nameOf(status.unit)));
  const isOpen = (finding: Finding) => finding.state === "open" || finding.state === "answered";
  return {
    incomplete: sections
      .flatMap((section) => section.groups.flatMap((group) => group.indicators))
      .filter((indicator) => !indicator.coverage.full)
      .map(({ code, name, coverage, partial }) => ({
        code,
        name,
        coverage,
        missing: coverage.missing.filter((unit) => !unsent.has(unit)),
        partial,
        unsent: coverage.missing.filter((unit) => unsent.has(unit)).length,
        unsentCode: codeOf(code, "unsent"),
      })),
    // In the order of the definition, whatever order the store gave.
    reasons: campaign.elements.flatMap((element) => [...reasons.values()].filter((row) => row.code === element.code)),
    held: figures
      .filter((figure) => figure.held)
      .map((figure) => ({
        unit: nameOf(figure.unit),
        element: elementName.get(figure.element) ?? figure.element,
        code: figure.element,
        raw: figure.source.raw,
        rawCode: figureCode(figure.element, figure.unit),
      })),
    corrected: input.corrections.map(({ unit, element, before, raw }) => ({
      unit: nameOf(unit),
      element: elementName.get(element) ?? element,
      code: element,
      before: before.raw === "" && before.reason !== null ? reasonLabels[before.reason].vi : before.raw,
      beforeCode: correctedCode(element, unit),
      after: raw === "" ? "-" : raw,
      afterCode: figureCode(element, unit),
    })),
    decided: findings.filter((finding) => !isOpen(finding)).map(note),
    open: findings.filter((finding) => isOpen(finding) && finding.severity !== "note").map(note),
    estimatedDays: statuses
      .filter((status) => status.estimated && status.receivedAt !== null)
      .map((status) => nameOf(status.unit)),
    conflicts: statuses.filter((status) => status.state === "conflict").map((status) => nameOf(status.unit)),
  };
}
