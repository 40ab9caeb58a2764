# botwatch: `make demo` shows it, `make test` tests it; both install what is missing and say so.

SWIFT ?= swift
BIN = .build/release/botwatch
SEEDS ?= 5
SHARED ?= ../shared
PYTHON ?= python3
SECONDS ?= 60
TARGETS ?=
JOBS ?= 1
DEMO = sample-logs/support-day.jsonl

.PHONY: help demo build test packages check-kills fuzz measure measure-vectors clean

help:
	@echo 'make demo      build, then replay a sample day in the dashboard (no terminal: print its alerts)'
	@echo 'make build     the program, optimised: $(BIN)'
	@echo 'make test      all tests, warnings as errors'
	@echo 'make fuzz      libFuzzer with AddressSanitizer on all targets (SECONDS=60 for each, TARGETS="log-format monitor", JOBS=2 at once)'
	@echo 'make packages  install the system packages that are missing'
	@echo 'make measure   detection on the labelled stream in ../shared, where there is one (SEEDS=5)'
	@echo 'make measure-vectors  the forest on the public sets in ../shared, three shuffles (needs python3 with numpy)'
	@echo 'make check-kills  kills a replay with state 200 times on the labelled stream in ../shared and compares (needs python3)'
	@echo 'make clean     remove what was built'

packages:
	@sh .ci/packages

build: packages
	@echo 'botwatch: building (a first build takes a few minutes)'
	@$(SWIFT) build -c release --product botwatch

demo: build
	@if [ -t 1 ]; then \
		$(BIN) replay $(DEMO) --speed 600; \
	else \
		echo 'botwatch: no terminal, so here are the sample day'"'"'s alerts'; \
		$(BIN) replay $(DEMO) --headless --alert-format text; \
	fi

test: packages
	@BOTWATCH_WARNINGS_ARE_ERRORS=1 $(SWIFT) test

fuzz: packages
	@EACH=$(SECONDS) TARGETS="$(TARGETS)" JOBS=$(JOBS) SWIFT=$(SWIFT) .ci/fuzz

measure: build
	@$(BIN) evaluate stream $(SHARED)/data/streams/dev.jsonl.gz --labels $(SHARED)/data/streams/dev.labels.csv --seeds $(SEEDS)

measure-vectors: build
	@BIN=$(BIN) SHARED=$(SHARED) PYTHON=$(PYTHON) .ci/measure-vectors

check-kills: build
	@BIN=$(BIN) .ci/check-kills $(SHARED)/data/streams/dev.jsonl.gz 200

clean:
	rm -rf .build .build-fuzz
