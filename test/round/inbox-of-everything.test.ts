/**
 * One folder with everything in it, taken in in one go: every entry accounted for, nothing else kept, and a run that was
 * killed carried on by the next.
 */
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { strToU8, zipSync } from "fflate";
import { encrypt } from "officecrypto-tool";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Campaign, loadCampaign } from "../../src/campaign/index.js";
import { summarise } from "../../src/commands/ingest.js";
import { ingest } from "../../src/round/ingest/ingest.js";
import { previousOf } from "../../src/round/previous.js";
import { random } from "../../src/round/rehearsal/random.js";
import type { Store } from "../../src/store/index.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { type Desk, desk } from "../damage/desk.js";
import { tablesOf } from "../damage/tables.js";
import { sheetDeleted, typed } from "../intake/damage.js";
import { attached, mail, sender, text } from "../intake/unpack/helpers.js";
import { makeMsg } from "../intake/unpack/make-msg.js";
import { xlsx } from "../workbook/read/make.js";
import { smallFiles, temporaryFolder, unitOf, writeCampaign } from "./small-campaign.js";

const communes = ["Mường Kim", "Mường Than", "Nậm Sỏ", "Pắc Ta", "Khoen On", "Bản Bo", "Bình Lư", "Khun Há", "Tả Lèng"];
const codes = communes.map((_, index) => `X${String(index + 10)}`);

function campaignFiles() {
  const lines = communes.map((name, n) => `${codes[n]},UBND xã ${name},xa,XA,yes,,,x${n}@tinh.example,,,,`);
  return { "units.csv": `${smallFiles["units.csv"]}${lines.join("\n")}\n` };
}

let campaign: Campaign;
const forms: Record<string, Uint8Array> = {};

/** A filled form; `mark` makes it unlike the unit's others. */
function form(unit: string, mark = 0, of = campaign): Promise<Uint8Array> {
  const own = unitOf(of, unit);
  const number = of.units.indexOf(own) + 1;
  const figures = {
    A_1: number,
    A_2: mark,
    B_DS: 1000 * number,
    B_SO: 10,
    C_CO: "Có",
    C_SQD: "QĐ 1",
    K_CHI: number,
    K_TL: 50,
  };
  return writeTemplate(of, own, {
    previous: previousOf(of, own),
    figures: new Map(Object.entries(figures).map(([code, value]) => [code, { value }])),
    cover: { letterNumber: "1/BC" },
  });
}

beforeAll(async () => {
  campaign = loadCampaign(writeCampaign(temporaryFolder(), campaignFiles()), "en");
  for (const unit of ["SKH", "X01", "X02", ...codes]) forms[unit] = await form(unit);
  forms["X01 lần 2"] = await form("X01", 2);
}, 60_000);

const desks: Desk[] = [];
afterEach(async () => {
  for (const { store } of desks.splice(0)) await store.close().catch(() => undefined);
});

type Outcome = [outcome: string, code: string, unit?: string];

