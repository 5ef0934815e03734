/** A rehearsal: fills the templates as units would, some wrongly, and puts them in the inbox as they would arrive. */
import type { KeyObject } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { type Campaign, expectedUnits, type Unit } from "../../campaign/index.js";
import { UserError } from "../../messages/index.js";
import { type FilledCell, type FormContent, writeTemplate } from "../../workbook/index.js";
import { writeAtomically } from "../files.js";
import { previousOf } from "../previous.js";
import { plausibleFigures } from "./figures.js";
import { type FilledForm, mistakes } from "./mistakes.js";
import { type Random, random } from "./random.js";
import { plausibleRosters } from "./rosters.js";

export interface Rehearsed {
  unit: string;
  /** null: nothing was sent. */
  file: string | null;
  receivedAt: string | null;
  /** What was made to go wrong, as `mistake:cell`. */
  mistakes: string[];
}

/** How a unit behaves this year. */
type Behaviour = "right" | "careless" | "late" | "missing" | "corrected" | "twice" | "pdf" | "last_year" | "cut_short";

const shares: [Behaviour, number][] = [
  ["right", 0.52],
  ["careless", 0.2],
  ["late", 0.08],
  ["corrected", 0.06],
  ["missing", 0.05],
  ["twice", 0.03],
  ["last_year", 0.02],
  ["pdf", 0.02],
  ["cut_short", 0.02],
];

export async function rehearse(
  campaign: Campaign,
  inbox: string,
  seed: number,
  progress: (done: number, all: number) => void = () => undefined,
  key?: KeyObject,
): Promise<Rehearsed[]> {
  if (existsSync(inbox) && readdirSync(inbox).some((name) => !name.startsWith(".")))
    throw new UserError("rehearse.inbox_not_empty", { path: inbox }, 2);
  const dice = random(seed);
  const units = expectedUnits(campaign);
  const behaviours = shuffled(shareOut(units.length), dice);
  const sent: Rehearsed[] = [];
  for (const [index, unit] of units.entries()) {
    sent.push(...(await send(campaign, unit, behaviours[index]!, inbox, random(seed * 1000 + index), key)));
    progress(index + 1, units.length);
  }
  const rows = sent.flatMap((one) =>
    one.file === null
      ? []
      : [{ file: one.file, received: one.receivedAt, from: `clerk@${one.unit.toLowerCase()}.example` }],
  );
  writeAtomically(join(inbox, "received.csv"), stringify(rows, { header: true }));
  return sent;
}

function shareOut(count: number): Behaviour[] {
  const list = shares.flatMap(([behaviour, share]) =>
    new Array<Behaviour>(behaviour === "right" ? 0 : Math.max(1, Math.round(share * count))).fill(behaviour),
  );
  return [...list.slice(0, count), ...new Array<Behaviour>(Math.max(0, count - list.length)).fill("right")];
}

