"""What the printed programs use of requests, made of the standard library."""

import json as _json
import urllib.request


class HTTPError(Exception):
    pass


def post(url, headers=None, json=None, data=None, stream=False):
    body = _json.dumps(json, allow_nan=False).encode() if data is None else data
    sent = {**(headers or {}), "Content-Type": "application/json"}
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _EveryStatus())
    return Response(opener.open(urllib.request.Request(url, body, sent, method="POST")))


class _EveryStatus(urllib.request.HTTPErrorProcessor):
    """A refusal is an answer too, until `raise_for_status`."""

    def http_response(self, request, response):
        return response

    https_response = http_response


class Response:
    def __init__(self, answer):
        self._answer = answer
        self.status_code = answer.status

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._answer.close()

    def raise_for_status(self):
        if self.status_code >= 400:
            raise HTTPError(f"{self.status_code} for url: {self._answer.url}")

    def json(self):
        return _json.loads(self._answer.read())

    def iter_lines(self):
        for line in self._answer:
            yield line.rstrip(b"\r\n")
