/** The inbox: every entry is named, nothing that is not a file is opened, and what came is kept before it is read. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover, readReceivedList, receive } from "../../src/intake/index.js";
import { UserError } from "../../src/messages/index.js";
import { temporaryFolder } from "../round/small-campaign.js";

const sha = (text: string) => createHash("sha256").update(text).digest("hex");

describe("discover", () => {
  test("names every entry, and says why it does not open a link, a pipe, a lock file or the system's own", () => {
    const inbox = temporaryFolder();
    for (const name of [
      "a.xlsx",
      "~$a.xlsx",
      ".~lock.a.xlsx#",
      "Thumbs.db",
      ".DS_Store",
      "._a.xlsx",
      "received.csv",
      "không phải bảng.pdf",
    ])
      writeFileSync(join(inbox, name), "x");
    mkdirSync(join(inbox, "bổ sung"));
    writeFileSync(join(inbox, "bổ sung", "b.xlsx"), "x");
    symlinkSync("/etc/passwd", join(inbox, "link.xlsx"));
    symlinkSync(inbox, join(inbox, "loop"));
    execFileSync("mkfifo", [join(inbox, "pipe.xlsx")]);
    const found = Object.fromEntries(discover([inbox]).map((entry) => [entry.path, entry.skipped]));
    expect(found).toEqual({
      "a.xlsx": null,
      "~$a.xlsx": "entry.lock_file",
      ".~lock.a.xlsx#": "entry.system_file",
      "Thumbs.db": "entry.system_file",
      ".DS_Store": "entry.system_file",
      "._a.xlsx": "entry.system_file",
      "received.csv": "entry.list",
      "không phải bảng.pdf": null,
      "bổ sung/b.xlsx": null,
      "link.xlsx": "entry.not_a_file",
      loop: "entry.not_a_file",
      "pipe.xlsx": "entry.not_a_file",
    });
  });

  test("gives names from a Mac (NFD) as everyone else writes them", () => {
    const inbox = temporaryFolder();
    writeFileSync(join(inbox, "Nậm Sỏ.xlsx".normalize("NFD")), "x");
    expect(discover([inbox]).map((entry) => entry.path)).toEqual(["Nậm Sỏ.xlsx".normalize("NFC")]);
  });

  test("lists an empty folder as empty and refuses a path that is not there with status 2", () => {
    expect(discover([temporaryFolder()])).toEqual([]);
    expect(() => discover(["/nowhere/at/all"])).toThrow(
      expect.objectContaining({ code: "inbox.path_missing", exit: 2 }),
    );
  });

  test("takes single files as they are given, a link named directly included among the skipped", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.xlsx"), "x");
    symlinkSync(join(folder, "a.xlsx"), join(folder, "l.xlsx"));
    expect(
      discover([join(folder, "a.xlsx"), join(folder, "l.xlsx")]).map((entry) => [entry.path, entry.skipped]),
    ).toEqual([
      ["a.xlsx", null],
      ["l.xlsx", "entry.not_a_file"],
    ]);
  });
});

describe("receive", () => {
  test("keeps the bytes under their hash before anything reads them, whatever they are", () => {
    const folder = temporaryFolder();
    const kept = join(folder, "received");
    for (const [name, content] of [
      ["a.xlsx", "no workbook"],
      ["b.PDF", "%PDF"],
      ["c.exe", "MZ"],
      ["empty.xlsx", ""],
    ] as const) {
      writeFileSync(join(folder, name), content);
      expect(receive(join(folder, name), kept)).toMatchObject({ sha256: sha(content) });
    }
    expect(readdirSync(kept).sort()).toEqual(
      [`${sha("no workbook")}.xlsx`, `${sha("%PDF")}.pdf`, `${sha("MZ")}.bin`, `${sha("")}.xlsx`].sort(),
    );
    expect(readFileSync(join(kept, `${sha("MZ")}.bin`), "utf8")).toBe("MZ");
  });

  test("never writes a kept file again", () => {
    const folder = temporaryFolder();
    const kept = join(folder, "received");
    writeFileSync(join(folder, "a.xlsx"), "same");
    receive(join(folder, "a.xlsx"), kept);
    const file = join(kept, `${sha("same")}.xlsx`);
    utimesSync(file, 1000, 1000);
    receive(join(folder, "a.xlsx"), kept);
    expect(statSync(file).mtimeMs).toBe(1_000_000);
    expect(readdirSync(kept)).toHaveLength(1);
  });

  test("keeps one copy of the same bytes under two file names", () => {
    const folder = temporaryFolder();
    const kept = join(folder, "received");
    for (const name of ["a.xlsx", "Bản sao a.xlsx"]) {
      writeFileSync(join(folder, name), "same");
      receive(join(folder, name), kept);
    }
    expect(readdirSync(kept)).toHaveLength(1);
  });

  test("refuses what cannot be read and fails with status 3 where nothing can be kept, leaving no half file", () => {
    const folder = temporaryFolder();
    expect(receive(join(folder, "gone.xlsx"), join(folder, "received"))).toMatchObject({ refused: "entry.unreadable" });
    writeFileSync(join(folder, "a.xlsx"), "x");
    writeFileSync(join(folder, "taken"), "a file where the folder should be");
    expect(() => receive(join(folder, "a.xlsx"), join(folder, "taken"))).toThrow(
      expect.objectContaining({ exit: 3, code: "received.cannot_keep" }),
    );
  });
});

describe("the list of days of arrival", () => {
  const listOf = (text: string) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "received.csv"), text);
    return readReceivedList(folder);
  };

  test("is empty where there is none", () => {
    expect(readReceivedList(temporaryFolder()).size).toBe(0);
  });

  test("takes instants with their zone, a byte order mark, and names from a Mac", () => {
    const list = listOf(
      `\uFEFFfile,received,from\n"${"Nậm Sỏ.xlsx".normalize("NFD")}",2026-12-04T15:30:00+07:00,x@y\n`,
    );
    expect(list.get("Nậm Sỏ.xlsx")).toEqual({ at: "2026-12-04T08:30:00.000Z", from: "x@y" });
  });

  test("an hour without a zone is an hour in Việt Nam, on whatever machine it is read", () => {
    const before = process.env.TZ;
    try {
      for (const zone of ["UTC", "Asia/Ho_Chi_Minh", "America/New_York"]) {
        process.env.TZ = zone;
        expect([zone, listOf("file,received,from\na.xlsx,2026-12-07T20:00,\n").get("a.xlsx")?.at]).toEqual([
          zone,
          "2026-12-07T13:00:00.000Z",
        ]);
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  test.each([
    ["no day", "file,received,from\na.xlsx,,x\n", 2],
    ["no file", "file,received,from\n,2026-12-04,x\n", 2],
    ["a day in words", "file,received,from\nb.xlsx,2026-12-04,x\na.xlsx,hôm qua,x\n", 3],
    ["an open quote", 'file,received,from\n"a.xlsx,2026-12-04,x\n', undefined],
    ["other columns", "tep,ngay\na.xlsx,2026-12-04\n", 2],
  ])("with %s is refused, naming the line", (_, text, line) => {
    let error: unknown;
    try {
      listOf(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: "received.bad_line", exit: 2 });
    if (line !== undefined) expect((error as UserError).slots.line).toBe(line);
  });

  test("a day written as Vietnamese write it is never taken for another day", () => {
    // 04/12/2026 is 4 December here; American reading makes it 12 April.
    let at: string | undefined;
    try {
      at = listOf("file,received,from\na.xlsx,04/12/2026,x\n").get("a.xlsx")?.at;
    } catch (error) {
      expect(error).toMatchObject({ code: "received.bad_line" });
      return;
    }
    expect(at).toMatch(/^2026-12-0[34]/);
  });
});
