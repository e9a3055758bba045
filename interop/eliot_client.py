#!/usr/bin/python3
"""
A small HTTP client that hands its Eliot task on to a server.

    eliot_client.py URL LOGFILE [--count N] [--threads T] [--x X] [--y Y]
                    [--expect-status S]

Exits with 0 if all answers have the expected status. See README.md for what it
logs.
"""

import argparse
import sys
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from eliot import log_message, preserve_context, start_action, start_task, to_file

HEADER = "x-eliot-task-id"


class UnexpectedStatus(Exception):
    """The server answered with another status than 200."""


def http_request(url, query):
    """One request; its status and its body."""
    url += ("&" if "?" in url else "?") + urllib.parse.urlencode(query)
    status = None
    try:
        with start_action(action_type="http_request", url=url) as action:
            task_id = action.serialize_task_id().decode("ascii")
            request = urllib.request.Request(url, headers={HEADER: task_id})
            try:
                with urllib.request.urlopen(request, timeout=30) as response:
                    status, body = response.status, response.read()
            except urllib.error.HTTPError as e:
                status, body = e.code, e.read()
            text = body.decode("utf-8", "replace").strip()
            log_message(message_type="result", status=status, body=text)
            if status != 200:
                raise UnexpectedStatus("status %d: %s" % (status, text))
            action.add_success_fields(status=status)
    except UnexpectedStatus as e:
        text = str(e)
    except OSError as e:
        text = "no answer: %s" % e
    return status, text


def task_of_its_own(url, query):
    with start_task(action_type="client", count=1):
        return http_request(url, query)


def main():
    parser = argparse.ArgumentParser(description="HTTP client that hands on its Eliot task")
    parser.add_argument("url", metavar="URL")
    parser.add_argument("logfile", metavar="LOGFILE", help="Eliot messages are appended to it")
    parser.add_argument("--count", metavar="N", type=int, default=1, help="so many requests")
    parser.add_argument("--threads", metavar="T", type=int, default=1, help="so many requests at a time")
    parser.add_argument("--single-task", action="store_true", help="all requests are part of one task")
    parser.add_argument("--x", type=float, default=7)
    parser.add_argument("--y", type=float, default=2)
    parser.add_argument("--expect-status", metavar="S", type=int, default=200)
    options = parser.parse_args()

    to_file(open(options.logfile, "ab"))
    queries = [{"x": options.x + i, "y": options.y} for i in range(options.count)]
    with ThreadPoolExecutor(options.threads) as pool:
        if options.single_task:
            with start_task(action_type="client", count=options.count):
                futures = [pool.submit(preserve_context(http_request), options.url, q) for q in queries]
                answers = [f.result() for f in futures]
        else:
            answers = list(pool.map(lambda q: task_of_its_own(options.url, q), queries))
    for query, (status, text) in zip(queries, answers):
        print("%(x)s / %(y)s" % query, "=>", status, text)
    sys.exit(0 if all(status == options.expect_status for status, _ in answers) else 1)


if __name__ == "__main__":
    main()
