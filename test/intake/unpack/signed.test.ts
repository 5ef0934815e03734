/** Signed mails are read, encrypted ones refused. The signatures were made with OpenSSL; nobody has their key any more. */
import { describe, expect, test } from "vitest";
import { readCms } from "../../../src/intake/unpack/cms.js";
import { attached, bytesOf, type MailPart, mail, membersOf, sender, text, told, workbook, zip } from "./helpers.js";

const definite = Buffer.from(
  "MIICaQYJKoZIhvcNAQcCoIICWjCCAlYCAQExDTALBglghkgBZQMEAgEwggECBgkqhkiG9w0BBwGggfQEgfFDb250ZW50LVR5cGU6IG11bHRpcGFydC9taXhlZDsgYm91bmRhcnk9ImIiDQoNCi0tYg0KQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluDQoNCnhpbiBjaGFvDQotLWINCkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24vb2N0ZXQtc3RyZWFtDQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiBiYXNlNjQNCkNvbnRlbnQtRGlzcG9zaXRpb246IGF0dGFjaG1lbnQ7IGZpbGVuYW1lPSJhLnhsc3giDQoNClVFc0RCQT09DQotLWItLQ0KMYIBOjCCATYCAQEwJzAPMQ0wCwYDVQQDDAR0ZXN0AhRLaQozIgh3cFR4pey3cBXB5BKu1DALBglghkgBZQMEAgGgaTAYBgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMBwGCSqGSIb3DQEJBTEPFw0yNjExMjQyMDUwMTNaMC8GCSqGSIb3DQEJBDEiBCDOABLI8IkJq+mEIe/5dAGnLvpK3iM15A0XZESlOmi6CTANBgkqhkiG9w0BAQEFAASBgGYEDbnLKJ0VTm3cfNLvyWHxR9Q1NBPm4gEmjSQ9hYXWrzAzPFITqIjqiNGbwLO5y0PA87HZiRkM/1M7a0FByLibQqK9SrPmwqLjph29OwXT7RT7iY6063i8zeO9gwrzNKFelxSKN1qHMS4QZYJy5M8O6ilBurdk5miYkQhWiLDj",
  "base64",
);
/** Its beginning, where lengths are left open and the content is in pieces. */
const indefinite = Buffer.from(
  "MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgASB8UNvbnRlbnQtVHlwZTogbXVsdGlwYXJ0L21peGVkOyBib3VuZGFyeT0iYiINCg0KLS1iDQpDb250ZW50LVR5cGU6IHRleHQvcGxhaW4NCg0KeGluIGNoYW8NCi0tYg0KQ29udGVudC1UeXBlOiBhcHBsaWNhdGlvbi9vY3RldC1zdHJlYW0NCkNvbnRlbnQtVHJhbnNmZXItRW5jb2Rpbmc6IGJhc2U2NA0KQ29udGVudC1EaXNwb3NpdGlvbjogYXR0YWNobWVudDsgZmlsZW5hbWU9ImEueGxzeCINCg0KVUVzREJBPT0NCi0tYi0tDQoAAAAAAAAxggE6MIIBNgIBATAnMA8xDTALBgNVBAMMBHRlc3QCFEtpCjMiCHdwVHil7LdwFcHkEq7UMAsGCWCGSAFlAwQCAaBpMBgGCSqGSIb3DQEJAzELBgkqhkiG9w0BBwEwHAYJKoZIhvcNAQkFMQ8XDTI2MTEyNDIwNTAyNlowLwYJKoZIhvcNAQkEMSIEIM4AEsjwiQmr6YQh7/l0Aacu+kreIzXkDRdkRKU6aLoJMA0GCSqGSIb3DQEBAQUABIGAnY9Jpb9s4extqBOs2HxMwbNGCLl0ShBqTMsFqLoqwajBSGrZ5ykOo2CgBeNNgcmZuyrspsm8GMfff+NXaW2U4VjzMBtatZtnRKuWe9zB/sjewHWQbTuLModzCTMOAWxnLm1bTm7mL3XYHqUInablEZOHDjlAEW2FlfLbNhtNoJMAAAAAAAA=",
  "base64",
);
const detached = Buffer.from(
  "MIIBcAYJKoZIhvcNAQcCoIIBYTCCAV0CAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBMYIBOjCCATYCAQEwJzAPMQ0wCwYDVQQDDAR0ZXN0AhRLaQozIgh3cFR4pey3cBXB5BKu1DALBglghkgBZQMEAgGgaTAYBgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMBwGCSqGSIb3DQEJBTEPFw0yNjExMjQyMDUwMjZaMC8GCSqGSIb3DQEJBDEiBCDOABLI8IkJq+mEIe/5dAGnLvpK3iM15A0XZESlOmi6CTANBgkqhkiG9w0BAQEFAASBgJ2PSaW/bOHsbagTrNh8TMGzRgi5dEoQakzLBai6KsGowUhq2ecpDqNgoAXjTYHJmbsq7KbJvBjH33/jV2ltlOFY8zAbWrWbZ0Srlnvcwf7I3sB1kG07izKHcwkzDgFsZy5tW05u5i912B6lCJ2m5RGThw45QBFthZXy2zYbTaCT",
  "base64",
);

