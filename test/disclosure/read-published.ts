/** What a reader takes from the published files themselves: numbers with their rounding, and the places that say "(b)". */
import { parse } from "csv-parse/sync";

/** A published number lies in [low, high]; `kind` is "" for the total, else the name of a kind of unit. */
export interface Fact {
  indicator: string;
  part: "value" | "previous" | "growth" | "kind";
  kind: string;
  low: number;
  high: number;
}

export interface Hidden {
  indicator: string;
  part: "value" | "previous" | "change" | "kind";
  kind: string;
}

export interface Reading {
  facts: Fact[];
  hidden: Hidden[];
}

const around = (value: number, decimals: number) => ({
  low: value - 0.5 * 10 ** -decimals,
  high: value + 0.5 * 10 ** -decimals,
});

/** "1.234,5" with its rounding. */
function printed(text: string): { low: number; high: number } | null {
  const number = /^-?[\d.]+(?:,(\d+))?$/.exec(text);
  return number ? around(Number(text.replaceAll(".", "").replace(",", ".")), number[1]?.length ?? 0) : null;
}

export function readHtml(html: string): Reading {
  const facts: Fact[] = [];
  const hidden: Hidden[] = [];
  for (const [, table] of html.matchAll(/<table[^>]*>(.*?)<\/table>/gs)) {
    const heads = [...table!.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, text]) => plain(text!));
    for (const [, row] of table!.matchAll(/<tr>(<th scope="row">.*?)<\/tr>/gs)) {
      const indicator = /<span class="nho">([A-Z][A-Z0-9_]*)<\/span><\/th>/.exec(row!)?.[1];
      if (!indicator) continue;
      const cells = [...row!.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, text]) => plain(text!.replace(/<br>.*/s, "")));
      const add = (part: Fact["part"], cell: string, kind = "") => {
        if (cell === "(b)") hidden.push({ indicator, part: part === "growth" ? "change" : part, kind });
        const number = printed(cell);
        if (number) facts.push({ indicator, part, kind, ...number });
      };
      if (heads.includes("Kế hoạch")) {
        add("previous", cells[1]!);
        add("value", cells[2]!);
        add("growth", cells[3]!);
        const [plan, achieved] = [printed(cells[4]!), printed(cells[5]!)];
        if (plan && achieved) {
          const target = (plan.low + plan.high) / 2;
          facts.push({
            indicator,
            part: "value",
            kind: "",
            low: (achieved.low * target) / 100,
            high: (achieved.high * target) / 100,
          });
        }
      } else for (const [i, cell] of cells.slice(1).entries()) add("kind", cell, heads[i + 2]!);
    }
  }
  return { facts, hidden };
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .replaceAll("&#x3D;", "=")
    .trim();

export function readCsv(text: string): Reading {
  const facts: Fact[] = [];
  const hidden: Hidden[] = [];
  for (const row of parse(text, { columns: true, bom: true }) as Record<string, string>[]) {
    const {
      ma: indicator,
      pham_vi,
      gia_tri,
      nam_truoc,
      thay_doi,
      kieu_thay_doi,
      bao_mat,
    } = row as Record<string, string> & { ma: string };
    const decimals = Math.max(0, ...[gia_tri!, nam_truoc!].map((one) => one.split(".")[1]?.length ?? 0));
    const total = pham_vi === "tong";
    if (gia_tri !== "")
      facts.push({
        indicator,
        part: total ? "value" : "kind",
        kind: total ? "" : pham_vi!,
        ...around(Number(gia_tri), decimals),
      });
    if (total && nam_truoc !== "")
      facts.push({ indicator, part: "previous", kind: "", ...around(Number(nam_truoc), decimals) });
    if (total && thay_doi !== "" && kieu_thay_doi === "%")
      facts.push({ indicator, part: "growth", kind: "", ...around(100 + Number(thay_doi), 1) });
    for (const column of bao_mat!.split(" ").filter(Boolean)) {
      const part = { gia_tri: total ? "value" : "kind", nam_truoc: "previous", thay_doi: "change" }[
        column
      ] as Hidden["part"];
      hidden.push({ indicator, part, kind: total ? "" : pham_vi! });
    }
  }
  return { facts, hidden };
}

interface Document {
  indicators: {
    code: string;
    decimals: number;
    value: number | null;
    previous: number | null;
    change: { value: number; kind: string } | null;
    suppressed: Hidden["part"][];
    byKind: { name: string; value: number | null; reason: string | null }[];
  }[];
}

export function readJson(text: string): Reading {
  const facts: Fact[] = [];
  const hidden: Hidden[] = [];
  for (const { code: indicator, decimals, value, previous, change, suppressed, byKind } of (
    JSON.parse(text) as Document
  ).indicators) {
    if (value !== null) facts.push({ indicator, part: "value", kind: "", ...around(value, decimals) });
    if (previous !== null) facts.push({ indicator, part: "previous", kind: "", ...around(previous, decimals) });
    if (change?.kind === "percent")
      facts.push({ indicator, part: "growth", kind: "", ...around(100 + change.value, 1) });
    for (const part of suppressed) hidden.push({ indicator, part, kind: "" });
    for (const { name, value: own, reason } of byKind) {
      if (own !== null) facts.push({ indicator, part: "kind", kind: name, ...around(own, decimals) });
      if (reason === "confidential") hidden.push({ indicator, part: "kind", kind: name });
    }
  }
  return { facts, hidden };
}
