# Rounds: build, run, test, install. `make help` lists what there is.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
BIN = .build/release/rounds

.PHONY: help setup run build test format lint docs install uninstall benchmark clean

help:
	@echo "make run        set up, build and open the trainer"
	@echo "make test       set up and run all tests"
	@echo "make install    install under PREFIX ($(PREFIX)); DESTDIR is honoured"
	@echo "make uninstall  take it out again"
	@echo "make format     lay the sources out"
	@echo "make lint       check the layout"
	@echo "make docs       build the documentation of SpacedRepetition"
	@echo "make benchmark  measure"
	@echo "make clean      delete what was built"

setup:
	@./Scripts/setup

build: setup
	@echo "Building (the first time takes a few minutes) ..." >&2
	@$(SWIFT) build -c release --product rounds --quiet >&2

run: build
	@$(BIN)

test: setup
	$(SWIFT) test --parallel

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

docs:
	$(SWIFT) package generate-documentation --target SpacedRepetition --warnings-as-errors

install: build
	@./Scripts/install "$(BIN)" "$(DESTDIR)$(PREFIX)"

uninstall:
	@./Scripts/install --remove "$(DESTDIR)$(PREFIX)"

benchmark: setup
	$(SWIFT) run --package-path Benchmarks -c release

clean:
	$(SWIFT) package clean
	rm -rf Benchmarks/.build