/** Puts everything there is into an inbox, and says what must become of it, by entry or "entry › member". */
async function everything({ inbox, put }: Desk): Promise<Record<string, Outcome>> {
  const expected: Record<string, Outcome> = {};
  const add = (name: string, bytes: Uint8Array | string, ...outcome: Outcome) => {
    put(name, bytes);
    expected[name.normalize("NFC")] = outcome;
  };
  const whole = (name: string) => forms[name]!;
  const parts = ["Số liệu", "2. Tài chính", "DS mô hình", "Ý kiến"];

  add("SKH.xlsx", whole("SKH"), "ingested", "entry.ingested", "SKH");
  add("X01 lần 1.xlsx", whole("X01"), "ingested", "entry.superseded", "X01");
  add("X01 lần 2.xlsx", whole("X01 lần 2"), "ingested", "entry.revised", "X01");
  for (const kept of parts) {
    const one = parts.filter((name) => name !== kept).reduce((bytes, name) => sheetDeleted(bytes, name), whole("X02"));
    add(`X02 gửi nhiều tệp/${kept}.xlsx`, one, "ingested", "entry.part", "X02");
  }
  const long = `${"Báo cáo ".repeat(24)}dài1.xlsx`;
  expect(Buffer.byteLength(long)).toBe(250);
  add(long, whole("X10"), "ingested", "entry.ingested", "X10");
  add("UBND xã Mường Than.xlsx".normalize("NFD"), whole("X11"), "ingested", "entry.ingested", "X11");
  add("Bản sao X11.xlsx", whole("X11"), "ingested", "entry.ingested", "X11");
  // The second of the two in the order of the folder is the one that is known already.
  expected["UBND xã Mường Than.xlsx"] = ["unchanged", "entry.unchanged", "X11"];
  add("thư mục.xlsx/bên trong.xlsx", whole("X12"), "ingested", "entry.ingested", "X12");

  const inner = zipped({ "X14.xlsx": whole("X14"), "ảnh.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47]) });
  const outer = zipped({
    "đợt 1/": new Uint8Array(),
    "đợt 1/X13.xlsx": whole("X13"),
    "đợt 1/ghi chú.txt": strToU8("gửi lại sau"),
    "trong.zip": inner,
    "SKH (2).xlsx": whole("SKH"),
  });
  put("nộp chung.zip", outer);
  expected["nộp chung.zip › đợt 1"] = ["skipped", "unpack.folder"];
  expected["nộp chung.zip › đợt 1/X13.xlsx"] = ["ingested", "entry.ingested", "X13"];
  expected["nộp chung.zip › đợt 1/ghi chú.txt"] = ["refused", "reading.is_text"];
  expected["nộp chung.zip › trong.zip › X14.xlsx"] = ["ingested", "entry.ingested", "X14"];
  expected["nộp chung.zip › trong.zip › ảnh.png"] = ["refused", "reading.is_picture"];
  expected["nộp chung.zip › SKH (2).xlsx"] = ["unchanged", "entry.unchanged", "SKH"];

  put(
    "thư X15.eml",
    mail(sender, [text("Kính gửi Sở"), attached("X15.xlsx", whole("X15")), attached("X15.pdf", strToU8("%PDF-1.4"))]),
  );
  expected["thư X15.eml › X15.xlsx"] = ["ingested", "entry.ingested", "X15"];
  expected["thư X15.eml › X15.pdf"] = ["refused", "reading.is_pdf"];
  put(
    "thư X16.msg",
    makeMsg({
      ...{ subject: "Báo cáo", fromSmtp: "x6@tinh.example", delivered: new Date("2026-12-03T02:00:00Z") },
      attachments: [{ name: "X16.xlsx", data: Buffer.from(whole("X16")) }],
    }),
  );
  expected["thư X16.msg › X16.xlsx"] = ["ingested", "entry.ingested", "X16"];

  add("~$SKH.xlsx", new Uint8Array(165), "skipped", "entry.lock_file");
  add("Thumbs.db", "x", "skipped", "entry.system_file");
  add(".~lock.SKH.xlsx#", "x", "skipped", "entry.system_file");
  put(
    "received.csv",
    `file,received,from\n"X01 lần 1.xlsx",2026-12-01T08:00:00+07:00,\n"X01 lần 2.xlsx",2026-12-03T08:00:00+07:00,\n`,
  );
  expected["received.csv"] = ["skipped", "entry.list"];
  const outside = join(temporaryFolder(), "bí mật.xlsx");
  writeFileSync(outside, whole("X18"));
  symlinkSync(outside, join(inbox, "liên kết.xlsx"));
  expected["liên kết.xlsx"] = ["skipped", "entry.not_a_file"];
  execFileSync("mkfifo", [join(inbox, "ống dẫn.xlsx")]);
  expected["ống dẫn.xlsx"] = ["skipped", "entry.not_a_file"];

  add("rỗng.xlsx", new Uint8Array(), "refused", "reading.is_empty");
  add("quét.pdf", "%PDF-1.4\n", "refused", "reading.is_pdf");
  add("ảnh.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "refused", "reading.is_picture");
  add(
    "công văn.docx",
    zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w/>") }),
    ...(["refused", "reading.is_word"] as const),
  );
  add("nén.rar", "Rar!\x1a\x07\x01\x00", "refused", "unpack.other_archive");
  add("số liệu.csv", "Mã;Giá trị\r\nA_1;3\r\n", "refused", "reading.is_text");
  add("trang web.xls", "<html><body><table></table></body></html>", "refused", "reading.is_html");
  add("khóa.xlsx", encrypt(Buffer.from(whole("X17")), { password: "bí mật" }), "refused", "reading.encrypted");
  add("hỏng.xlsx", whole("X17").subarray(0, 4000), "refused", "reading.zip_damaged");
  const last = { ...campaign, code: "nho-2025", year: 2025 };
  add("năm trước.xlsx", await form("X17", 0, last), "refused", "identity.other_campaign");
  add(
    "nhầm bìa.xlsx",
    typed(whole("X17"), "Thông tin chung", { C6: "UBND xã Tả Lèng", C7: "X18" }),
    "refused",
    "identity.contradiction",
  );
  return expected;
}

/** Files of the inbox, found without the program: what is no folder. */
function filesIn(folder: string, inbox = folder): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path, inbox) : [relative(inbox, path).normalize("NFC")];
  });
}

