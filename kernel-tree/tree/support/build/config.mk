# SPDX-License-Identifier: Apache-2.0
#
# Configuration. The user's file $(C) may be partial and is only changed by the
# configuration goals. From it and from all Config.uk files one script makes
#
#   $(O)/kconfig/auto.conf        every symbol, read by make
#   $(O)/include/uk/config.h      the same for C
#
# and touches them only if their content changes.

UK_AUTOCONF := $(O)/kconfig/auto.conf
UK_CONFIG_H := $(O)/include/uk/config.h
UK_PYTHON   ?= python3

UK_KCONFIG := $(UK_PYTHON) $(UK_BASE)/support/scripts/kconfig.py \
	--base $(UK_BASE) --app $(A) --out $(O) --config $(C) \
	$(addprefix --library ,$(UK_ELIBS)) $(addprefix --platform ,$(UK_EPLATS)) \
	--set UK_FULLVERSION=$(UK_FULLVERSION) --set UK_CODENAME=$(UK_CODENAME) \
	--set UK_DEFNAME=$(or $(N),$(notdir $(A)))

# An application may bring its own defaults
UK_DEFCONFIG ?= $(wildcard $(A)/defconfig)

.PHONY: $(UK_CONFIG_GOALS) syncconfig
defconfig:
	$(Q)$(UK_KCONFIG) defconfig $(UK_DEFCONFIG)
$(filter-out defconfig %_defconfig,$(UK_CONFIG_GOALS)):
	$(Q)$(UK_KCONFIG) $@
%_defconfig:
	$(Q)$(UK_KCONFIG) defconfig $(or $(wildcard $(A)/configs/$@), \
		$(error $(A)/configs/$@: no such file))

# Building without a configuration makes one. In a terminal it is shown first
ifeq ($(filter $(UK_CONFIG_GOALS) $(UK_CLEAN_GOALS),$(UK_GOALS)),)
$(C):
	$(Q)$(UK_KCONFIG) defconfig $(UK_DEFCONFIG)
	$(Q)if [ -t 0 ] && [ -t 1 ]; then $(UK_KCONFIG) menuconfig; fi

# kconfig.d lists the Config.uk files that were read; kconfig.cmd is what was
# asked for: another name, other libraries or a new file need a new run although
# none of those has changed.
UK_KCONFIG_ASKED := $(UK_KCONFIG) $(wildcard $(UK_BASE)/*/*/Config.uk \
	$(UK_BASE)/*/*/tests/Config.uk $(addsuffix /Config.uk,$(A) $(UK_ELIBS) $(UK_EPLATS)))
-include $(wildcard $(O)/kconfig/kconfig.d $(O)/kconfig/kconfig.cmd)
ifneq ($(UK_KCONFIG_ASKED),$(saved@kconfig))
$(O)/kconfig/stamp: FORCE
endif
$(O)/kconfig/stamp: $(C)
	$(Q)$(UK_KCONFIG) sync
	@printf '%s\n' 'saved@kconfig := $(UK_KCONFIG_ASKED)' >$(O)/kconfig/kconfig.cmd
	@touch $@
$(UK_AUTOCONF) $(UK_CONFIG_H): $(O)/kconfig/stamp ;
syncconfig: $(UK_CONFIG_H)
endif
