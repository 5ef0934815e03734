/**
 * Whose workbook it is: its stamp, then its cover, then its sheets themselves, then the name of the file and the sender.
 * Where two of the first three disagree it is refused, never guessed; what only the last two say has to be confirmed.
 */
import type { KeyObject } from "node:crypto";
import {
  type Campaign,
  definitionHash,
  existsOn,
  hasEnded,
  successorOf,
  type Unit,
  writtenDay,
} from "../campaign/index.js";
import type { MessageCode, Slots } from "../messages/index.js";
import { clean, matchUnitName, mended, normalCode, unitsInFileName } from "../vietnamese/index.js";
import {
  coverSheetName,
  coverTexts,
  isSignatureOf,
  type ReadWorkbook,
  readLetterhead,
  stampSheetName,
} from "../workbook/index.js";
import { coverContent, placedNames } from "./cells.js";
import { type History, unitOfPreviousColumn } from "./previous-column.js";
import { type ReadStamp, readStamp } from "./read-stamp.js";

/** What is known of a file from outside it. */
export interface Clues {
  /** Its name, with the folders or the archive it lay in. */
  fileName: string;
  /** The sender's address, lower case. */
  sender: string | null;
}

export interface KnownIdentity {
  unit: Unit;
  /** What says so. */
  proof: "stamp" | "cover" | "content" | "file_name" | "sender";
  /** Clues from outside that name another unit. */
  otherClues: { clue: "file_name" | "sender"; unit: Unit }[];
  /** Hash of the definition the form was made from; "" where the stamp is lost. */
  definition: string;
  olderTemplate: boolean;
  seal: Seal;
}

/**
 * What the signature in the stamp tells: nothing where the campaign has no secret; `moved`: it is ours, but the rest of the
 * workbook was made for another unit. Without a stamp it is missing.
 */
export type Seal = "unasked" | "sound" | "missing" | "wrong" | "moved";

export type Identity = KnownIdentity | { refused: MessageCode; slots: Slots };

/** `key`: of the campaign's secret, where it has one. */
export function identify(
  campaign: Campaign,
  workbook: ReadWorkbook,
  clues: Clues,
  history: History,
  key?: KeyObject,
): Identity {
  const stamp = readStamp(workbook);
  const cover = readCoverOf(workbook);
  const heads = letterheadsOf(campaign, workbook);
  const nothingInside = !stamp && !cover.code && !cover.name && heads.units.length === 0;
  if (nothingInside && !isForm(campaign, workbook)) return { refused: "identity.none", slots: {} };
  if (stamp && stamp.campaign !== campaign.code)
    return {
      refused: "identity.other_campaign",
      slots: { campaign: stamp.campaign, year: stamp.year, own: campaign.code, expected: campaign.year },
    };
  // Each of them was sent out with the campaign's year: one that says another is from another form.
  const year = [stamp?.year, cover.year, stamp ? "" : heads.year].find((one) => one && one !== String(campaign.year));
  if (year) return { refused: "identity.other_year", slots: { year, expected: campaign.year } };
  const stamped = stamp ? campaign.units.find((unit) => unit.code === stamp.unit) : undefined;
  if (stamp && !stamped)
    return { refused: "identity.unknown_unit", slots: { unit: `${stamp.unit} ${stamp.unitName}`.trim() } };
  const covered = unitOfCover(campaign, cover);
  if (covered === "ambiguous") return { refused: "identity.ambiguous", slots: { name: cover.name } };
  if (covered === "contradiction")
    return { refused: "identity.contradiction", slots: { stamp: cover.code, cover: cover.name } };
  if (stamped && covered && covered.code !== stamped.code)
    return { refused: "identity.contradiction", slots: { stamp: stamped.name, cover: cover.name || covered.name } };
  const declared = stamped ?? covered;
  if (!declared && (cover.name || cover.code))
    return { refused: "identity.unknown_unit", slots: { unit: cover.name || cover.code } };
  const headed = declared ? [declared, ...heads.units.filter((unit) => unit !== declared)] : heads.units;
  if (headed.length > 1)
    return { refused: "identity.two_units", slots: { units: headed.map((unit) => unit.name).join("; ") } };
  const content = headed[0] ?? unitOfPreviousColumn(campaign, workbook, history);
  const inside = declared ?? content;
  const outside = outsideClues(campaign, clues, inside === undefined);
  const unit = inside ?? agreed(outside);
  if (unit === "contradiction")
    return { refused: "identity.clues_disagree", slots: { units: outside.map((one) => one.unit.name).join("; ") } };
  if (!unit) return { refused: "identity.no_unit", slots: {} };
  if (!unit.expected) return notExpected(campaign, unit);
  const definition = stamp?.definition ?? "";
  return {
    unit,
    proof: stamped ? "stamp" : covered ? "cover" : content ? "content" : outside[0]!.clue,
    otherClues: outside.filter((one) => one.unit !== unit),
    definition,
    olderTemplate: definition !== "" && definition !== definitionHash(campaign),
    seal: key ? sealOf(stamp, key, () => unitOfPreviousColumn(campaign, workbook, history)) : "unasked",
  };
}

