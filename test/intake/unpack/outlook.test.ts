/** Outlook's own mails, made by hand: attachments byte for byte, attached mails, senders, days; damage is refused. */
import { randomFillSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isSoundOle } from "../../../src/intake/unpack/ole-sound.js";
import { runLimited } from "../../../src/workbook/index.js";
import { bytesOf, membersOf, told, workbook, zip } from "./helpers.js";
import { type MsgOptions, makeMsg, makeOle } from "./make-msg.js";

const png = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const noise = (size: number) => randomFillSync(Buffer.alloc(size));
const letter: MsgOptions = {
  subject: "Báo cáo xã",
  fromName: "Văn thư",
  fromSmtp: "VanThu@NamSo.vn",
  submitted: new Date("2026-12-04T08:30:00Z"),
  delivered: new Date("2026-12-04T08:31:00Z"),
};

test("attachments are taken as they were, small and large, with their letter", async () => {
  // Below and above the size from which streams have sectors of their own.
  const contents = [workbook(), noise(63), noise(64), noise(4095), noise(4096), noise(300_001), Buffer.alloc(0)];
  const attachments = contents.map((data, n) => ({ name: `Biểu ${n}.xlsx`, data }));
  const members = await membersOf(makeMsg({ ...letter, attachments }), "thu.msg");
  expect(members.map(({ name }) => name)).toEqual(attachments.map(({ name }) => name));
  for (const [n, member] of members.entries()) expect(bytesOf(member).equals(contents[n]!)).toBe(true);
  expect(members[0]!.letter).toEqual({
    from: "vanthu@namso.vn",
    fromName: "Văn thư",
    date: "2026-12-04T08:30:00.000Z",
    subject: "Báo cáo xã",
  });
});

test("a mail so large that the list of its tables does not fit into the header", async () => {
  const contents = [noise(20_000_000), noise(9_000_001)];
  const attachments = contents.map((data, n) => ({ name: `${n}`, data }));
  const bytes = makeMsg({ attachments });
  const members = await membersOf(bytes, "thu.msg");
  for (const [n, member] of members.entries()) expect(bytesOf(member).equals(contents[n]!)).toBe(true);
  const inner = await membersOf(
    makeMsg({ attachments: [{ name: "Gốc", mail: { subject: "x", attachments } }] }),
    "thu.msg",
  );
  for (const [n, member] of inner.entries()) expect(bytesOf(member).equals(contents[n]!)).toBe(true);
});

test("attached mails, archives and sheets put into the text are opened or taken", async () => {
  const inner: MsgOptions = {
    subject: "Gốc",
    fromAddress: "an@namso.vn",
    submitted: new Date("2026-12-01T01:00:00Z"),
    attachments: [{ name: "a.xlsx", data: workbook("1") }],
  };
  const archive = zip({ "b.xlsx": workbook("2") });
  const members = await membersOf(
    makeMsg({
      ...letter,
      attachments: [
        { name: "b.zip", data: archive },
        { name: "Gốc", mail: inner },
        { name: "", object: [{ name: "Workbook", data: noise(5000) }] },
      ],
    }),
    "thu.msg",
  );
  expect(members.map(({ name, letter: own }) => [name, own?.from, own?.date])).toEqual([
    ["b.zip › b.xlsx", "vanthu@namso.vn", "2026-12-04T08:30:00.000Z"],
    ["Gốc.msg › a.xlsx", "an@namso.vn", "2026-12-01T01:00:00.000Z"],
    ["#3", "vanthu@namso.vn", "2026-12-04T08:30:00.000Z"],
  ]);
  expect(bytesOf(members[1]).equals(workbook("1"))).toBe(true);
  expect(bytesOf(members[2]).toString("hex", 0, 8)).toBe("d0cf11e0a1b11ae1");
});

test("three levels are opened, a fourth is refused by name", async () => {
  const nested = (levels: number): MsgOptions => ({
    subject: `${levels}`,
    attachments:
      levels === 1 ? [{ name: "a.xlsx", data: workbook() }] : [{ name: `${levels - 1}`, mail: nested(levels - 1) }],
  });
  expect(await told(makeMsg(nested(3)))).toEqual({ "2.msg › 1.msg › a.xlsx": "taken" });
  expect(await told(makeMsg(nested(4)))).toEqual({ "3.msg › 2.msg › 1.msg": "unpack.too_deep" });
  expect(await told(makeMsg(nested(6)))).toEqual({ "5.msg › 4.msg › 3.msg": "unpack.too_deep" });
  expect(await told(zip({ "x.msg": makeMsg(nested(3)) }))).toEqual({ "x.msg › 2.msg › 1.msg": "unpack.too_deep" });
});

test("pictures of the text are skipped, what is only a link is refused, notices are no returns", async () => {
  const attachments = [
    { name: "image001.png", data: png, hidden: true, mimeType: "image/png" },
    { name: "image002.png", data: png, contentId: "image002.png@01D0" },
    { name: "scan.png", data: png, hidden: false, mimeType: "image/png" },
    { name: "OneDrive.xlsx" },
    { name: "a.xlsx", data: workbook(), contentId: "1@x" },
  ];
  expect(await told(makeMsg({ ...letter, attachments }))).toEqual({
    "image001.png": "unpack.inline_picture",
    "image002.png": "unpack.inline_picture",
    "scan.png": "taken",
    "OneDrive.xlsx": "unpack.only_a_link",
    "a.xlsx": "taken",
  });
  expect(await told(makeMsg({ ...letter, kind: "REPORT.IPM.Note.NDR", attachments }))).toBe("unpack.mail_report");
  expect(await told(makeMsg(letter))).toBe("unpack.mail_without_attachment");
  const notice = { name: "Undeliverable", mail: { ...letter, kind: "REPORT.IPM.Note.NDR", attachments } };
  expect(await told(makeMsg({ ...letter, attachments: [notice, { name: "a.xlsx", data: workbook() }] }))).toEqual({
    "Undeliverable.msg": "unpack.mail_report",
    "a.xlsx": "taken",
  });
});

