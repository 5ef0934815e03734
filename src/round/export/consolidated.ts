/** What the consolidated workbook of a round is made of. */
import { type Campaign, reserved } from "../../campaign/index.js";
import { coverageOfName, previousValues } from "../../indicators/index.js";
import { reasonLabels } from "../../messages/reasons.js";
import type { Finding, UnitStatus } from "../../model.js";
import { shortDate } from "../../report/dates.js";
import { documentMarks, type ReportInput } from "../../report/index.js";
import { normalTitle, printableText } from "../../vietnamese/index.js";
import type {
  ConsolidatedContent,
  ConsolidatedFinding,
  ConsolidatedIndicator,
  ConsolidatedUnit,
  LineageLine,
} from "../../workbook/index.js";
import type { Round } from "../assemble.js";
import { namesOfRule } from "../findings.js";
import { peersOf } from "../peers.js";
import { historyOf } from "../previous.js";
import { shownFile } from "../revisions.js";
import { dayIn } from "../status.js";
import { heldOf } from "./held.js";
import { namesBehind } from "./names-behind.js";

/** `input`: what every document on the round is made from. */
export function consolidatedContent(round: Round, input: ReportInput): ConsolidatedContent {
  const { campaign, table } = round;
  const last = previousValues(campaign);
  const history = historyOf(campaign);
  const unreadable = new Set(
    round.values.flatMap(({ unit, element, row, fate }) =>
      row > 0 && fate === "rejected" ? [`${unit}|${element}`] : [],
    ),
  );
  const rosterOf = new Map(
    campaign.rosters.flatMap((roster) => roster.columns.map((column) => [column.code, roster.code])),
  );
  const expected = new Set(table.units.map(({ code }) => code));
  return {
    campaign,
    marks: documentMarks(input),
    facts: factsOf(input),
    units: round.statuses.map((status) => unitLine(campaign, status, table.sent(status.unit))),
    figure: (unit, element) => {
      const figure = table.figure(unit, element);
      if (!figure) return undefined;
      const { value, reason, includedIn, held } = figure;
      return { value: typeof value === "string" ? printableText(value) : value, reason, includedIn, held };
    },
    previous: last,
    wasPrefilled: (unit, element) => history.get(unit)?.has(element) ?? false,
    rows: table.rosterRows
      .filter(({ unit }) => expected.has(unit))
      .map(({ unit, roster, cells }) => ({ unit, roster, cells: new Map([...cells].map(printableCell)) })),
    isUncertain: (unit, column) =>
      unreadable.has(`${unit}|${column}`) || table.lacksRoster(unit, rosterOf.get(column)!, column),
    listCoverage: (name) => coverageOfName(table, name)!,
    normal: normalTitle,
    peer: peerNames(round),
    indicators: indicatorLines(round),
    findings: round.findings.map((finding) => findingLine(campaign, finding)),
    lineage: lineageOf(round),
  };
}

function printableCell([code, value]: [string, number | string | null]): [string, number | string | null] {
  return [code, typeof value === "string" ? printableText(value) : value];
}

export function factsOf({ campaign, statuses, asOf, blockers }: ReportInput): [string, string][] {
  const basis = campaign.basis.choices.find(({ code }) => code === campaign.basis.code)?.name ?? campaign.basis.code;
  const sent = statuses.filter(({ state }) => state !== "missing").length;
  return [
    ["Cơ sở số liệu", `${basis} ${campaign.year}`],
    ["Tính các bản nộp đến ngày", shortDate(asOf)],
    ["Đơn vị đã gửi", `${sent}/${statuses.length}`],
    ["Lỗi chưa xử lý", String(blockers)],
  ];
}

const stateNames: Record<UnitStatus["state"], string> = {
  on_time: "Đúng hạn",
  late: "Quá hạn",
  missing: "Chưa gửi",
  conflict: "Các bản mâu thuẫn",
  not_expected: "Không phải gửi",
};

function unitLine(campaign: Campaign, status: UnitStatus, sent: boolean): ConsolidatedUnit {
  const { unit, state, receivedAt, estimated, revision, letterNumber, asked, answered } = status;
  const day = receivedAt === null ? "" : shortDate(dayIn(campaign.timezone, receivedAt));
  return {
    unit: campaign.units.find(({ code }) => code === unit)!,
    sent,
    state: stateNames[state],
    receivedOn: estimated && day !== "" ? `${day} (ước)` : day,
    revision: revision === 0 ? null : revision,
    letterNumber: printableText(letterNumber),
    asked: sent ? asked : null,
    answered: sent ? answered : null,
  };
}

function peerNames({ table }: Round): ConsolidatedContent["peer"] {
  const peers = peersOf(table);
  const unitOf = new Map(table.units.map((unit) => [unit.code, unit]));
  return (unit, name) => {
    const { median, mad } = peers(unitOf.get(unit)!);
    return name.startsWith(reserved.peerMedian)
      ? median(name.slice(reserved.peerMedian.length))
      : mad(name.slice(reserved.peerMad.length));
  };
}

function indicatorLines({ campaign, table, indicators, findings }: Round): ConsolidatedIndicator[] {
  const stopping = findings
    .filter(({ severity, state }) => severity === "error" && state !== "accepted")
    .map(({ rule }) => ({ rule, names: namesOfRule(campaign, rule) }));
  return indicators.map((result): ConsolidatedIndicator => {
    const indicator = campaign.indicators.find(({ code }) => code === result.code)!;
    const behind = namesBehind(campaign, result.code);
    const { expected, reported, units } = result.coverage;
    const worst = behind.find((name) => {
      const one = coverageOfName(table, name);
      return one !== null && one.expected === expected && one.units.join() === units.join();
    });
    const blockedBy = stopping
      .filter(({ names }) => names.some((name) => behind.includes(name)))
      .map(({ rule }) => rule);
    return {
      indicator,
      reason: printableText(result.reason ?? ""),
      blockedBy: [...new Set(blockedBy)],
      worst: worst === undefined ? null : { name: worst, expected, reported },
      previous: result.previous,
      change: result.change,
      target: result.target,
    };
  });
}

function findingLine(campaign: Campaign, finding: Finding): ConsolidatedFinding {
  const { id, rule, unit, severity, state, message, imbalance, cells, explanation = "", decision } = finding;
  const places = cells.map(({ element, sheet, cell, raw }) => `${element} (${sheet}!${cell}): ${raw}`);
  const said = decision && `${dayIn(campaign.timezone, decision.at)}, ${decision.by}: ${decision.reason}`;
  return {
    ...{ id, rule, unit: unit ?? "", severity, state, imbalance },
    message: printableText(message),
    cells: printableText(places.join("\n")),
    explanation: printableText(explanation),
    decision: printableText(said ?? ""),
  };
}

function lineageOf(round: Round): LineageLine[] {
  const files = new Map(round.submissions.map((record) => [record.sha256, printableText(shownFile(record))]));
  const isHeld = heldOf(round);
  return round.values.map((value) => ({
    ...{ unit: value.unit, element: value.element, row: value.row, fate: value.fate, sha256: value.sha256 },
    value: typeof value.value === "string" ? printableText(value.value) : value.value,
    reason: value.reason === null ? "" : reasonLabels[value.reason].vi,
    held: isHeld(value),
    file: files.get(value.sha256) ?? "",
    sheet: printableText(value.sheet),
    cell: value.cell,
    raw: printableText(value.raw),
  }));
}