/** What a unit that has ended sends is nobody else's: the one that took over has a form of its own. */
function notExpected(campaign: Campaign, unit: Unit): Identity {
  const { name, validFrom, validTo } = unit;
  if (existsOn(unit, campaign.deadlines.due)) return { refused: "identity.not_expected", slots: { unit: name } };
  if (!hasEnded(campaign, unit))
    return { refused: "identity.not_yet", slots: { unit: name, day: writtenDay(validFrom) } };
  const slots = { unit: name, day: writtenDay(validTo) };
  const now = successorOf(campaign, unit);
  if (now === null) return { refused: "identity.ended", slots };
  return { refused: "identity.taken_over", slots: { ...slots, successor: now.name, code: now.code } };
}

/** Of units named alike, the one that exists: a merged commune often keeps a name. */
function unitNamed(campaign: Campaign, text: string): Unit | "ambiguous" | undefined {
  const match = matchUnitName(text, campaign.units);
  if (match !== "ambiguous") return campaign.units.find((unit) => unit.code === match);
  const now = matchUnitName(text, unitsOfToday(campaign));
  return now === "ambiguous" ? now : (campaign.units.find((unit) => unit.code === now) ?? "ambiguous");
}

const ofToday = new WeakMap<Campaign, Unit[]>();

function unitsOfToday(campaign: Campaign): Unit[] {
  const known = ofToday.get(campaign) ?? campaign.units.filter((unit) => existsOn(unit, campaign.deadlines.due));
  ofToday.set(campaign, known);
  return known;
}

/** Of an ended unit and the one that took over, the latter: they may share a name or an address. */
function withoutPredecessors(campaign: Campaign, units: readonly Unit[]): readonly Unit[] {
  return units.filter((unit) => {
    const now = successorOf(campaign, unit);
    return now === null || !units.includes(now);
  });
}

/** `printed`: whose figures of last year the workbook carries. */
function sealOf(stamp: ReadStamp | null, key: KeyObject, printed: () => Unit | undefined): Seal {
  if (!stamp || stamp.signature === "") return "missing";
  if (!isSignatureOf(key, stamp, stamp.signature)) return "wrong";
  return [stamp.unitCode, printed()?.code].every((code) => !code || code === stamp.unit) ? "sound" : "moved";
}

interface CoverIdentity {
  code: string;
  name: string;
  year: string;
}

function readCoverOf(workbook: ReadWorkbook): CoverIdentity {
  return {
    code: coverContent(workbook, "INFO_UNIT_CODE", coverTexts.code),
    name: coverContent(workbook, "INFO_UNIT", coverTexts.unit),
    year: coverContent(workbook, "INFO_YEAR", coverTexts.year),
  };
}

