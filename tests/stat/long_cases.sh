#!/usr/bin/env bash
# All models of other simulators and papers, those too that make test leaves out.
TEST_ALL=1 exec "$(dirname "$0")/../cli/test_cases.sh"