describe("the letter", () => {
  const letterOf = async (options: MsgOptions) =>
    (await membersOf(makeMsg({ ...options, attachments: [{ name: "a.xlsx", data: workbook() }] })))[0]!.letter;

  test("an Exchange name is no address; the header it came with may have one", async () => {
    const exchange = { fromAddress: "/O=LAICHAU/OU=X/CN=RECIPIENTS/CN=VANTHU", fromName: "Văn thư" };
    expect(await letterOf(exchange)).toMatchObject({ from: "", fromName: "Văn thư", date: null });
    const headers =
      "Received: x\r\nFrom: =?UTF-8?Q?V=C4=83n?= <VT@x.vn>\r\nDate: Fri, 4 Dec 2026 15:30:00 +0700\r\n\r\n";
    expect(await letterOf({ ...exchange, headers })).toMatchObject({
      from: "vt@x.vn",
      date: "2026-12-04T08:30:00.000Z",
    });
  });

  test("when it was delivered where it does not say when it was sent", async () => {
    expect(await letterOf({ delivered: new Date("2026-12-04T08:31:00Z") })).toMatchObject({
      date: "2026-12-04T08:31:00.000Z",
    });
    expect(await letterOf({ submitted: new Date("1601-01-01T00:00:00Z") })).toMatchObject({ date: null });
  });

  test("texts that are not Unicode are read in the code page the mail names", async () => {
    const cyrillic = new Map([..."Отчёт"].map((letter, n) => [letter, [0xce, 0xf2, 0xf7, 0xb8, 0xf2][n]!]));
    const encode = (text: string) =>
      Buffer.from(Array.from(text, (letter) => cyrillic.get(letter) ?? letter.charCodeAt(0)));
    expect(await letterOf({ subject: "Отчёт 1", ansi: { codePage: 1251, encode } })).toMatchObject({
      subject: "Отчёт 1",
    });
    expect(await letterOf({ subject: "plain", ansi: { codePage: 99999, encode } })).toMatchObject({ subject: "plain" });
  });

  test("names are fit to print", async () => {
    const [member] = await membersOf(
      makeMsg({ subject: "a\u001b[2Jb", attachments: [{ name: "..\\..\\C:\\a\u202ex.xlsx", data: workbook() }] }),
    );
    expect([member!.name, member!.letter!.subject]).toEqual(["C:_ax.xlsx", "a[2Jb"]);
  });
});

describe("damage", () => {
  const data = noise(20_000);
  const sound = makeMsg({ ...letter, attachments: [{ name: "a.xls", data }] });
  const sectorOf = (bytes: Buffer) => (sound.indexOf(bytes) - 512) / 512;
  const fatAt = 512 * (1 + sound.readUInt32LE(76));

  test("a file cut short anywhere is refused before any process is started", async () => {
    expect(isSoundOle(sound)).toBe(true);
    for (let length = 512; length < sound.length; length += 512) {
      const cut = sound.subarray(0, length);
      expect([length, isSoundOle(cut)]).toEqual([length, false]);
      const code = await told(cut);
      expect([length, code]).toEqual([length, code === null ? null : "unpack.outlook_unreadable"]);
    }
  });

  test("a table of sectors that loses, crosses or circles the content is refused: nothing is made up", async () => {
    const first = sectorOf(data.subarray(0, 512));
    for (const next of [0xfffffffe, 0xffffffff, first, first + 2, 0, 1_000_000]) {
      const bytes = Buffer.from(sound);
      bytes.writeUInt32LE(next, fatAt + first * 4);
      expect([next, await told(bytes)]).toEqual([next, "unpack.outlook_unreadable"]);
    }
  });

  test("the check is needed: the library alone gives other bytes than were attached, without a word", () => {
    const bytes = Buffer.from(sound);
    bytes.writeUInt32LE(0xfffffffe, fatAt + sectorOf(data.subarray(5120, 5632)) * 4);
    const script = new URL("../../../src/intake/unpack/msg-child.js", import.meta.url);
    const result = runLimited(script, ["2", "1000000"], bytes, { seconds: 10, megabytes: 192 });
    if ("failed" in result) throw new Error(result.failed);
    const given = result.output.subarray(-data.length);
    expect([given.length, given.equals(data)]).toEqual([data.length, false]);
    expect(given.subarray(0, 5632).equals(data.subarray(0, 5632))).toBe(true);
  });

  test("sizes beyond the file, entries in two folders and circles of entries are refused", () => {
    const directory = 512 * (1 + sound.readUInt32LE(48));
    const changed = (entry: number, offset: number, value: number) => {
      const bytes = Buffer.from(sound);
      bytes.writeUInt32LE(value, directory + entry * 128 + offset);
      return isSoundOle(bytes);
    };
    expect(changed(1, 120, 2 ** 31)).toBe(false);
    expect(changed(1, 120, sound.length + 1)).toBe(false);
    expect(changed(1, 68, 2)).toBe(false);
    expect(changed(2, 72, 1)).toBe(false);
    expect(changed(0, 120, 0)).toBe(false);
    expect(changed(0, 76, 5000)).toBe(false);
    expect(isSoundOle(makeOle([]))).toBe(true);
  });
});
