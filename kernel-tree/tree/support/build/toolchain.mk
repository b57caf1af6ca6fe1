# SPDX-License-Identifier: Apache-2.0
#
# Programs and the flags of every file. Libraries and the application add
# their own: CFLAGS-y and friends for all, LIBX_CFLAGS-y for one library.

include $(UK_BASE)/arch/$(UK_ARCH)/Compiler.uk

COMPILER ?= gcc
CC      := $(CROSS_COMPILE)$(COMPILER)
CXX     := $(CROSS_COMPILE)$(COMPILER:gcc=g++)
LD      := $(CROSS_COMPILE)ld
OBJCOPY := $(CROSS_COMPILE)objcopy
STRIP   := $(CROSS_COMPILE)strip
NM      := $(CROSS_COMPILE)nm
AWK     ?= awk
M4      ?= m4

OPTFLAGS := $(if $(CONFIG_OPTIMIZE_NONE),-O0,$(if $(CONFIG_OPTIMIZE_SIZE),-Os,-O2))

# The same source gives the same bytes wherever it lies: paths in the output
# are those of a grading box. The last match wins, so the innermost comes last.
PREFIXMAP = -ffile-prefix-map=$(UK_BASE)=/src -ffile-prefix-map=$(A)=/app \
	-ffile-prefix-map=$(O)=/build -ffile-prefix-map=$(UK_MUSL)=/musl \
	$(foreach d,$(UK_ELIBS) $(UK_EPLATS),-ffile-prefix-map=$d=/$(notdir $d))

COMMONFLAGS = $(OPTFLAGS) -g $(ARCHFLAGS) \
	-fno-pic -fno-pie -ftls-model=local-exec -fno-stack-protector \
	-fno-asynchronous-unwind-tables -fno-omit-frame-pointer \
	-ffunction-sections -fdata-sections -fno-common -Wa,--noexecstack \
	-Wall -Wextra -Wdate-time -nostdinc $(PREFIXMAP)

UK_DEFINES := -D__Unikraft__ -DUK_FULLVERSION=\"$(UK_FULLVERSION)\" \
	-DUK_CODENAME=\"$(UK_CODENAME)\"

# What the environment says is for programs of the host
$(foreach v,CFLAGS CXXFLAGS ASFLAGS CINCLUDES CXXINCLUDES ASINCLUDES LDFLAGS,$(eval $v :=))

CFLAGS-y    := -std=gnu11
CXXFLAGS-y  := -std=gnu++17 -fno-exceptions -fno-rtti
ASFLAGS-y   := -D__ASSEMBLY__
# Headers of the tree, then generated ones; the libraries append theirs
CINCLUDES-y   := -I$(UK_BASE)/include -I$(O)/include
CXXINCLUDES-y := $(CINCLUDES-y)
ASINCLUDES-y  := $(CINCLUDES-y)

LDFLAGS-y   := -m $(UK_LD_EMULATION)
# The image keeps only what something refers to, and nothing that differs from
# one build to the next
LINKFLAGS-y := -nostdlib -static --gc-sections --build-id=none \
	--no-warn-rwx-segments -z noexecstack
