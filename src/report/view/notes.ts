/** Annex IV: what a reader has to know of the figures: missing, held back, decided, still open, estimated. */
import { countingUnits } from "../../campaign/assignments.js";
import type { Finding, MissingReason } from "../../model.js";
import type { ReportInput } from "../input.js";
import type { SectionView } from "./indicators.js";
import type { UnitNames } from "./names.js";

interface FindingNote {
  unit: string;
  message: string;
  elements: string[];
  explanation: string | null;
  decision: { accepted: boolean; by: string; at: string; reason: string } | null;
}

export interface NotesView {
  /** Indicators that do not rest on all units they should; units that sent nothing at all are only counted. */
  incomplete: { name: string; reported: number; expected: number; missing: string[]; unsent: number }[];
  /** Figures units say they cannot give, by reason. */
  reasons: { element: string; code: string; reason: Exclude<MissingReason, "zero">; units: string[] }[];
  /** Figures left out while an error in them is not decided. */
  held: { unit: string; element: string; code: string; raw: string }[];
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
      .map(({ name, coverage }) => ({
        name,
        reported: coverage.reported,
        expected: coverage.expected,
        missing: coverage.missing.filter((unit) => !unsent.has(unit)),
        unsent: coverage.missing.filter((unit) => unsent.has(unit)).length,
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
      })),
    decided: findings.filter((finding) => !isOpen(finding)).map(note),
    open: findings.filter((finding) => isOpen(finding) && finding.severity !== "note").map(note),
    estimatedDays: statuses
      .filter((status) => status.estimated && status.receivedAt !== null)
      .map((status) => nameOf(status.unit)),
    conflicts: statuses.filter((status) => status.state === "conflict").map((status) => nameOf(status.unit)),
  };
}
