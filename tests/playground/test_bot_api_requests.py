import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.errors import ApiError, BadRequestError
from playground.requests import parts

KINDS = st.sampled_from(
    [
        "application/json; charset=utf-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        'multipart/form-data; boundary="b"',
        "",
    ]
)
PIECES = st.sampled_from(
    [b"--b", b"--", b"\r\n", b'Content-Disposition: form-data; name="a"', b'; filename="f"', b"="]
)


def scope(kind: str, query: bytes = b"") -> dict[str, object]:
    headers = [(b"content-type", kind.encode("latin-1"))]
    return {"type": "http", "query_string": query, "headers": headers}


@given(
    kind=KINDS,
    query=st.binary(max_size=20),
    body=st.lists(PIECES | st.binary(max_size=8), max_size=12).map(b"".join),
)
@settings(max_examples=500, deadline=None)
def test_any_request_is_read_or_refused(kind: str, query: bytes, body: bytes) -> None:
    with contextlib.suppress(ApiError):
        fields, uploads = parts(scope(kind, query), body)
        assert all(isinstance(name, str) for name in fields)
        assert all(isinstance(name, str) for name in uploads)


def test_a_form_with_a_file_is_taken_apart() -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n7\r\n'
        b'--b\r\nContent-Disposition: form-data; name="document"; filename="x.bin"\r\n'
        b"Content-Type: text/x\r\n\r\n\r\n--\r\n\r\n--b--\r\n"
    )
    fields, uploads = parts(scope("multipart/form-data; boundary=b"), body)
    assert fields == {"chat_id": "7"}
    upload = uploads["document"]
    assert (upload.name, upload.mime, upload.content) == ("x.bin", "text/x", b"\r\n--\r\n")


def test_text_that_is_no_utf8_is_refused() -> None:
    for kind, body in (
        ("application/x-www-form-urlencoded", b"a=\xff"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--b--',
        ),
    ):
        with pytest.raises(BadRequestError, match="UTF-8"):
            parts(scope(kind), body)
