# SPDX-License-Identifier: Apache-2.0
#
# Goals that build nothing: removing, printing, describing.

.PHONY: clean clean-libs properclean distclean help plan compile_commands.json \
	print-libs print-srcs print-objs print-lds print-vars print-syscalls \
	print-version

# What steps have made goes. What was fetched, the configuration, and a built
# libc stay.
uk_products = $(wildcard $(foreach s,o o.cmd o.d,$(addsuffix .$s,$1)))
uk_of_lib   = $(call uk_products,$(O)/$1 $(O)/$1.ld $($(call uk_upper,$1)_BUILD)/*)
clean:
	$(Q)rm -rf $(call uk_products,$(O)/* $(O)/*/*) $(wildcard $(addprefix \
		$(UK_IMAGE),.cmd $(foreach s,.dbg .sym .gz .dbg.gdb.py,$s $s.cmd))) \
		$(UK_IMAGE) $(UK_PREPROCESS) $(filter $(O)/%,$(UK_SCRIPTS)) \
		$(O)/plan.json $(O)/compile_commands.json

clean-libs: $(addprefix clean-,$(UK_LINK_LIBS))

clean-%:
	$(if $(filter $*,$(UK_LINK_LIBS)),,$(error No library $* is \
		configured. print-libs names those that are))
	$(Q)rm -rf $(call uk_of_lib,$*)

properclean:
	$(Q)rm -rf $(O)

distclean: properclean
	$(Q)rm -f $(C) $(C).old

print-version:
	@echo '$(UK_FULLVERSION) $(UK_CODENAME)'

print-libs:
	@printf '%s\n' $(UK_LINK_LIBS)

uk_srcs = $(foreach l,$(UK_LINK_LIBS),$($(call uk_upper,$l)_SRCS-y))
print-srcs:
	@printf '%s\n' $(foreach s,$(uk_srcs),'$s')

print-objs:
	@printf '%s\n' $(foreach l,$(UK_LINK_LIBS),$(objs@$(call uk_upper,$l))) \
		$(UK_LIB_OBJECTS)

print-lds:
	@printf '%s\n' $(UK_SCRIPTS)

print-syscalls:
	@printf '%s\n' $(sort $(UK_PROVIDED_SYSCALLS-y))

uk_vars := UK_BASE A O C UK_ELIBS UK_EPLATS UK_PLAT UK_ARCH UK_IMAGE UK_MUSL \
	CC CXX LD OBJCOPY STRIP COMMONFLAGS CFLAGS-y CINCLUDES-y ASFLAGS-y \
	ASINCLUDES-y LDFLAGS-y LINKFLAGS-y UK_FETCH UK_PREPARE UK_PREPROCESS
print-vars:
	@printf '%s\n' $(foreach v,$(uk_vars),'$v := $(strip $($v))')

# The build as data: how each output is made, in order
plan: images
	$(Q)/usr/bin/python3 $(UK_BASE)/support/scripts/plan.py $(UK_IMAGE) >$(O)/plan.json.new
	$(Q)mv $(O)/plan.json.new $(O)/plan.json

compile_commands.json: images
	$(Q)/usr/bin/python3 $(UK_BASE)/support/scripts/plan.py --compile-commands \
		$(UK_BASE) $(UK_IMAGE) >$(O)/$@

help:
	@sed -n 's/^#| \{0,1\}//p' $(UK_MK)/goals.mk

#| make -C TREE A=APPLICATION [VARIABLE=...] [goal ...]
#|
#| Building
#|   all (default)   the image BUILD/NAME_PLATFORM-ARCH; with symbols .dbg, and for
#|                   gdb .dbg.gdb.py; if so configured compressed .gz, list .sym
#|   fetch           sources that libraries get from elsewhere
#|   prepare         ... patched; generated headers and the C library
#|   preprocess      ... and generated sources
#|   objs, libs, images, LIBRARY
#|   plan            BUILD/plan.json: every step as output, inputs, argv
#|   compile_commands.json
#| Configuring
#|   defconfig       from the defaults and UK_DEFCONFIG (default APPLICATION/defconfig)
#|   X_defconfig     from APPLICATION/configs/X_defconfig
#|   menuconfig      in a menu (also kmenuconfig); guiconfig: in a window
#|   config          by answering a line for each option; oldconfig: each new one
#|   olddefconfig    fill up with defaults
#|   allyesconfig, allnoconfig, randconfig
#|   savedefconfig   write APPLICATION/defconfig
#|   syncconfig      only make uk/config.h from the configuration
#| Removing
#|   clean, clean-libs, clean-LIBRARY   what was compiled
#|   properclean            the build folder
#|   distclean              and the configuration
#| Printing
#|   print-libs print-srcs print-objs print-lds print-vars print-syscalls
#|   print-version help
#|
#| Variables
#|   A=  the application's folder           O=  build folder (A/build)
#|   C=  configuration (A/.config)          N=  image name (CONFIG_UK_NAME)
#|   L=  external libraries, colon between  P=  external platforms
#|   V=1 print commands, V=2 and why        CROSS_COMPILE=, COMPILER=  the tools
#|   UK_MUSL_DIR=          a musl made by lib/musl/build.sh, or
#|   UKLAB_MUSL_TARBALL=   the release to make it from
#|   UK_PYTHON=            a Python with kconfiglib
