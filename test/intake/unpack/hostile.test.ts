/** Files made to harm: each is opened or refused with a code, quickly, and none ends or stops the process. */
import { randomFillSync } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Budget, defaultUnpackLimits } from "../../../src/intake/unpack/limits.js";
import { isSoundOle } from "../../../src/intake/unpack/ole-sound.js";
import { defaultLimits } from "../../../src/workbook/index.js";
import { listZip } from "../../../src/workbook/read/zip.js";
import { attached, type MailPart, mail, sender, text, told, workbook, zip } from "./helpers.js";
import { makeMsg, makeOle } from "./make-msg.js";

/** Within seconds of this process's own time, where a bomb that goes off takes minutes: others may be using the machine. */
async function quickly(bytes: Uint8Array): Promise<Record<string, string> | string | null> {
  const before = process.cpuUsage();
  const result = await told(bytes, "x");
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(4000);
  return result;
}

/** A zip of entries that need not be true: the same packed bytes may serve several. */
function rawZip(entries: { name: string; packed: Buffer; size: number; crc: number; at?: number }[]): Buffer {
  const bodies: Buffer[] = [];
  const central: Buffer[] = [];
  let length = 0;
  for (const { name, packed, size, crc, at } of entries) {
    const local = Buffer.alloc(30);
    local.write("PK\x03\x04", "latin1");
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.write("PK\x01\x02", "latin1");
    record.writeUInt16LE(8, 10);
    record.writeUInt32LE(crc, 16);
    record.writeUInt32LE(packed.length, 20);
    record.writeUInt32LE(size, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(at ?? length, 42);
    central.push(record, Buffer.from(name, "latin1"));
    if (at !== undefined) continue;
    bodies.push(local, Buffer.from(name, "latin1"), packed);
    length += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(length, 16);
  return Buffer.concat([...bodies, directory, end]);
}

describe("archives", () => {
  test("a bomb that swells a thousand times, flat or nested", async () => {
    const bomb = Buffer.from(zipSync({ "a.xlsx": new Uint8Array(60 * 2 ** 20) }, { level: 9 }));
    expect(await quickly(bomb)).toEqual({ "a.xlsx": "unpack.member_too_large" });
    expect(await quickly(zip({ "b.zip": bomb, "c.zip": bomb }))).toEqual({
      "b.zip › a.xlsx": "unpack.member_too_large",
      "c.zip › a.xlsx": "unpack.member_too_large",
    });
    const claimed = rawZip([{ name: "a.xlsx", packed: deflateRawSync(Buffer.alloc(100)), size: 0xfffffff0, crc: 0 }]);
    expect(await quickly(claimed)).toEqual({ "a.xlsx": "unpack.member_too_large" });
  });

  test("a bomb that stays under the ratio runs into the total", async () => {
    // Noise among blanks: inflates 300 times.
    const piece = Buffer.alloc(10 * 2 ** 20);
    for (let at = 0; at < piece.length; at += 480) randomFillSync(piece, at, 1);
    const names = Array.from({ length: 40 }, (_, n) => `${n}.bin`);
    const packed = deflateRawSync(piece, { level: 9 });
    const { crc32 } = await import("../../../src/workbook/read/crc32.js");
    const bomb = rawZip(names.map((name) => ({ name, packed, size: piece.length, crc: crc32(piece) })));
    const result = (await quickly(bomb)) as Record<string, string>;
    const count = (code: string) => Object.values(result).filter((one) => one === code).length;
    expect([count("taken"), count("unpack.too_much")]).toEqual([25, 15]);
  });

  test("sixty thousand entries, alone and inside another", async () => {
    const nothing = { packed: deflateRawSync(Buffer.alloc(0)), size: 0, crc: 0 };
    const bytes = rawZip(Array.from({ length: 60_000 }, (_, n) => ({ name: `${n}`, ...nothing })));
    expect(await quickly(bytes)).toBe("unpack.too_many");
    expect(await quickly(zip({ "a.zip": bytes, "b.xlsx": workbook() }))).toEqual({
      "a.zip": "unpack.too_many",
      "b.xlsx": "taken",
    });
  });

  test("entries that share their bytes", async () => {
    const packed = deflateRawSync(Buffer.alloc(1000));
    const one = { name: "a.xlsx", packed, size: 1000, crc: 0 };
    const sharing = rawZip([one, { ...one, at: 0 }, { ...one, name: "b.xlsx", at: 10 }]);
    expect(await quickly(sharing)).toBe("unpack.zip_damaged");
    expect(() => listZip(sharing, defaultLimits)).toThrow();
  });

  test("a zip that holds itself is opened as deep as any", async () => {
    // Russ Cox's is made of Lempel-Ziv copies; stored in itself at a distance it does the same here.
    let bytes = zip({ "r.zip": Buffer.from("end") });
    for (let n = 0; n < 60; n++) bytes = zip({ "r.zip": bytes });
    expect(await quickly(bytes)).toEqual({ "r.zip › r.zip › r.zip": "unpack.too_deep" });
  });

  test("a thousand archives of a thousand", async () => {
    const inner = zip(Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`${n}`, Buffer.from("x")])));
    const outer = zip(Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`${n}.zip`, inner])));
    const result = (await quickly(outer)) as Record<string, string>;
    expect(new Set(Object.values(result))).toEqual(new Set(["unpack.too_many"]));
    expect(Object.keys(result).length).toBe(900);
  });

  test("flipped bytes and noise give codes", async () => {
    const sound = zip({ "Biểu.zip": zip({ "a.xlsx": workbook() }), "b/c.xlsx": workbook("2") });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 8 }), async (changes) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of changes) bytes[at] = value;
        await told(bytes);
      }),
      { numRuns: 500 },
    );
  });
});

