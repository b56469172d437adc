# Rounds: build, run, test, install. `make help` lists what there is.

PREFIX ?= /usr/local
DESTDIR ?=
SECONDS ?= 60
SWIFT ?= swift
BIN = .build/release/rounds

SWIFT_FILES = Package.swift Package@swift-6.0.swift Sources Tests Fuzz Benchmarks/Package.swift Benchmarks/Benchmarks \
  Benchmarks/Steps.swift

# A release program needs no Swift runtime beside it, where the toolchain has one to link in.
STATIC = $(shell SWIFT=$(SWIFT) Scripts/release-flags)
# Homebrew keeps GNU readline where compilers do not look by themselves.
BREW = $(shell command -v brew >/dev/null 2>&1 && [ "$$(uname -s)" = Darwin ] && brew --prefix)
FLAGS = $(if $(BREW),-Xcc -I$(BREW)/opt/readline/include \
  -Xcc -I$(BREW)/opt/libarchive/include -Xcc -I$(BREW)/include \
  -Xcxx -I$(BREW)/include -Xlinker -L$(BREW)/opt/readline/lib -Xlinker -L$(BREW)/opt/libarchive/lib -Xlinker -L$(BREW)/lib)

# What happened in the last run of the tests.
EVENTS = .build/test-events.jsonl

.PHONY: help setup run build test format library lint guide manual picture prose docs site install uninstall benchmark \
  instructions fuzz torture sanitize dist release clean

help:
	@echo "make run        set up, build and open the trainer"
	@echo "make test       set up and run all tests"
	@echo "make install    install under PREFIX ($(PREFIX)); DESTDIR is honored"
	@echo "make uninstall  remove it again"
	@echo "make format     format the sources"
	@echo "make lint       check the layout, and which room knows which"
	@echo "make guide      record what the guide's examples, the man page and the picture show"
	@echo "make prose      check links and spelling of the documents"
	@echo "make library    check SpacedRepetition as other packages get it"
	@echo "make docs       build the documentation of SpacedRepetition"
	@echo "make site       build the guide as a searchable site, in .build/site"
	@echo "make benchmark  measure"
	@echo "make instructions  record anew how many instructions are executed"
	@echo "make fuzz       feed random bytes to the readers, SECONDS ($(SECONDS)) each"
	@echo "make torture    the long form of the tests that nothing is ever lost"
	@echo "make sanitize   all tests with the address and the thread sanitizer"
	@echo "make dist       make the packages of the last commit, in .build/dist (Debian 12)"
	@echo "make release VERSION=1.2.3  set the version everywhere, commit and tag it"
	@echo "make clean      delete what was built"

setup:
	@./Scripts/setup

build: setup
	@if [ ! -x $(BIN) ]; then echo "Building Rounds: the first time takes a minute or two ..." >&2; fi
	@$(SWIFT) build -c release --product rounds $(STATIC) $(FLAGS) \
	  $$([ ! -x $(BIN) ] || echo --quiet) >&2

run: build
	@$(BIN)

test: setup
	@rm -f $(EVENTS); status=0; \
	$(SWIFT) test --parallel --event-stream-output-path $(EVENTS) --event-stream-version 0 $(FLAGS) || status=$$?; \
	[ ! -f $(EVENTS) ] || Scripts/test-summary $(EVENTS); exit $$status

format:
	$(SWIFT) format --in-place --recursive --parallel $(SWIFT_FILES)

library:
	Scripts/check-library
	Scripts/check-portable

lint:
	Scripts/check-arrows
	$(SWIFT) format lint --strict --recursive --parallel $(SWIFT_FILES)
	Scripts/check-imports

# What is made from the program; .ci/run compares.
guide:
	$(SWIFT) build --build-tests $(FLAGS)
	ROUNDS_RECORD=1 $(SWIFT) test --skip-build --filter GuideTests $(FLAGS)
	$(MAKE) manual picture

manual:
	Scripts/manual .build/debug/rounds

picture:
	Scripts/picture .build/debug/rounds

prose:
	Scripts/check-links
	Scripts/check-spelling

docs:
	$(SWIFT) package generate-documentation --target SpacedRepetition --warnings-as-errors
	$(SWIFT) package generate-documentation --target SpacedRepetitionFoundation --warnings-as-errors

site:
	@Scripts/site

install: build
	@./Scripts/install "$(BIN)" "$(DESTDIR)$(PREFIX)"

uninstall:
	@./Scripts/install --remove "$(DESTDIR)$(PREFIX)"

# Anki is measured in turn where ANKI names a Python that has its package.
benchmark: build
	@$(SWIFT) package --package-path Benchmarks benchmark --no-progress | tee .build/scheduling.txt
	@Benchmarks/measure $(BIN) --scheduling .build/scheduling.txt $(if $(ANKI),--anki $(ANKI))

# Of both builds; .ci/run compares with the debug build's.
instructions: build
	$(SWIFT) build --product rounds $(FLAGS)
	Benchmarks/instructions record .build/debug/rounds
	Benchmarks/instructions record $(BIN)

# The long form of the tests that try the same in many ways: a quarter of an hour or more.
torture: setup
	ROUNDS_TORTURE=1 $(SWIFT) test $(FLAGS) --no-parallel --filter \
	  'PowerCut|FailingDisk|FullDisk|SmallDisk|KillTests|ManyProcesses|Corruption|MergeTests|ImportUndo|ManyMachines|AttackTests|OwnPackageTests|PeerSizeTests|DeckPrinterTests|ExamOutlineTests'

# What is leaked is not asked for: Swift marks pointers in spare bits, which hides them.
sanitize: setup
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build-address $(FLAGS)
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Faults/threads.txt \
	  $(SWIFT) test --sanitize=thread --scratch-path .build-thread $(FLAGS)

fuzz: setup
	Fuzz/run $(SECONDS)

dist: setup
	Packaging/dist

release:
	@Scripts/release "$(VERSION)"

clean:
	$(SWIFT) package clean
	rm -rf Benchmarks/.build .build-fuzz .build-address .build-thread
