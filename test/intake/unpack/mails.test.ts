/** E-mails: their attachments are taken byte for byte, with who sent them and when; the rest is named. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { unpack } from "../../../src/intake/unpack/index.js";
import { attached, bytesOf, type MailPart, mail, membersOf, sender, text, told, workbook, zip } from "./helpers.js";

const letter = {
  from: "ubnd.namso@laichau.gov.vn",
  fromName: "UBND xã",
  date: "2026-12-04T08:30:00.000Z",
  subject: "Bao cao",
};

test("an attachment is taken as it was, with its letter", async () => {
  const bytes = workbook();
  const members = await membersOf(mail(sender, [text("Kính gửi"), attached("a.xlsx", bytes)]));
  expect(members).toEqual([{ name: "a.xlsx", letter, content: { bytes: expect.anything() } }]);
  expect(bytesOf(members[0]).equals(bytes)).toBe(true);
});

describe("the same bytes come out of every way to send them", () => {
  // Line ends of all kinds, blanks before them, what looks like a boundary, and no line end at the end.
  const bytes = Buffer.concat([
    workbook(),
    Buffer.from(" \r\n\n--=_1\r\n\t\r\r\n=3D. =\n x"),
    Buffer.from([0, 255, 13]),
  ]);
  const ways: [string, string[], string | Buffer][] = [
    ["base64", ["Content-Transfer-Encoding: BASE64"], bytes.toString("base64").replace(/.{60}/g, "$&\n")],
    [
      "base64 padded line by line",
      ["Content-Transfer-Encoding: base64"],
      Array.from({ length: Math.ceil(bytes.length / 20) }, (_, n) =>
        bytes.subarray(n * 20, n * 20 + 20).toString("base64"),
      ).join("\r\n"),
    ],
    [
      "quoted-printable",
      ["Content-Transfer-Encoding: quoted-printable"],
      Array.from(
        bytes,
        (byte, n) => `=${byte.toString(16).padStart(2, "0").toUpperCase()}${n % 20 === 19 ? "=  \r\n" : ""}`,
      ).join(""),
    ],
    ["binary", ["Content-Transfer-Encoding: binary"], bytes],
    ["no encoding named", [], bytes],
  ];
  for (const [name, header, body] of ways)
    test(name, async () => {
      const part = {
        header: ["Content-Type: application/x", 'Content-Disposition: attachment; filename="a"', ...header],
        body,
      };
      for (const parts of [[part], [part, text("Trân trọng")]])
        expect(bytesOf((await membersOf(mail(sender, parts)))[0]).equals(bytes)).toBe(true);
    });

  test("quoted-printable keeps the line ends that stand in it", async () => {
    const part: MailPart = {
      header: ["Content-Type: text/csv; name=a.csv", "Content-Transfer-Encoding: quoted-printable"],
      body: "s=E1=BB=91;1 \t\r\ndài=\r\n;2=20\r\n=zz=4",
    };
    expect(bytesOf((await membersOf(mail(sender, [part])))[0]).toString()).toBe("số;1\r\ndài;2 \r\n=zz=4");
  });
});

describe("what is an attachment", () => {
  const png = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const typed = (header: string[], bytes: Buffer): MailPart => ({
    header: [...header, "Content-Transfer-Encoding: base64"],
    body: bytes.toString("base64"),
  });

  test("pictures in the text are skipped by name, those that were attached are taken", async () => {
    const parts = [
      text("Ảnh ký tên"),
      typed(["Content-Type: image/png; name=logo.png", "Content-ID: <1@x>"], png),
      typed(["Content-Type: image/png", "Content-Disposition: inline; filename=ký.png"], png),
      typed(["Content-Type: image/bmp", "Content-Disposition: inline; filename=b.bmp"], Buffer.from("BM\0\0\0\0")),
      typed(
        ["Content-Type: image/png", "Content-Disposition: attachment; filename=scan.png", "Content-ID: <2@x>"],
        png,
      ),
      attached("a.xlsx", workbook()),
    ];
    expect(await told(mail(sender, parts))).toEqual({
      "logo.png": "unpack.inline_picture",
      "ký.png": "unpack.inline_picture",
      "b.bmp": "unpack.inline_picture",
      "scan.png": "taken",
      "a.xlsx": "taken",
    });
  });

  test("a workbook is taken even where its mail calls it a picture in the text", async () => {
    const part = typed(
      ["Content-Type: image/png; name=a.png", "Content-Disposition: inline", "Content-ID: <1@x>"],
      workbook(),
    );
    expect(await told(mail(sender, [part], "related"))).toEqual({ "a.png": "taken" });
  });

  test("the letter's text in its forms is none; text with a name or marked as attached is one", async () => {
    const forms = mail([], [text("a"), { header: ["Content-Type: text/html"], body: "<p>a" }], "alternative");
    const [header, body] = [forms.toString().split("\r\n\r\n")[0]!, forms.subarray(forms.indexOf("\r\n\r\n") + 4)];
    const parts: MailPart[] = [
      { header: header.split("\r\n").filter((line) => line !== ""), body },
      { header: ['Content-Type: text/html; name="Biểu.xls"'], body: "<table></table>" },
      { header: ["Content-Type: text/plain", "Content-Disposition: inline; filename=a.csv"], body: "a;1" },
      { header: ["Content-Type: text/plain", "Content-Disposition: attachment"], body: "x" },
      text("-- \r\nTrân trọng"),
    ];
    expect(await told(mail(sender, parts))).toEqual({ "Biểu.xls": "taken", "a.csv": "taken", "#3": "taken" });
  });

  test("a mail that is nothing but its attachment", async () => {
    const alone = Buffer.from(
      [...sender, ...attached("a.xlsx", Buffer.alloc(0)).header, "", workbook().toString("base64")].join("\r\n"),
    );
    expect(await told(alone)).toEqual({ "a.xlsx": "taken" });
  });

  test("a mail without any says that the form must be attached, and names what it skipped", async () => {
    expect(await told(Buffer.from([...sender, "", "Đã gửi qua Zalo."].join("\r\n")))).toBe(
      "unpack.mail_without_attachment",
    );
    expect(await told(Buffer.from(sender.join("\n")))).toBe("unpack.mail_without_attachment");
    const logo = typed(["Content-Type: image/png; name=logo.png", "Content-ID: <1@x>"], png);
    expect(await told(mail(sender, [text("a"), logo]), "Thư.eml")).toEqual({
      "logo.png": "unpack.inline_picture",
      "Thư.eml": "unpack.mail_without_attachment",
    });
  });

  test("what Outlook packed for itself, links, uuencode and encrypted parts say what to do", async () => {
    const tnef = typed(["Content-Type: application/ms-tnef; name=winmail.dat"], Buffer.from("789f3e22010006", "hex"));
    const link = { header: ['Content-Type: message/external-body; access-type=URL; name="a.xlsx"'], body: "" };
    const inText = text("Kính gửi\r\n\r\nbegin 644 Biểu.xls\r\n#0V%T\r\n`\r\nend");
    const encoded = {
      header: ["Content-Type: x/y; name=b.xls", "Content-Transfer-Encoding: x-uuencode"],
      body: "begin 644 b",
    };
    expect(await told(mail(sender, [inText, tnef, link, encoded]))).toEqual({
      "Biểu.xls": "unpack.uuencoded",
      "winmail.dat": "unpack.tnef",
      "a.xlsx": "unpack.only_a_link",
      "b.xls": "unpack.uuencoded",
    });
  });

  test("automatic notices are no returns, even with the blank form that could not be delivered inside", async () => {
    const original = { header: ["Content-Type: message/rfc822"], body: mail(sender, [attached("a.xlsx", workbook())]) };
    const status = { header: ["Content-Type: message/delivery-status"], body: "Action: failed" };
    const notice = mail(sender, [text("Undelivered"), status, original], "report; report-type=delivery-status");
    expect(await told(notice)).toBe("unpack.mail_report");
  });
});

describe("mails in mails and archives", () => {
  const inner = mail(
    ["From: an@namso.vn", "Date: Tue, 1 Dec 2026 08:00:00 +0700", "Subject: =?UTF-8?B?QsOhbyBjw6FvIHjDow==?="],
    [attached("a.xlsx", workbook())],
  );

  test("a forwarded mail gives its own letter", async () => {
    const forwarded = mail(sender, [text("Chuyển tiếp"), { header: ["Content-Type: message/rfc822"], body: inner }]);
    const [member] = await membersOf(forwarded);
    expect(member!.name).toBe("Báo cáo xã.eml › a.xlsx");
    expect(member!.letter).toEqual({
      from: "an@namso.vn",
      fromName: "",
      date: "2026-12-01T01:00:00.000Z",
      subject: "Báo cáo xã",
    });
  });

  test("a mail attached as a file, and an archive in a mail, keep the letter around them", async () => {
    const both = mail(sender, [attached("b.zip", zip({ "x/b.xlsx": workbook() })), attached("thu.eml", inner)]);
    expect((await membersOf(both)).map(({ name, letter: own }) => [name, own?.from])).toEqual([
      ["b.zip › x/b.xlsx", letter.from],
      ["thu.eml › a.xlsx", "an@namso.vn"],
    ]);
  });

  test("mails in an archive", async () => {
    expect((await membersOf(zip({ "1.eml": inner }))).map(({ name, letter: own }) => [name, own?.date])).toEqual([
      ["1.eml › a.xlsx", "2026-12-01T01:00:00.000Z"],
    ]);
  });

  test("attachments of one name are numbered, also where they are containers", async () => {
    const archive = attached("b.zip", zip({ "a.xlsx": workbook() }));
    expect(
      await told(mail(sender, [archive, archive, attached("a.xlsx", workbook()), attached("a.xlsx", workbook("2"))])),
    ).toEqual({
      "b.zip › a.xlsx": "taken",
      "b (2).zip › a.xlsx": "taken",
      "a.xlsx": "taken",
      "a (2).xlsx": "taken",
    });
  });
});

describe("a mail cut short", () => {
  const whole = mail(sender, [text("a"), attached("a.xlsx", workbook("1")), attached("b.xlsx", workbook("2"))]);

  test("gives what is whole, and says that the last may be short and others lost", async () => {
    const cutIn = (part: string, more: number) => whole.subarray(0, whole.indexOf(part) + more);
    expect(await told(cutIn('"b.xlsx"', 60))).toEqual({ "a.xlsx": "taken", "b.xlsx": "unpack.mail_cut" });
    expect(await told(cutIn('"a.xlsx"', 200))).toEqual({ "a.xlsx": "unpack.mail_cut" });
    expect(await told(whole.subarray(0, whole.indexOf("\r\n--=_", whole.indexOf("\r\n\r\na\r\n"))), "Thư.eml")).toBe(
      "unpack.mail_cut",
    );
  });

  test("is noticed at the text behind an attachment too", async () => {
    const behind = mail(sender, [attached("a.xlsx", workbook()), text("Trân trọng")]);
    expect(await told(behind.subarray(0, behind.indexOf("Trân")), "Thư.eml")).toEqual({
      "a.xlsx": "taken",
      "Thư.eml": "unpack.mail_cut",
    });
  });

  test("a multipart that does not say where its parts end", async () => {
    const broken = Buffer.from([...sender, "Content-Type: multipart/mixed", "", "--x", "", "a", "--x--"].join("\r\n"));
    expect(await told(broken)).toBe("unpack.mail_cut");
  });

  test("an inner end that is missing is no harm where the outer one stands", async () => {
    const inner = mail([], [text("a")], "alternative")
      .toString()
      .replace(/--\r\n$/, "\r\n");
    const [head, ...rest] = inner.split("\r\n\r\n");
    const part = { header: head!.split("\r\n").filter((line) => line !== ""), body: rest.join("\r\n\r\n") };
    expect(await told(mail(sender, [part, attached("a.xlsx", workbook())]))).toEqual({ "a.xlsx": "taken" });
  });
});

describe("file names", () => {
  const named = async (...header: string[]) => {
    const part = { header: ["Content-Type: application/octet-stream", ...header], body: "%PDF-1.4" };
    return (await membersOf(mail(sender, [part])))[0]!.name;
  };
  const filename = (value: string) => named(`Content-Disposition: attachment; ${value}`);

  test("encoded words (RFC 2047), whole and folded", async () => {
    expect(await filename('filename="=?UTF-8?Q?Bi=E1=BB=83u_1.xlsx?="')).toBe("Biểu 1.xlsx");
    expect(await filename('filename="=?UTF-8?B?Qmnhu4M=?=\r\n =?UTF-8?B?dS54bHN4?="')).toBe("Biểu.xlsx");
    expect(await filename("filename==?utf-8?B?Qmnhu4N1Lnhsc3g=?=")).toBe("Biểu.xlsx");
  });

  test("extended and continued parameters (RFC 2231)", async () => {
    expect(await filename("filename*=UTF-8''Bi%E1%BB%83u%201.xlsx")).toBe("Biểu 1.xlsx");
    expect(await filename("filename*=utf-8'vi'Bi%E1%BB%83u.xlsx; filename=\"Bieu.xlsx\"")).toBe("Biểu.xlsx");
    // A letter split between two sections, then plain ones.
    expect(await filename("filename*0*=UTF-8''Bi%E1%BB;\r\n filename*1*=%83u%20;\r\n\tfilename*2=\"n %C4.xlsx\"")).toBe(
      "Biểu n %C4.xlsx",
    );
    expect(await filename("filename*=iso-8859-1''%E9.xlsx")).toBe("é.xlsx");
    expect(await filename("filename*=no-such-charset''a.xlsx")).toBe("a.xlsx");
  });

  test("raw UTF-8 and Windows-1258, spaces without quotes, quotes and semicolons in quotes, Windows paths", async () => {
    expect(await filename("filename=Báo cáo năm 2026.xlsx")).toBe("Báo cáo năm 2026.xlsx");
    expect(await filename('filename="a; b \\"c\\".xlsx"; size=3')).toBe('a; b "c".xlsx');
    expect(await filename('filename="C:\\Users\\xã\\a.xlsx"')).toBe("Users_xã_a.xlsx");
    const part = Buffer.concat([Buffer.from([0x42, 0x69, 0xea, 0xd2, 0x75]), Buffer.from('.xlsx"')]);
    const header = 'Content-Type: x/y\r\nContent-Disposition: attachment; filename="';
    const raw = mail(sender, [{ header: [header.concat("@@")], body: "%PDF" }]);
    const at = raw.indexOf("@@");
    const bytes = Buffer.concat([raw.subarray(0, at), part, raw.subarray(at + 2)]);
    expect((await membersOf(bytes))[0]!.name).toBe("Biểu.xlsx");
  });

  test("from the type where the disposition has none, and a number where nothing has", async () => {
    expect(await named('Content-Type: a/b; name="x"', "Content-Disposition: attachment")).toBe("#1"); // the first type counts
    const part = {
      header: ["Content-Type: a/b; name*=UTF-8''%E1%BB%83.xlsx", "Content-Disposition: attachment"],
      body: "%PDF",
    };
    expect((await membersOf(mail(sender, [part])))[0]!.name).toBe("ể.xlsx");
  });

  test("are safe to print and no paths", async () => {
    expect(await filename('filename="../../etc/passwd"')).toBe("etc_passwd");
    expect(await filename('filename="Xã 05/12.xlsx"')).toBe("Xã 05_12.xlsx");
    expect(await filename("filename*=UTF-8''a%00b%0D%0A%1B%5B2J%E2%80%AEc.xlsx")).toBe("ab [2Jc.xlsx");
    expect(await filename(`filename*=UTF-8''${encodeURIComponent("Biểu.xlsx".normalize("NFD"))}`)).toBe("Biểu.xlsx");
    const long = await filename(`filename*=UTF-8''${encodeURIComponent("ỏ".repeat(300))}.xlsx`);
    expect(long).toMatch(/^ỏ+…ỏ+\.xlsx$/);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(255);
  });
});

describe("the letter", () => {
  const letterOf = async (...header: string[]) =>
    (await membersOf(mail(header, [attached("a.xlsx", workbook())])))[0]!.letter;

  test("has the sender's address in lower case and a name fit to print", async () => {
    expect(await letterOf("From: =?UTF-8?Q?Nguy=E1=BB=85n_V=C4=83n_A?= <A@X.VN>", "X: y")).toMatchObject({
      from: "a@x.vn",
      fromName: "Nguyễn Văn A",
    });
    expect(await letterOf("From: a@x.vn (Văn thư)", "To: b@x.vn")).toMatchObject({ from: "a@x.vn" });
    expect(await letterOf('From: "Tên\u001b[2J" <không phải địa chỉ>', "To: b@x.vn")).toMatchObject({ from: "" });
    expect(await letterOf("From: nhóm: a@x.vn, b@x.vn;", "To: b@x.vn")).toMatchObject({ from: "a@x.vn" });
    expect(await letterOf("To: b@x.vn", "Subject: \r\n dài\r\n\tlắm")).toMatchObject({ from: "", subject: "dài lắm" });
  });

  test("is null where a mail says nothing of it", async () => {
    expect(await letterOf("MIME-Version: 1.0", "To: b@x.vn")).toBeNull();
  });

  test("has the mail's own date in UTC, or none", async () => {
    const dates: [string, string | null][] = [
      ["Fri, 4 Dec 2026 15:30:00 +0700 (ICT)", "2026-12-04T08:30:00.000Z"],
      ["4 Dec 26 15:30 -0330", "2026-12-04T19:00:00.000Z"],
      ["Fri,  04 Dec 2026 23:59:60 GMT", "2026-12-04T23:59:59.000Z"],
      ["Fri, 4 Dec 2026 15:30:00 EST", "2026-12-04T20:30:00.000Z"],
      ["Thu, 29 Feb 2024 00:00:00 -0000", "2024-02-29T00:00:00.000Z"],
      ["Sun, 29 Feb 2026 00:00:00 +0000", null],
      ["Fri, 4 Dec 2026 15:30:00", null],
      ["Fri, 4 Dec 2026 25:30:00 +0700", null],
      ["Fri, 4 Dec 2026 15:30:00 +9900", null],
      ["Fri, 4 Dec 2026 15:30:00 ICT", null],
      ["4/12/2026 15:30", null],
      ["2026-12-04T15:30:00Z", null],
      ["foo 12", null],
      ["", null],
    ];
    for (const [given, date] of dates)
      expect([given, (await letterOf("From: a@x.vn", `Date: ${given}`))!.date]).toEqual([given, date]);
  });
});

describe("what looks like a mail", () => {
  test("begins with any usual field, a mark or blank lines", async () => {
    const rest = mail(sender, [attached("a.xlsx", workbook())]);
    for (const start of [
      "",
      "\ufeff",
      "\r\n\r\n",
      "MIME-Version: 1.0\r\n",
      "ARC-Seal: i=1\r\n",
      "DKIM-Signature: v=1;\r\n b=x\r\n",
    ])
      expect(await told(Buffer.concat([Buffer.from(start), rest]))).toEqual({ "a.xlsx": "taken" });
  });

  test("a web page saved as one file is a web page, a mailbox is refused with advice", async () => {
    const page = (header: string[]) =>
      mail(header, [{ header: ["Content-Type: text/html"], body: "<table>" }], "related");
    expect(await told(page(["From: <Saved by Blink>", "Subject: x", "Date: Fri, 4 Dec 2026 15:30:00 +0700"]))).toBe(
      "reading.is_html",
    );
    expect(await told(page(["MIME-Version: 1.0", "X-Document-Type: Workbook"]))).toBe("reading.is_html");
    const mbox = `From a@x.vn Fri Dec  4 15:30:00 2026\n${sender.join("\n")}\n\nx\n`;
    expect(await told(Buffer.from(mbox))).toBe("unpack.mailbox");
    expect(await told(Buffer.concat([Buffer.from("!BDN"), Buffer.alloc(600)]))).toBe("unpack.mailbox");
  });

  test("a list and a note with a colon are none", async () => {
    expect(await unpack("a.csv", Buffer.from("Tên: xã Nậm Sỏ\n\n1;2"))).toBeNull();
    expect(await unpack("a.csv", Buffer.from("code:value\n1:2\n"))).toBeNull();
  });
});

const python = (() => {
  try {
    return execFileSync("python3", ["-c", "import email"]).length === 0;
  } catch {
    return false;
  }
})();

test.runIf(python)("mails that Python's library made are taken as they were made", async () => {
  const script = `
import sys
from email.message import EmailMessage
m = EmailMessage()
m["From"] = "Văn thư xã <van.thu@namso.vn>"
m["Date"] = "Fri, 04 Dec 2026 15:30:00 +0700"
m["Subject"] = "Báo cáo năm 2026 của xã Nậm Sỏ"
m.set_content("Kính gửi Sở")
m.add_alternative("<p>Kính gửi Sở</p>", subtype="html")
data = bytes(range(256)) * 40
for cte in ("base64", "quoted-printable"):
    m.add_attachment(data, maintype="application", subtype="octet-stream", cte=cte, filename="Biểu mẫu rất dài của xã Nậm Sỏ gửi Sở Khoa học và Công nghệ " + cte + ".xlsx")
sys.stdout.buffer.write(m.as_bytes())
`;
  const members = await membersOf(execFileSync("python3", ["-c", script]));
  const data = Buffer.concat(Array.from({ length: 40 }, () => Buffer.from(Array.from({ length: 256 }, (_, n) => n))));
  expect(members.map(({ name }) => name)).toEqual([
    "Biểu mẫu rất dài của xã Nậm Sỏ gửi Sở Khoa học và Công nghệ base64.xlsx",
    "Biểu mẫu rất dài của xã Nậm Sỏ gửi Sở Khoa học và Công nghệ quoted-printable.xlsx",
  ]);
  for (const member of members) expect(bytesOf(member).equals(data)).toBe(true);
  expect(members[0]!.letter).toEqual({
    from: "van.thu@namso.vn",
    fromName: "Văn thư xã",
    date: "2026-12-04T08:30:00.000Z",
    subject: "Báo cáo năm 2026 của xã Nậm Sỏ",
  });
});