describe("e-mails", () => {
  test("ten thousand multiparts inside each other", async () => {
    const lines = [...sender];
    for (let n = 0; n < 10_000; n++) lines.push(`Content-Type: multipart/mixed; boundary=b${n}`, "", `--b${n}`);
    expect(await quickly(Buffer.from(lines.join("\r\n")))).toBe("unpack.mail_unusual");
  });

  test("five thousand attachments", async () => {
    const parts = Array.from({ length: 5000 }, (_, n) => attached(`${n}.xlsx`, Buffer.from(`${n}`)));
    expect(await quickly(mail(sender, parts))).toBe("unpack.too_many");
  });

  test("millions of empty parts, and lines that only look like boundaries", async () => {
    const start = [...sender, "Content-Type: multipart/mixed; boundary=b", ""].join("\r\n");
    expect(await quickly(Buffer.from(`${start}${"\n--b\n".repeat(2_000_000)}`))).toBe("unpack.mail_unusual");
    expect(await quickly(Buffer.from(`${start}${"\n--".repeat(5_000_000)}`))).toBe("unpack.mail_unusual");
    expect(await quickly(Buffer.from(`${start}\n--b\n\n${"\n".repeat(20_000_000)}`))).toBe("unpack.mail_cut");
  });

  test("a header of ten megabytes: one field, many fields, many folds, many parameters, many encoded words", async () => {
    const size = 10_000_000;
    const headers = [
      `Subject: ${"x".repeat(size)}`,
      "X: y\r\n".repeat(size / 6),
      `To: a${"\r\n b".repeat(size / 4)}`,
      `Content-Type: multipart/mixed; ${"a=b;".repeat(size / 4)}`,
    ];
    for (const header of headers)
      expect(await quickly(Buffer.from(`${sender.join("\r\n")}\r\n${header}\r\n\r\nx`))).toBe("unpack.mail_unusual");
    // Below the limit, so that every field is read.
    const within = [
      `From: ${"a@b.vn, ".repeat(100_000)}`,
      `From: ${"(".repeat(900_000)}`,
      `From: ${'"<'.repeat(450_000)}`,
      `Subject: ${"=?UTF-8?B?QQ==?= ".repeat(50_000)}`,
      `Subject: ${"=?".repeat(450_000)}`,
      `Content-Disposition: attachment; ${Array.from({ length: 50_000 }, (_, n) => `filename*${n}*=%41;`).join("")}`,
      `Content-Type: x/y; name="${"\\".repeat(900_000)}`,
      `Content-Type: multipart/mixed; boundary="${"b".repeat(900_000)}"`,
      `Date: ${"(".repeat(900_000)}`,
      `${" ".repeat(900_000)}x`,
    ];
    for (const header of within) await quickly(Buffer.from(`${header}\r\nFrom: a@b.vn\r\nTo: b@c.vn\r\n\r\nx`));
  });

  test("mails in mails without end", async () => {
    let bytes = mail(sender, [attached("a.xlsx", workbook())]);
    for (let n = 0; n < 100; n++) bytes = mail(sender, [{ header: ["Content-Type: message/rfc822"], body: bytes }]);
    expect(await quickly(bytes)).toEqual({ "Bao cao.eml › Bao cao.eml › Bao cao.eml": "unpack.too_deep" });
  });

  test("long lines, blanks and odd encodings", async () => {
    const encoded = (encoding: string, body: string): MailPart => ({
      header: ["Content-Type: x/y; name=a", `Content-Transfer-Encoding: ${encoding}`],
      body,
    });
    const blanks = " ".repeat(5_000_000);
    const parts = [
      encoded("quoted-printable", `${blanks}x`),
      encoded("quoted-printable", "=\r\n".repeat(1_000_000)),
      encoded("base64", "=".repeat(5_000_000)),
      encoded("base64", "A=".repeat(500_000)),
      text(`begin 644 ${"x".repeat(5_000_000)}`),
      text("begin 644 \n".repeat(300_000)),
    ];
    for (const part of parts) await quickly(mail(sender, [part]));
  });

  test("flipped bytes and noise give codes", async () => {
    const inner = mail(sender, [attached("b.zip", zip({ "a.xlsx": workbook() }))]);
    const sound = mail(sender, [
      text("a"),
      attached("a.xlsx", workbook()),
      { header: ["Content-Type: message/rfc822"], body: inner },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 8 }), async (changes) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of changes) bytes[at] = value;
        await told(bytes);
      }),
      { numRuns: 500 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => void (await told(bytes))));
  });
});

