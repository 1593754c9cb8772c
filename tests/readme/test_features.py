#!/usr/bin/python3
"""Every key, command and test that FEATURES.md names exists: what test_features.sh says."""
import os
import re
import subprocess
import sys

REPO = os.environ["repo"]


def said(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


# Keys stand at the beginning of a line, what there is to say of them is indented.
KEYS = [line.split(".") for line in said("muster", "keys").splitlines() if re.match(r"[a-z]", line)]
HEADERS = "".join(open(os.path.join(REPO, "include/muster", f)).read()
                  for f in os.listdir(os.path.join(REPO, "include/muster")))


def is_command(words):
    """"muster run --people", or a command with an argument, which must work."""
    if len(words) > 2 and not words[2].startswith("-"):
        return subprocess.run(words, capture_output=True).returncode == 0
    return (words[2] if len(words) > 2 else "usage") in said("muster", words[1], "--help")


def is_known(key):
    if key.startswith("muster "):
        return is_command(key.split())
    if key.startswith("include/"):
        return os.path.isdir(os.path.join(REPO, key))
    if key.startswith("mu_"):
        return key.split(".", 1)[1] + ";" in HEADERS
    names = key.split(".")
    return any(len(row) >= len(names) and all(a in (b, b + "[]") or b == "*" for a, b in zip(names, row)) for row in KEYS)


def is_tested(test):
    file, _, name = test.partition(": ")
    path = os.path.join(REPO, file)
    return os.path.isfile(path) and name in open(path).read()


rows = failed = 0
for line in open(os.path.join(REPO, "FEATURES.md")):
    if not re.match(r"\|.*`.*`", line):
        continue
    _, mechanism, key, test = [cell.strip().strip("`") for cell in line.split("|")[:4]]
    rows += 1
    if not (is_known(key) and is_tested(test)):
        print("not ok - %s: %s, %s" % (mechanism, key, test))
        failed += 1
print("%s - %d features have their key and their test" % ("ok" if rows > 40 and not failed else "not ok", rows))
sys.exit(failed > 0)
