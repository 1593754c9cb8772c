# muster: make            builds build/muster and build/release/libmuster.a
#         make demo       installs what is missing, builds, runs the first scenario
#         make test       installs what is missing, builds, runs every test
#         make help       the other targets
# Q= (make Q=) shows the compiler's whole command lines.
# V selects the variant (release, debug, asan, tsan); each has its own folder under build/.

V      ?= release
Q      ?= @
CC     ?= cc
B      := build/$(V)
PREFIX ?= /usr/local
PKGS   := yaml-0.1 gsl lua5.4
VERSION := $(shell sed -n 's/.*MUSTER_VERSION "\(.*\)"/\1/p' include/muster/version.h)

OPT_release := -O3 -g1
OPT_debug   := -O1 -g3
OPT_asan    := -O1 -g3 -fsanitize=address,undefined -fno-sanitize-recover=all
OPT_tsan    := -O1 -g3 -fsanitize=thread
WARN     := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
CPPFLAGS += -Iengine -Iinclude -D_POSIX_C_SOURCE=200809L $(PKG_CFLAGS)
CFLAGS   += -std=c17 -ffp-contract=off -fno-math-errno $(WARN) $(OPT_$(V)) -pthread
LDLIBS   += $(PKG_LIBS) -lm -pthread

# --- what is built ------------------------------------------------------------------------------------

