/** Small rounds exported, with what the workbook must show worked out by hand. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { main } from "../../src/cli.js";
import { reasonLabels } from "../../src/messages/reasons.js";
import { type FilledCell, writeTemplate } from "../../src/workbook/index.js";
import { mergedFiles } from "../round/merged-communes.js";
import { edited, smallCampaign, smallFiles, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { errorValues } from "./consolidated.js";
import { convert, type SavedCells, savedCells } from "./libreoffice.js";

type Sent = Record<string, Record<string, number | string | FilledCell>>;
const [na, notYet, other] = [reasonLabels.na.vi, reasonLabels.not_yet.vi, reasonLabels.included_in.vi];

const rounds: Record<string, { sent: Sent; changes?: Record<string, string> }> = {
  nothing: { sent: {} },
  totals: {
    sent: {
      SKH: { A_1: 5, A_2: { reason: "na" }, K_CHI: 1 },
      X01: { A_1: 5, A_2: { reason: "not_yet" }, B_DS: 100, B_SO: 40, K_CHI: { reason: "zero" } },
      X02: { A_1: { reason: "included_in", includedIn: "A_2" }, A_2: 7, B_DS: 300, K_CHI: 2 },
    },
  },
  blocked: {
    sent: {
      SKH: { A_1: 1, A_2: 1, K_CHI: 200_000 },
      X01: { A_1: 1, A_2: 1, B_DS: 100, B_SO: 50, K_CHI: 1 },
      X02: { A_1: 0, A_2: 0, B_DS: 100, B_SO: 30, K_CHI: 1 },
    },
  },
  // Our own sheets make room for those of the definition; a total that SUMPRODUCT looks at is a blank cell where missing.
  names: {
    sent: { SKH: { A_1: 5, A_2: { reason: "not_yet" } }, X01: { A_1: 2, A_2: 3, B_DS: 100, B_SO: 40, K_CHI: 4 } },
    changes: {
      "campaign.yaml": edited(smallFiles["campaign.yaml"]!, 'sheet: "2. Tài chính"', "sheet: CHỈ TIÊU"),
      "indicators.yaml": edited(
        smallFiles["indicators.yaml"]!,
        "formula: 'SUM(A_TS)'",
        "formula: 'SUMPRODUCT((A_TS>4)*1)+SUM(A_TS)*10'",
      ),
    },
  },
};

rounds.merged = {
  sent: {
    X01: { B_DS: 2000, B_SO: 1500, K_CHI: 60.5 },
    X02: { B_DS: 6000, B_SO: 3000, K_CHI: 40 },
  },
  changes: mergedFiles,
};

const pages: Record<string, SavedCells> = {};
const folders: string[] = [];

beforeAll(async () => {
  const paths: string[] = [];
  for (const [name, { sent, changes }] of Object.entries(rounds)) {
    const folder = writeCampaign(temporaryFolder(), changes);
    folders.push(folder);
    mkdirSync(join(folder, "inbox"));
    const campaign = changes ? undefined : smallCampaign();
    for (const [unit, figures] of Object.entries(sent)) {
      const definition = campaign ?? loadCampaign(folder, "vi");
      const cells = Object.entries(figures).map(([code, given]): [string, FilledCell] => [
        code,
        typeof given === "object" ? given : { value: given },
      ]);
      writeFileSync(
        join(folder, "inbox", `${unit}.xlsx`),
        await writeTemplate(definition, unitOf(definition, unit), { previous: new Map(), figures: new Map(cells) }),
      );
    }
    await run(folder, "ingest");
    await run(folder, "export", "--draft", "--out", `${name}.xlsx`);
    paths.push(join(folder, `${name}.xlsx`));
  }
  const saved = await savedCells(await convert(paths, "xlsx", join(folders[0]!, "recalculated")));
  for (const [index, name] of Object.keys(rounds).entries()) pages[name] = saved[index]!;
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function run(cwd: string, ...args: string[]): Promise<void> {
  let err = "";
  const streams = {
    out: () => undefined,
    err: (text: string) => {
      err += text;
    },
    interactive: false,
    colour: false,
  };
  const status = await main(args, { streams, env: {}, cwd, clock: () => new Date("2026-12-06T03:00:00Z") });
  if (status !== 0) throw new Error(err);
}

/** A column of the lines from row 7 on, as many as there are. */
const column = (sheet: Record<string, unknown>, letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => sheet[`${letter}${7 + index}`] ?? "");
const values = (name: string, sheet = "Chỉ tiêu") => column(pages[name]![sheet]!, "E", 4);