describe("Outlook's mails", () => {
  const sound = makeMsg({
    subject: "x",
    attachments: [
      { name: "a.xlsx", data: randomFillSync(Buffer.alloc(9000)) },
      { name: "b", mail: { subject: "y" } },
    ],
  });

  test("flipped bytes are refused by the check before, or read, and the library is not the one to find them", {
    timeout: 60_000,
  }, async () => {
    const numbers = fc.array(
      fc.tuple(fc.nat(sound.length - 4), fc.constantFrom(0, 1, 2, 0xffffffff, 0xfffffffe, 0x7fffffff, 300)),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(numbers, async (changes) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of changes) bytes.writeUInt32LE(value, at);
        const passed = isSoundOle(bytes);
        // A process takes a tenth of a second: enough are started to see that they end.
        if (passed && opened++ >= 15) return;
        await told(bytes);
      }),
      { numRuns: 1000 },
    );
    expect(opened).toBeGreaterThan(15);
  });

  test("a folder of ten thousand streams, and folders a thousand deep", async () => {
    const streams = Array.from({ length: 10_000 }, (_, n) => ({ name: `s${n}`, data: Buffer.alloc(0) }));
    const properties = { name: "__properties_version1.0", data: Buffer.alloc(32) };
    expect(await quickly(makeOle([properties, ...streams]))).toBe("unpack.mail_without_attachment");
    let deep: Parameters<typeof makeOle>[0] = [properties];
    for (let n = 0; n < 1000; n++) deep = [properties, { name: "__attach_version1.0_#00000000", children: deep }];
    const result = await quickly(makeOle(deep));
    expect(JSON.stringify(result)).toMatch(/unpack\./);
  });

  test("one whose process had to be killed counts as twenty-five", () => {
    const budget = new Budget(defaultUnpackLimits);
    for (let n = 0; n < 4; n++) {
      budget.takeProcess();
      budget.processWasKilled();
    }
    expect(() => budget.takeProcess()).toThrow("unpack.outlook_too_many");
  });

  test("more than a hundred in one archive: those beyond are refused by name", { timeout: 60_000 }, async () => {
    const one = makeMsg({ subject: "x", attachments: [{ name: "a.xlsx", data: workbook() }] });
    const archive = zip(Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.msg`, one])));
    expect(await told(archive, "a.zip", { processes: 3 })).toEqual({
      "0.msg › a.xlsx": "taken",
      "1.msg › a.xlsx": "taken",
      "2.msg › a.xlsx": "taken",
      "3.msg": "unpack.outlook_too_many",
      "4.msg": "unpack.outlook_too_many",
    });
  });
});