/** An item of DER. */
function der(tag: number, ...children: Buffer[]): Buffer {
  const content = Buffer.concat(children);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([Buffer.from([tag, 0x84]), length, content]);
}

const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const signed = (content: Buffer) =>
  der(
    0x30,
    oid("2a864886f70d010702"),
    der(
      0xa0,
      der(
        0x30,
        der(0x02, Buffer.from([1])),
        der(0x31),
        der(0x30, oid("2a864886f70d010701"), der(0xa0, der(0x04, content))),
      ),
    ),
  );
const enveloped = der(0x30, oid("2a864886f70d010703"), der(0xa0, der(0x30, Buffer.alloc(40, 7))));

const smime = (bytes: Buffer): Buffer => {
  const { header, body } = attached("smime.p7m", bytes);
  return Buffer.concat([Buffer.from([...sender, ...header, "", ""].join("\r\n")), Buffer.from(body as string)]);
};

test("a mail signed as a whole is opened, in both ways to write it", async () => {
  for (const bytes of [definite, indefinite]) {
    const [member] = await membersOf(smime(bytes));
    expect(member).toMatchObject({ name: "smime.p7m › a.xlsx", letter: { from: "ubnd.namso@laichau.gov.vn" } });
    expect(bytesOf(member).toString("hex")).toBe("504b0304");
  }
});

test("a mail with its signature beside it is read, the signature skipped by name", async () => {
  const signature: MailPart = attached("smime.p7s", detached);
  expect(await told(mail(sender, [attached("a.xlsx", workbook()), signature], "signed"))).toEqual({
    "a.xlsx": "taken",
    "smime.p7s": "unpack.signature",
  });
  const pgp = {
    header: ["Content-Type: application/pgp-signature; name=s.asc"],
    body: "-----BEGIN PGP SIGNATURE-----\n",
  };
  expect(await told(mail(sender, [attached("a.xlsx", workbook()), pgp], "signed"))).toMatchObject({
    "s.asc": "unpack.signature",
  });
});

test("a signed file is taken without its signature, a signed archive opened", async () => {
  expect(await told(signed(workbook()), "Biểu.xlsx.p7m")).toEqual({ "Biểu.xlsx": "taken" });
  expect(await told(zip({ "b.p7m": signed(zip({ "a.xlsx": workbook() })) }))).toEqual({ "b.p7m › a.xlsx": "taken" });
  expect(await told(detached, "a.p7s")).toBeNull();
});

test("encrypted mails say what to do", async () => {
  expect(await told(smime(enveloped))).toEqual({ "smime.p7m": "unpack.mail_encrypted" });
  expect(await told(enveloped, "smime.p7m")).toBe("unpack.mail_encrypted");
  const pgp = [
    text("Version: 1"),
    { header: ["Content-Type: application/octet-stream"], body: "-----BEGIN PGP MESSAGE-----\n" },
  ];
  expect(await told(mail(sender, pgp, 'encrypted; protocol="application/pgp-encrypted"'))).toBe(
    "unpack.mail_encrypted",
  );
  expect(await told(mail(sender, pgp))).toEqual({ "#1": "unpack.mail_encrypted" });
});

describe("damaged and hostile containers", () => {
  test("cut anywhere, they are nothing of the kind or what is there, never a crash", () => {
    for (const bytes of [definite, indefinite, detached, enveloped])
      for (let length = 0; length < bytes.length; length++) readCms(bytes.subarray(0, length));
    expect(readCms(definite.subarray(0, 100))).toBeNull();
  });

  test("signed again and again, or nested without end", async () => {
    let bytes: Buffer = workbook();
    for (let n = 0; n < 200; n++) bytes = signed(bytes);
    expect(await told(bytes, "a.p7m")).toEqual({ "a › a › a": "unpack.too_deep" });
    const open = Buffer.concat([
      Buffer.from("3080", "hex"),
      oid("2a864886f70d010702"),
      Buffer.alloc(200_000, Buffer.from("3080", "hex")),
    ]);
    expect(readCms(open)).toBeNull();
  });
});