test("a round to which nobody has sent anything shows no number and no error", () => {
  const { nothing } = pages;
  expect(errorValues(nothing!)).toEqual([]);
  expect(values("nothing")).toEqual(["-", "-", "-", "-"]);
  expect(column(nothing!["Lý do thiếu"]!, "D", 3)).toEqual(Array(3).fill("Chưa gửi tệp"));
  expect(column(nothing!["Kiểm tra chung"]!, "C", 1)).toEqual(["Chưa đủ số liệu"]);
  const results = Object.entries(nothing!["Kiểm tra đơn vị"]!).flatMap(([at, value]) =>
    /^[F-Z][789]$/.test(at) ? [value] : [],
  );
  expect(new Set(results)).toEqual(new Set(["Chưa đủ số liệu"]));
});

test("a total counts what is none of the unit's business or part of a sibling as 0, and waits for what is to come", () => {
  const page = pages.totals!["Số liệu"]!;
  expect(page.D4).toBe("A_TS");
  expect(column(page, "D", 3)).toEqual([5, "", 7]);
  // 5 + 7; 40 of the 100 people of the one commune that gave both; 1 + 0 + 2; divided by 12.
  expect(values("totals")).toEqual([12, 40, 3, 0.25]);
  expect(column(pages.totals!["Lý do thiếu"]!, "D", 3)).toEqual(["", "Thiếu số liệu thành phần", ""]);
  expect(column(pages.totals!["Lý do thiếu"]!, "F", 3)).toEqual([na, notYet, ""]);
  expect(pages.totals!["Lý do thiếu"]!.E9).toBe(`${other} (A_2)`);
  // Coverage of the total: three are due, two have it; of A_2 the department is not due.
  const elements = pages.totals!["Danh mục số liệu"]!;
  expect([elements.A7, elements.G7, elements.H7]).toEqual(["A_TS", 3, 2]);
  expect([elements.A9, elements.G9, elements.H9]).toEqual(["A_2", 2, 1]);
});

test("an open error of the whole campaign keeps its indicators at “-”, and the rule itself still says what is wrong", () => {
  expect(column(pages.blocked!["Kiểm tra chung"]!, "C", 1)).toEqual(["Sai"]);
  const page = pages.blocked!["Chỉ tiêu"]!;
  // The number of tasks and the share of users are none of its business.
  expect(values("blocked")).toEqual([4, 40, "-", "-"]);
  const heads = Object.entries(page).flatMap(([at, value]) => (/^[A-Z]6$/.test(at) ? [[value, at[0]]] : []));
  const headed = Object.fromEntries(heads) as Record<string, string>;
  expect(column(page, headed["Quy tắc còn lỗi chưa xử lý"]!, 4)).toEqual(["", "", "K.1", "K.1"]);
  expect(column(page, headed["Giá trị trước khi xét lỗi"]!, 4)).toEqual([4, 40, 200_002, 50_000.5]);
});

test("a definition may call its sheets as we call ours, and look into totals cell by cell", () => {
  expect(errorValues(pages.names!)).toEqual([]);
  expect(pages.names!["CHỈ TIÊU"]!.D4).toBe("K_CHI");
  // One total over 4, and 5 in all: the other unit's is missing, not a text above every number.
  expect(values("names", "Chỉ tiêu (2)")).toEqual([51, 40, 4, 4 / 51]);
});

test("after a merger: last year's whole as it was then, the change over the units of today", () => {
  const merged = pages.merged!;
  expect(errorValues(merged)).toEqual([]);
  expect(column(merged["Chỉ tiêu"]!, "B", 4)).toEqual(["IA", "IB", "IC", "IE"]);
  const headed = (head: string) => {
    const [at] = Object.entries(merged["Chỉ tiêu"]!).find(
      ([place, value]) => /^[A-Z]+6$/.test(place) && value === head,
    )!;
    const shown = column(merged["Chỉ tiêu"]!, at.replace("6", ""), 3);
    return shown.map((value) => (typeof value === "number" ? Number(value.toPrecision(14)) : value));
  };
  expect(headed("Giá trị")).toEqual(["-", 56.25, 100.5]);
  // 3 + 7 + 5; 2590 of 8700 with the commune that nobody took over; spending known of four.
  expect(headed("Năm trước")).toEqual([15, 29.770114942529, 180.8]);
  // 56.25 % against 31.25 % of the two communes of today; X01's 60.5 against 50.5, since X02's last year is not known.
  expect(headed("Thay đổi")).toEqual(["-", 25, 19.80198019802]);
});
