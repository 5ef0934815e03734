"""Prints draft mails as JSON, as Python's own e-mail package reads them."""

import hashlib
import json
import sys
from email import policy
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses


def read(path):
    with open(path, "rb") as file:
        mail = BytesParser(policy=policy.default).parse(file)

    # Python 3.11 puts a blank between the encoded words of a name (RFC 2047, 6.2 says there is none); its older parser does not.
    with open(path, "rb") as file:
        head = BytesHeaderParser(policy=policy.compat32).parse(file)

    def addresses(name):
        pairs = getaddresses(head.get_all(name, []))
        return [[str(make_header(decode_header(shown))), address] for shown, address in pairs]

    return {
        "headers": sorted(mail.keys()),
        "defects": [str(defect) for part in mail.walk() for defect in part.defects],
        "to": addresses("to"),
        "bcc": addresses("bcc"),
        "subject": str(mail["subject"]),
        "text": mail.get_body(("plain",)).get_content(),
        "html": mail.get_body(("html",)).get_content(),
        "attachments": [
            [part.get_filename(), hashlib.sha256(part.get_payload(decode=True)).hexdigest()]
            for part in mail.iter_attachments()
        ],
    }


print(json.dumps([read(path) for path in sys.argv[1:]], ensure_ascii=True))