/** The same bytes whenever it is made. */
const zipped = (files: Record<string, Uint8Array>) => zipSync(files, { mtime: "2026-12-04T08:00:00" });

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("a folder with everything in it", () => {
  test("is taken in in one go: each entry once, with what became of it; again, nothing changes", async () => {
    const at = await desk(campaign);
    const expected = await everything(at);
    const outcomes = await at.take();
    const shown = outcomes.map((one) => [
      one.member === undefined ? one.path : `${one.path} › ${one.member}`,
      [one.outcome, one.code, ...(one.unit === null ? [] : [one.unit])],
    ]);
    expect(Object.fromEntries(shown)).toEqual(expected);
    expect(shown).toHaveLength(Object.keys(expected).length);

    // Every file of the folder is named, as itself or by what it holds.
    expect([...new Set(outcomes.map((one) => one.path))].sort()).toEqual(filesIn(at.inbox).sort());
    const { cells, ...counts } = summarise(outcomes);
    const { entries, ...kinds } = counts;
    expect(entries).toBe(outcomes.length);
    expect(Object.values(kinds).reduce((sum, one) => sum + one, 0)).toBe(entries);
    expect(cells.accepted + cells.rejected + cells.blank).toBe(cells.input);
    for (const one of outcomes) {
      expect([one.path, one.message]).not.toEqual([one.path, ""]);
      expect(one.message).not.toMatch(/\{\w+\}/);
      if (one.cells) expect(one.cells.accepted + one.cells.rejected + one.cells.blank).toBe(one.cells.input);
    }

    // What was taken in is what is stored; what was opened is what is kept; the rest left no trace.
    const submissions = await at.store.submissions();
    const taken = outcomes.filter((one) => one.outcome === "ingested").map((one) => one.sha256!);
    expect(submissions.map((one) => one.sha256).sort()).toEqual(taken.sort());
    const opened = [...filesOnDisk(at.inbox)].filter(([name]) => expected[name]?.[0] !== "skipped");
    const hashes = new Set([
      ...opened.map(([, path]) => sha(readFileSync(path))),
      ...outcomes.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])),
    ]);
    const kept = readdirSync(at.received);
    expect(kept.map((name) => name.replace(/\.\w+$/, "")).sort()).toEqual([...hashes].sort());
    for (const name of kept) expect(name.startsWith(sha(readFileSync(join(at.received, name))))).toBe(true);
    expect(hashes.has(sha(forms.X18!))).toBe(false);
    await at.store.close();

    const before = await tablesOf(join(at.folder, "tonghop.duckdb"));
    const again = await desk(campaign, at.folder);
    desks.push(again);
    const second = await again.take({ now: "2026-12-08T03:00:00.000Z" });
    expect(second.map((one) => [one.path, one.member, one.outcome === "ingested"])).toEqual(
      outcomes.map((one) => [one.path, one.member, false]),
    );
    await again.store.close();
    expect(await tablesOf(join(at.folder, "tonghop.duckdb"))).toEqual(before);
    expect(readdirSync(at.received)).toEqual(kept);
  });
});