LIB_SRC  := $(sort $(wildcard engine/*/*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(B)/%.o)
CLI_SRC  := $(sort $(wildcard tools/*.c))
CLI_OBJ  := $(CLI_SRC:%.c=$(B)/%.o)
TEST_SRC := $(sort $(wildcard $(addsuffix /test_*.c,tests/unit tests/hand tests/law tests/stat tests/fault)))
TEST_BIN := $(TEST_SRC:%.c=$(B)/%)
SUPPORT  := $(sort $(wildcard tests/support/*.c))
LONG_BIN := $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/stat/long_*.c)))

all: $(B)/libmuster.a $(B)/muster
ifeq ($(B),build/release)
all: build/muster
build/muster: $(B)/muster
	@ln -sf release/muster $@
endif

$(B)/muster: $(CLI_OBJ) $(B)/libmuster.a
	@echo '  link $@'
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/libmuster.a: $(LIB_OBJ)
	@echo '  ar   $@'
	@rm -f $@
	$(Q)ar rcs $@ $^
$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	@echo '  cc   $<'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/tools/%.o: CPPFLAGS += -I$(B)
$(B)/tests/%.o: CPPFLAGS += -I.
$(B)/tests/fault/%: LDFLAGS += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
$(B)/libtest.a: $(SUPPORT:%.c=$(B)/%.o)
	@echo '  ar   $@'
	@rm -f $@
	$(Q)ar rcs $@ $^
$(B)/tests/%: tests/%.c $(B)/libtest.a $(B)/libmuster.a $(B)/flags
	@mkdir -p $(@D)
	@echo '  cc   $<'
	$(Q)$(CC) $(CPPFLAGS) -I. $(CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(B)/libtest.a $(B)/libmuster.a $(LDLIBS) -lcmocka

# The fuzzers without libFuzzer. Rules get budgets so small that a loop without end is an answer within milliseconds:
# these three hold them.
REPLAY := $(B)/tests/fuzz/replay_rule $(B)/tests/fuzz/replay_scenario
SMALL  := -DMU_LUA_STEPS='INT64_C(20000)' -DMU_LUA_MEMORY='(INT64_C(4)<<20)'
$(B)/tests/fuzz/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c engine/rules/asker.c engine/rules/rule.c \
                          engine/rules/rule_tests.c $(B)/libmuster.a $(B)/flags
	@mkdir -p $(@D)
	@echo '  cc   $<'
	$(Q)$(CC) $(CPPFLAGS) $(SMALL) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^) $(B)/libmuster.a $(LDLIBS)

# $(call keep,FILE,TEXT) writes FILE when its content differs: another compiler or a new commit rebuilds what it
# must, and nothing more.
keep = $(shell mkdir -p $(dir $1); echo '$2' | cmp -s - $1 || echo '$2' > $1)
$(call keep,$(B)/flags,$(CC) $(CPPFLAGS) $(CFLAGS))
$(call keep,$(B)/build.h,#define MU_BUILD "$(shell git describe --always --dirty 2>/dev/null)")
$(B)/tools/cli_help.o: $(B)/build.h

# The files that `muster new` writes, as lists of C strings.
STARTER := tools/starter/scenario.yaml tools/starter/arrivals.csv
$(B)/starter.h: $(STARTER) Makefile
	@mkdir -p $(@D)
	@for f in $(STARTER); do name=$${f##*/}; \
	  echo "static const char *const starter_$${name%.*}[] = {"; \
	  sed -e 's/[\\"]/\\&/g' -e 's/.*/    "&\\n",/' $$f; echo '    0 };'; done > $@
$(B)/tools/cli_new.o: $(B)/starter.h

# --- run and install ----------------------------------------------------------------------------------

demo:
	@tools/install-deps build
	@$(MAKE) --no-print-directory all
	@mkdir -p out/first
	build/muster run scenarios/first.yaml --json out/first/results.json --csv out/first

demo-real:
	@tools/install-deps build
	@$(MAKE) --no-print-directory all
	@MUSTER=$(B)/muster tools/demo-real $(LOG)

install: all
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin lib/pkgconfig include/muster share/man/man1 share/muster)
	install -m 755 $(B)/muster $(DESTDIR)$(PREFIX)/bin/muster
	install -m 644 $(B)/libmuster.a $(DESTDIR)$(PREFIX)/lib/libmuster.a
	install -m 644 include/muster/*.h $(DESTDIR)$(PREFIX)/include/muster/
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' tools/muster.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/muster.pc
	install -m 644 tools/muster.1 $(DESTDIR)$(PREFIX)/share/man/man1/muster.1
	cp -r scenarios rules $(DESTDIR)$(PREFIX)/share/muster/

# --- tests --------------------------------------------------------------------------------------------

# The longest first. With FIGURES=no the tests that ask what the figures are, at length, are built but not run: instrumented
# builds are many times slower, and a build that gives the bytes of one that was asked need not be asked again.
STAT_BIN := $(filter $(B)/tests/stat/%,$(TEST_BIN))
CODE_BIN := $(filter-out $(STAT_BIN),$(TEST_BIN))
SANITIZE := $(filter -fsanitize%,$(OPT_$(V)))
FIGURES  ?= $(if $(SANITIZE),no,yes)
SLOW_SH  := $(addprefix tests/cli/test_,arms.sh scenarios.sh rules.sh cases.sh interrupt.sh)
TESTS    := $(SLOW_SH) $(if $(filter no,$(FIGURES)),,$(STAT_BIN)) $(CODE_BIN) $(filter-out $(SLOW_SH),$(sort $(wildcard tests/*/test_*.sh)))
THREADED  = $(patsubst %.c,$(B)/%,$(shell grep -l 'int threads' $(filter-out tests/stat/% tests/fault/%,$(TEST_SRC))))
export SANITIZE
export FIGURES
export MUSTER := $(abspath $(B)/muster)
export BUILD  := $(abspath $(B))
export CC

test:
	@tools/install-deps build test
	@$(MAKE) --no-print-directory check
check: all $(filter $(B)/%,$(TESTS)) $(REPLAY) $(if $(SANITIZE),,$(STAT_BIN) $(LONG_BIN))
	@tools/run-tests $(TESTS)
unit: $(TEST_BIN)
	@tools/run-tests $(TEST_BIN)
asan:
	@$(MAKE) --no-print-directory V=asan FIGURES=no test
tsan:
	@tools/install-deps build test
	@$(MAKE) --no-print-directory V=tsan FIGURES=no threaded