function shuffled<T>(items: readonly T[], dice: Random): T[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = dice.between(0, i);
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

async function send(
  campaign: Campaign,
  unit: Unit,
  behaviour: Behaviour,
  inbox: string,
  dice: Random,
  key: KeyObject | undefined,
): Promise<Rehearsed[]> {
  if (behaviour === "missing") return [{ unit: unit.code, file: null, receivedAt: null, mistakes: [] }];
  const { content, form } = fill(campaign, unit, dice);
  const made: string[] = [];
  const spoil = (count: number) => {
    for (const name of shuffled(Object.keys(mistakes), dice).slice(0, count)) {
      const code = mistakes[name]!(campaign, form, dice);
      if (code !== null) made.push(`${name}:${code}`);
    }
  };
  const bytes = () => writeTemplate(campaign, unit, { ...content, key });
  const put = (name: string, data: Uint8Array, day: number, what: string[]): Rehearsed => {
    writeAtomically(join(inbox, name), data);
    return { unit: unit.code, file: name, receivedAt: arrival(campaign, day, dice), mistakes: what };
  };
  const name = fileName(campaign, unit, dice);
  const onTime = -dice.between(0, 11);
  switch (behaviour) {
    case "right":
      return [put(name, await bytes(), onTime, [])];
    case "careless":
      spoil(dice.between(1, 3));
      return [put(name, await bytes(), onTime, made)];
    case "late":
      return [put(name, await bytes(), dice.between(3, 9), ["late"])];
    case "twice": {
      const data = await bytes();
      return [put(name, data, onTime, []), put(`Bản sao ${name}`, data, onTime, ["same bytes again"])];
    }
    case "corrected": {
      const right = await bytes();
      spoil(2);
      const wrong = await bytes();
      return [
        put(name, wrong, -9, made),
        put(name.replace(/\.xlsx$/, " (sửa).xlsx"), right, -dice.between(0, 4), ["corrected"]),
      ];
    }
    case "pdf":
      return [
        put(name.replace(/\.xlsx$/, ".pdf"), new TextEncoder().encode("%PDF-1.4\n% ban quet co dau\n%%EOF\n"), onTime, [
          "pdf instead of a workbook",
        ]),
      ];
    case "last_year": {
      const old = {
        ...campaign,
        code: campaign.code.replace(String(campaign.year), String(campaign.year - 1)),
        year: campaign.year - 1,
      };
      return [put(name, await writeTemplate(old, unit, { ...content, key }), onTime, ["last year's form"])];
    }
    case "cut_short": {
      const data = await bytes();
      return [put(name, data.subarray(0, Math.floor(data.length * 0.6)), onTime, ["file cut short"])];
    }
  }
}

function fill(campaign: Campaign, unit: Unit, dice: Random): { content: FormContent; form: FilledForm } {
  const previous = previousOf(campaign, unit);
  const figures = plausibleFigures(campaign, unit, previous, dice);
  const cells = new Map([...figures].map(([code, value]): [string, FilledCell] => [code, { value }]));
  for (const [code, cell] of cells) if (cell.value === 0 && dice.chance(0.3)) cells.set(code, { reason: "zero" });
  nameSources(campaign, unit, cells);
  const form: FilledForm = { unit, figures: cells };
  const content: FormContent = {
    previous,
    figures: cells,
    rosters: plausibleRosters(campaign, unit, figures, dice),
    cover: {
      filledBy: dice.pick(["Lò Thị Hương", "Vàng A Páo", "Nguyễn Văn Minh", "Tẩn Mý Dao", "Hoàng Thị Thu", "Lý A Sử"]),
      phone: `0213.3${dice.between(100000, 999999)}`,
      email: `vanphong@${unit.code.toLowerCase()}.example`,
      head: dice.pick(["Trần Quốc Khánh", "Lò Văn Hặc", "Phạm Thị Lan", "Sùng A Hồ"]),
      date: `0${dice.between(1, 5)}/12/${campaign.year}`,
      ...(dice.chance(0.9) ? { letterNumber: `${dice.between(40, 900)}/BC-${unit.code}` } : {}),
    },
  };
  return { content, form };
}

/** A source beside the first figure of each indicator, as most units write it. */
function nameSources(campaign: Campaign, unit: Unit, cells: Map<string, FilledCell>): void {
  const named = new Set<string>();
  for (const { code, indicator } of campaign.elements) {
    const cell = cells.get(code);
    if (cell === undefined || indicator === undefined || named.has(indicator)) continue;
    named.add(indicator);
    cells.set(code, { ...cell, evidence: `Sổ theo dõi, báo cáo năm ${campaign.year} của ${unit.name}` });
  }
}

/** Office hours, days from the deadline. */
function arrival(campaign: Campaign, days: number, dice: Random): string {
  const due = new Date(`${campaign.deadlines.due}T00:00:00+07:00`).getTime();
  return new Date(due + days * 86_400_000 + (8 * 60 + dice.between(0, 500)) * 60_000).toISOString();
}

/** Names as clerks give them. */
function fileName(campaign: Campaign, unit: Unit, dice: Random): string {
  const plain = unit.name.replace(/[\\/:*?"<>|]/g, " ");
  return dice.pick([
    `${unit.code}_bieu so lieu.xlsx`,
    `BC KHCN ${plain} ${campaign.year}.xlsx`,
    `${plain} - biểu số liệu FINAL.xlsx`,
    `Bieu mau ${unit.code} (2).xlsx`,
    `${plain}.xlsx`,
  ]);
}