/** The program as it is built: its threads are files of their own. */
describe.runIf(existsSync("dist/cli.js"))("read by threads", () => {
  const built = <T>(module: string): Promise<T> => import(/* @vite-ignore */ resolve("dist/round/ingest", module));
  type Ingest = typeof import("../../src/round/ingest/ingest.js");
  type Pool = typeof import("../../src/round/ingest/thread-pool.js");

  /** So many files are read before any thread is started. */
  const readHere = 24;

  /** Everything there is, and what only order decides; `before`: files that come first, and are no workbooks. */
  async function messyInbox(before: number): Promise<string> {
    const at = await desk(campaign);
    desks.push(at);
    for (let n = 0; n < before; n++) at.put(`! ${String(n).padStart(2, "0")}.csv`, `số liệu ${n}\n`);
    await everything(at);
    at.put("X01 lần 3.xlsx", typed(forms.X01!, "Thông tin chung", { C8: "Số chính thức" }));
    // The same bytes under another name once more, and again in a mail that knows its day.
    at.put("zz X13.xlsx", forms.X13!);
    at.put("zz X13.eml", mail(sender, [attached("X13.xlsx", forms.X13!)]));
    at.put("zz không rõ.xlsx", sheetDeleted(forms.X12!, "Thông tin chung"));
    return at.inbox;
  }

  async function taken(inbox: string, threads: number) {
    const at = await desk(campaign);
    const { ingest } = await built<Ingest>("ingest.js");
    const steps: number[][] = [];
    const outcomes = await ingest(campaign, at.store, [inbox], {
      ...{ lang: "vi", now: "2026-12-04T03:00:00.000Z", receivedFolder: at.received, threads },
      progress: (done, all) => steps.push([done, all]),
    });
    await at.store.close();
    expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done!).sort((a, b) => a - b));
    expect(steps.at(-1)![0]).toBe(steps.at(-1)![1]);
    return { outcomes, tables: await tablesOf(join(at.folder, "tonghop.duckdb")), received: readdirSync(at.received) };
  }

  test("the same store, outcomes and kept files as one after the other", async () => {
    for (const [before, threads] of [
      [0, 2],
      [readHere, 3],
    ] as const) {
      const inbox = await messyInbox(before);
      const one = await taken(inbox, 1);
      expect(one.outcomes.filter(({ outcome }) => outcome === "ingested").length).toBeGreaterThan(10);
      expect(one.outcomes.filter(({ outcome }) => outcome === "unchanged").length).toBeGreaterThan(3);
      const many = await taken(inbox, threads);
      expect(many.outcomes).toEqual(one.outcomes);
      expect(many.tables).toEqual(one.tables);
      expect(many.received.sort()).toEqual(one.received.sort());
    }
  }, 120_000);

  /** Far more cells than a form has; the reader takes it in an ordinary process. */
  function heavy(): Uint8Array {
    const cells = (row: number) => `<c r="A${row}" t="inlineStr"><is><t>${row} ${"đơn vị ".repeat(24)}</t></is></c>`;
    const rows = Array.from({ length: 95_000 }, (_, n) => `<row r="${n + 1}">${cells(n + 1)}</row>`).join("");
    return xlsx({ sheet: `<sheetData>${rows}</sheetData>` });
  }

  async function readBy(limits: { seconds: number; megabytes: number }, files: Uint8Array[]) {
    const { ThreadPool } = await built<Pool>("thread-pool.js");
    const pool = new ThreadPool(campaign, 2, limits);
    try {
      const options = { fileName: "", sender: null };
      const reads = await Promise.all(files.map((bytes) => pool.begin({ bytes, sha256: sha(bytes), options }).read));
      return reads.map((read) => ("refused" in read ? read.refused : read.unit));
    } finally {
      await pool.close();
    }
  }

  test("what no thread has begun can be taken from them, in its turn; a large one is left to them", async () => {
    const { ThreadPool } = await built<Pool>("thread-pool.js");
    const pool = new ThreadPool(campaign, 1);
    try {
      const [small, large, last] = [forms.X10!, heavy(), forms.X11!];
      const begin = (bytes: Uint8Array) =>
        pool.begin({ bytes, sha256: sha(bytes), options: { fileName: "", sender: null } });
      const begun = [small, large, last].map(begin);
      // The thread is starting: it has begun none.
      const mostBytes = large.length - 1;
      expect(pool.takeSmall(mostBytes)).toBe(begun[0]);
      expect(pool.takeSmall(mostBytes)).toBeNull();
      begun[0]!.reject(new Error("read here, and failed"));
      await expect(begun[0]!.read).rejects.toThrow("read here");
      expect(begun.map(({ isDone }) => isDone)).toEqual([true, false, false]);
      expect(await Promise.all(begun.slice(1).map(({ read }) => read))).toMatchObject([
        { refused: "identity.none" },
        { unit: "X11" },
      ]);
      expect(pool.takeSmall(Number.POSITIVE_INFINITY)).toBeNull();
    } finally {
      await pool.close();
    }
  });

  test("threads that have ended say so, and nobody waits for them", async () => {
    const { ThreadPool } = await built<Pool>("thread-pool.js");
    const pool = new ThreadPool(campaign, 1);
    await pool.close();
    const bytes = forms.X10!;
    const reading = pool.begin({ bytes, sha256: sha(bytes), options: { fileName: "", sender: null } });
    await expect(reading.read).rejects.toThrow(/closed/);
  });

  test("what brings a thread down, or holds it too long, is refused; the files around it are read", async () => {
    const [a, b, c, d] = [forms.X10!, forms.X11!, forms.X12!, forms.X13!];
    const files = [a, heavy(), b, c, heavy(), d];
    const around = (refusal: string) => ["X10", refusal, "X11", "X12", refusal, "X13"];
    expect(await readBy({ seconds: 60, megabytes: 1024 }, files)).toEqual(around("identity.none"));
    expect(await readBy({ seconds: 60, megabytes: 64 }, files)).toEqual(around("reading.too_much_memory"));
    // No time at all: each is refused, and a new thread takes the next.
    expect(await readBy({ seconds: 0, megabytes: 1024 }, [a, b, c])).toEqual(Array(3).fill("reading.too_much_time"));
  }, 120_000);
});