function unitOfCover(campaign: Campaign, cover: CoverIdentity): Unit | "ambiguous" | "contradiction" | undefined {
  const byCode = campaign.units.find((unit) => unit.code === clean(cover.code));
  if (!cover.name) return byCode;
  const byName = unitNamed(campaign, cover.name);
  if (byName === "ambiguous") return byCode ?? "ambiguous";
  if (byCode && byName && byCode !== byName) return "contradiction";
  return byName ?? byCode;
}

/** The heads of a form stand in its first rows; a few more may have been inserted. */
const headRows = 12;

/** The units and the year that the heads of the sheets name: every printed sheet carries them. */
function letterheadsOf(campaign: Campaign, workbook: ReadWorkbook): { units: Unit[]; year: string } {
  const units = new Set<Unit>();
  let year = "";
  for (const sheet of workbook.sheets) {
    if (sheet.name === coverSheetName || sheet.name === stampSheetName) continue;
    for (const cell of sheet.cells.values()) {
      if (cell.row > headRows || typeof cell.value !== "string") continue;
      const head = letterhead(cell.value);
      if (head.year) year = head.year;
      const unit = head.reporter ? unitNamed(campaign, head.reporter) : undefined;
      if (unit && unit !== "ambiguous") units.add(unit);
    }
  }
  return { units: [...units], year };
}

/** Every form repeats the texts of its heads on every sheet; a head is short. */
const heads = new Map<string, ReturnType<typeof readLetterhead>>();
const mostHeads = 1000;
const longestHead = 200;

function letterhead(written: string): ReturnType<typeof readLetterhead> {
  const known = heads.get(written);
  if (known) return known;
  const head = readLetterhead(clean(mended(written).text));
  if (heads.size >= mostHeads) heads.clear();
  if (written.length <= longestHead) heads.set(written, head);
  return head;
}

/** Names or codes enough that the sheets can only be those of this campaign's form. */
const codesOfAForm = 3;

function isForm(campaign: Campaign, workbook: ReadWorkbook): boolean {
  const known = new Set([
    ...campaign.elements.map(({ code }) => code),
    ...campaign.rosters.flatMap(({ columns }) => columns.map(({ code }) => code)),
  ]);
  const found = new Set([...placedNames(workbook).keys()].filter((name) => known.has(name)));
  for (const sheet of workbook.sheets)
    for (const { value } of sheet.cells.values())
      if (typeof value === "string" && value.length < 80 && known.has(normalCode(value))) found.add(normalCode(value));
  return found.size >= codesOfAForm;
}

/** Folders and archives are named by whoever sorts them: they are asked only where nothing else says whose file it is. */
function outsideClues(
  campaign: Campaign,
  { fileName, sender }: Clues,
  isOnlyHope: boolean,
): KnownIdentity["otherClues"] {
  const unitsIn = (text: string) => {
    const codes = unitsInFileName(text, campaign.units);
    return campaign.units.filter(({ code }) => codes.includes(code));
  };
  const own = unitsIn(fileName.split(/[/›]/).at(-1)!.trim());
  const inName = own.length === 0 && isOnlyHope ? unitsIn(fileName) : own;
  const byAddress = sender === null ? [] : campaign.units.filter(({ email }) => hasAddress(email, sender));
  const [named, sent] = [inName, byAddress].map((units) => withoutPredecessors(campaign, units)) as [Unit[], Unit[]];
  const byName = named.length === 1 ? named[0] : undefined;
  const bySender = sent.length === 1 ? sent[0] : undefined;
  return [
    ...(byName ? [{ clue: "file_name" as const, unit: byName }] : []),
    ...(bySender ? [{ clue: "sender" as const, unit: bySender }] : []),
  ];
}

/** `sender`: in small letters. */
function hasAddress(email: string, sender: string): boolean {
  const written = email.toLowerCase();
  // Thousands of units are asked for each e-mail.
  return written.includes(sender) && written.split(/[;,\s]+/).includes(sender);
}

function agreed(clues: KnownIdentity["otherClues"]): Unit | "contradiction" | undefined {
  const [one, other] = clues;
  return one && other && one.unit !== other.unit ? "contradiction" : one?.unit;
}