threaded: all $(THREADED)
	@tools/run-tests $(THREADED) tests/cli/test_same_bytes.sh
stat:
	@tools/install-deps build test stat
	@$(MAKE) --no-print-directory long
long: all $(LONG_BIN) $(B)/tests/fault/test_memory
	@TEST_SECONDS=7200 tools/run-tests $(LONG_BIN) $(sort $(wildcard tests/stat/long_*.sh))
bench:
	@tools/install-deps build stat
	@$(MAKE) --no-print-directory all
	@tests/bench/run
	@tests/bench/instructions
	@tests/bench/rule-costs
	@tests/bench/check-1mb
fuzz:
	@tools/install-deps build test lint
	@tests/fuzz/run $(or $(SECONDS),60)
acceptance:
	@tools/install-deps build test lint stat
	@$(MAKE) --no-print-directory all $(TEST_BIN) $(LONG_BIN)
	@tools/acceptance tests/ACCEPTANCE.md

# --- care ---------------------------------------------------------------------------------------------

C_FILES := $(sort $(wildcard engine/*/*.[ch] include/muster/*.h tools/*.[ch] tests/*/*.[ch]))
SCRIPTS := .ci/run $(shell grep -lIsE '^\#!.*(ba)?sh' tools/* tests/*/*)
# How far the static analyser follows a function: two ninths of its own limit, which take a quarter of the time.
# make lint NODES=225000 goes all the way.
NODES   ?= 50000
ANALYSE := $(addprefix --extra-arg=,-Xclang -analyzer-config -Xclang max-nodes=$(NODES))

format:
	clang-format -i $(C_FILES)
lint: $(B)/starter.h
	@tools/install-deps build test lint
	@tools/check-layers
	@echo shellcheck
	@shellcheck -x -e SC2016,SC2317 $(SCRIPTS)
	@echo clang-format
	@clang-format --dry-run --Werror $(C_FILES)
	@echo cppcheck
	@cppcheck -j 2 --quiet --std=c11 --enable=warning,portability,performance --inline-suppr --error-exitcode=1 \
	  --suppressions-list=tools/cppcheck.txt -Iengine -Iinclude -I$(B) engine tools
	@echo clang-tidy
	@printf '%s\n' $(LIB_SRC) $(CLI_SRC) | xargs -P 2 -n 8 sh -c \
	  'clang-tidy --quiet $(ANALYSE) --warnings-as-errors="*" "$$@" -- $(CPPFLAGS) -I$(B) -std=c17 2>/dev/null' tidy
	@lua=$$(git ls-files '*.lua'); if [ -n "$$lua" ]; then luacheck $$lua; fi

clean:
	rm -rf build out

help:
	@echo 'make [all]          build/muster and build/release/libmuster.a'
	@echo 'make demo           install what is missing, build, run scenarios/first.yaml'
	@echo 'make demo-real      the bank call centre: simulated beside measured (LOG=FILE: from the log itself)'
	@echo 'make test           install what is missing, build, run every test'
	@echo 'make check          every test, without the look at packages'
	@echo 'make asan | tsan    the tests with sanitizers (tsan: those that use threads)'
	@echo 'make stat           the long statistical tests'
	@echo 'make fuzz [SECONDS=]  any bytes as a scenario, or a rule, under sanitizers'
	@echo 'make bench          speed, as ratios to a hand-tuned floor'
	@echo 'make acceptance     every promise with the command that shows it'
	@echo 'make install        into PREFIX=$(PREFIX)'
	@echo 'make format | lint  clang-format; clang-tidy, cppcheck, layers, shellcheck, luacheck'
	@echo 'make clean          removes build/ and out/'

-include $(LIB_OBJ:.o=.d) $(SUPPORT:%.c=$(B)/%.d) $(CLI_OBJ:.o=.d) $(TEST_BIN:=.d) $(LONG_BIN:=.d)
.PHONY: all demo demo-real install test check unit asan tsan threaded stat long fuzz bench acceptance format lint clean help
