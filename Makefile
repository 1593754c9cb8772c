# muster: make            build build/muster and build/libmuster.a (release)
#         make test       install what is missing, build, run every test
# V selects the variant: release (default), debug, asan, tsan; each has its own folder under build/.

V      ?= release
CC     ?= cc
B      := build/$(V)
PKGS   := yaml-0.1 gsl

OPT_release := -O3 -g1
OPT_debug   := -O1 -g3
OPT_asan    := -O1 -g3 -fsanitize=address,undefined -fno-sanitize-recover=all
OPT_tsan    := -O1 -g3 -fsanitize=thread
WARN     := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
CPPFLAGS += -Iengine -Iinclude -D_POSIX_C_SOURCE=200809L $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CFLAGS   += -std=c17 -ffp-contract=off -fno-math-errno $(WARN) $(OPT_$(V)) -pthread
LDLIBS   += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm -pthread

LIB_SRC  := $(sort $(wildcard engine/*/*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(B)/%.o)
CLI_SRC  := $(sort $(wildcard tools/*.c))
CLI_OBJ  := $(CLI_SRC:%.c=$(B)/%.o)
TEST_SRC := $(sort $(wildcard tests/unit/test_*.c tests/hand/test_*.c tests/law/test_*.c tests/stat/test_*.c tests/fault/test_*.c))
TEST_BIN := $(TEST_SRC:%.c=$(B)/%)

all: $(B)/libmuster.a $(if $(CLI_SRC),build/muster)

build/muster: $(B)/muster
	@ln -sf $(V)/muster $@
$(B)/muster: $(CLI_OBJ) $(B)/libmuster.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$(B)/libmuster.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^
$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/tests/%: tests/%.c $(B)/libmuster.a Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -I. $(CFLAGS) -MMD -MP -o $@ $< $(B)/libmuster.a $(LDLIBS) -lcmocka

unit: $(TEST_BIN)
	@for t in $(TEST_BIN); do $$t || exit 1; done

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TEST_BIN:=.d)
.PHONY: all unit
