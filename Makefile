# Rounds: build, run, test, install. `make help` lists what there is.

PREFIX ?= /usr/local
DESTDIR ?=
SECONDS ?= 60
SWIFT ?= swift
BIN = .build/release/rounds

SWIFT_FILES = Package.swift Package@swift-6.0.swift Sources Tests Fuzz Benchmarks/Package.swift Benchmarks/Benchmarks \
  Benchmarks/Steps.swift

# A release build links the Swift runtime statically if the toolchain has it; the toolchain's own
# linker does not warn about its contents.
TOOLS = $(shell dirname "$$(readlink -f "$$(command -v $(SWIFT))")")
STATIC = $(shell [ "$$(uname -s)" = Linux ] && [ -d "$(TOOLS)/../lib/swift_static" ] && \
  echo --static-swift-stdlib && [ -x "$(TOOLS)/ld.lld" ] && echo -Xswiftc -use-ld=lld)
# Homebrew keeps GNU readline where compilers do not search by default.
BREW = $(shell command -v brew >/dev/null 2>&1 && [ "$$(uname -s)" = Darwin ] && brew --prefix)
FLAGS = $(if $(BREW),-Xcc -I$(BREW)/opt/readline/include \
  -Xcc -I$(BREW)/opt/libarchive/include -Xcc -I$(BREW)/include \
  -Xcxx -I$(BREW)/include -Xlinker -L$(BREW)/opt/readline/lib -Xlinker -L$(BREW)/opt/libarchive/lib -Xlinker -L$(BREW)/lib)

.PHONY: help setup run build test format library lint docs install uninstall benchmark instructions fuzz torture \
  sanitize clean

help:
	@echo "make run        set up, build and open the trainer"
	@echo "make test       set up and run all tests"
	@echo "make install    install under PREFIX ($(PREFIX)); DESTDIR is honoured"
	@echo "make uninstall  take it out again"
	@echo "make format     lay the sources out"
	@echo "make lint       check the layout, and which room knows which"
	@echo "make library    check SpacedRepetition as other packages get it"
	@echo "make docs       build the documentation of SpacedRepetition"
	@echo "make benchmark  measure"
	@echo "make instructions  record anew how many instructions are executed"
	@echo "make fuzz       feed random bytes to the readers, SECONDS ($(SECONDS)) each"
	@echo "make torture    the long form of the tests that nothing is ever lost"
	@echo "make sanitize   all tests with the address and the thread sanitizer"
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
	$(SWIFT) test --parallel $(FLAGS)

format:
	$(SWIFT) format --in-place --recursive --parallel $(SWIFT_FILES)

library:
	Scripts/check-library
	Scripts/check-portable

lint:
	Scripts/check-arrows
	$(SWIFT) format lint --strict --recursive --parallel $(SWIFT_FILES)
	Scripts/check-imports

docs:
	$(SWIFT) package generate-documentation --target SpacedRepetition --warnings-as-errors
	$(SWIFT) package generate-documentation --target SpacedRepetitionFoundation --warnings-as-errors

install: build
	@./Scripts/install "$(BIN)" "$(DESTDIR)$(PREFIX)"

uninstall:
	@./Scripts/install --remove "$(DESTDIR)$(PREFIX)"

# Anki is measured too if ANKI names a Python with its package.
benchmark: build
	@$(SWIFT) package --package-path Benchmarks benchmark --no-progress | tee .build/scheduling.txt
	@Benchmarks/measure $(BIN) --scheduling .build/scheduling.txt $(if $(ANKI),--anki $(ANKI))

# Of both builds; .ci/run compares with the debug build's.
instructions: build
	$(SWIFT) build --product rounds $(FLAGS)
	Benchmarks/instructions record .build/debug/rounds
	Benchmarks/instructions record $(BIN)

# The long form of tests that try many variants: a quarter of an hour or more.
torture: setup
	ROUNDS_TORTURE=1 $(SWIFT) test $(FLAGS) --no-parallel --filter \
	  'PowerCut|FailingDisk|FullDisk|SmallDisk|KillTests|ManyProcesses|Corruption|MergeTests|ImportUndo|ManyMachines|AttackTests'

# Leak detection is off: Swift uses spare bits of pointers, which hides them.
sanitize: setup
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build-address $(FLAGS)
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Faults/threads.txt \
	  $(SWIFT) test --sanitize=thread --scratch-path .build-thread $(FLAGS)

fuzz: setup
	Fuzz/run $(SECONDS)

clean:
	$(SWIFT) package clean
	rm -rf Benchmarks/.build .build-fuzz .build-address .build-thread