/** Where each file really is: names from a Mac are not as they are shown. */
function filesOnDisk(inbox: string): Map<string, string> {
  const walk = (folder: string): [string, string][] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [[relative(inbox, path).normalize("NFC"), path]];
    });
  return new Map(walk(inbox));
}

/** An inbox in which order matters: revisions, a return in parts, an archive, a refusal. */
function ordered({ put, list }: Pick<Desk, "put" | "list">): void {
  put("SKH.xlsx", forms.SKH!);
  put("X01 lần 1.xlsx", forms.X01!);
  put("X01 lần 2.xlsx", forms["X01 lần 2"]!);
  put("X02 a.xlsx", sheetDeleted(forms.X02!, "2. Tài chính"));
  put("X02 b.xlsx", sheetDeleted(forms.X02!, "Số liệu"));
  put("nén.zip", zipped({ "X10.xlsx": forms.X10!, "X11.xlsx": forms.X11!, "quét.pdf": strToU8("%PDF-1.4") }));
  put("quét.pdf", "%PDF-1.4\n1");
  list({ "X01 lần 1.xlsx": "2026-12-01T08:00:00+07:00", "X01 lần 2.xlsx": "2026-12-03T08:00:00+07:00" });
}

describe("a run that is killed", () => {
  const file = (at: Desk) => join(at.folder, "tonghop.duckdb");

  /** Fails at the n-th thing written. */
  function failing(store: Store, n: number): Store {
    let left = n;
    const writes = new Set(["save", "refused", "arrived"]);
    return new Proxy(store, {
      get(target, name) {
        const own = Reflect.get(target, name);
        if (typeof own !== "function") return own;
        return (...given: unknown[]) => {
          if (writes.has(String(name)) && left-- === 0) throw new Error("killed here");
          return own.apply(target, given);
        };
      },
    });
  }

  test("at any of its writes: the same command again gives what one run gives", async () => {
    const whole = await desk(campaign);
    ordered(whole);
    await whole.take();
    await whole.store.close();
    const wanted = await tablesOf(file(whole));
    for (let n = 0; ; n++) {
      const at = await desk(campaign);
      ordered(at);
      const options = { lang: "vi" as const, now: "2026-12-04T03:00:00.000Z", receivedFolder: at.received };
      const end = await ingest(campaign, failing(at.store, n), [at.inbox], options).then(
        () => "done",
        (error: Error) => error.message,
      );
      await at.store.close();
      if (end === "done") {
        // Seven workbooks and two scans.
        expect(n).toBe(9);
        break;
      }
      expect(end).toBe("killed here");
      // What a process killed while it kept a file leaves behind.
      writeFileSync(join(at.received, ".0123456789ab.tmp"), "nửa tệp");
      const next = await desk(campaign, at.folder);
      await next.take();
      await next.store.close();
      expect([n, await tablesOf(file(at))]).toEqual([n, wanted]);
      expect(readdirSync(at.received).sort()).toEqual(readdirSync(whole.received).sort());
    }
  });

  describe.runIf(existsSync("dist/cli.js"))("by the system", () => {
    const now = "2026-12-04T10:00";
    const command = (folder: string) => ["bin/tonghop.js", "--campaign", folder, "--now", now, "--json", "ingest"];

    function workingFolder(): string {
      const folder = writeCampaign(temporaryFolder(), campaignFiles());
      const inbox = join(folder, "inbox");
      mkdirSync(inbox);
      for (const [name, bytes] of Object.entries(forms)) writeFileSync(join(inbox, `${name}.xlsx`), bytes);
      writeFileSync(
        join(inbox, "received.csv"),
        'file,received,from\nX01.xlsx,2026-12-01T08:00:00+07:00,\n"X01 lần 2.xlsx",2026-12-03T08:00:00+07:00,\n',
      );
      return folder;
    }

    const kept = (folder: string) => {
      const received = join(folder, "received");
      return existsSync(received) ? readdirSync(received).length : 0;
    };

    /** Kills the run a moment after so many files were kept; false where it was done before. */
    async function killedAfter(folder: string, files: number, moment: number): Promise<boolean> {
      const child = spawn(process.execPath, command(folder), { stdio: "ignore" });
      const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on("exit", (_, signal) => resolve(signal)));
      const waiting = setInterval(() => {
        if (kept(folder) < files) return;
        clearInterval(waiting);
        setTimeout(() => child.kill("SIGKILL"), moment);
      }, 1);
      const signal = await ended;
      clearInterval(waiting);
      return signal === "SIGKILL";
    }

    test("with SIGKILL at five moments, one run after the other: the last one gives what one run gives", async () => {
      const whole = workingFolder();
      execFileSync(process.execPath, command(whole), { stdio: "pipe" });
      const wanted = await tablesOf(join(whole, "tonghop.duckdb"));
      expect(wanted.submission).toHaveLength(Object.keys(forms).length);

      const folder = workingFolder();
      const dice = random(20_261_204);
      let kills = 0;
      for (const files of [1, 3, 5, 7, 9]) if (await killedAfter(folder, files, dice.between(0, 12))) kills++;
      expect(kills).toBe(5);
      const report = JSON.parse(execFileSync(process.execPath, command(folder), { encoding: "utf8" }));
      expect(report.data.summary).toMatchObject({ refused: 0, conflict: 0, skipped: 1 });
      expect(await tablesOf(join(folder, "tonghop.duckdb"))).toEqual(wanted);
      expect(readdirSync(join(folder, "received")).sort()).toEqual(readdirSync(join(whole, "received")).sort());
    });
  });
});
