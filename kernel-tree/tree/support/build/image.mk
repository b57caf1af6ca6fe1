# SPDX-License-Identifier: Apache-2.0
#
# The image: all library objects by the platform's linker script, with symbols
# (.dbg) and without; and what is made from it for people and tools.

UK_PLAT_PREFIX := $(call uk_upper,$(UK_PLAT))
UK_IMAGE_NAME  := $(or $(N),$(call uk_unquote,$(CONFIG_UK_NAME)))
UK_IMAGE       := $(O)/$(UK_IMAGE_NAME)_$(or $($(UK_PLAT_PREFIX)_IMAGE_NAME),$(UK_PLAT))-$(UK_ARCH)

# Helpers that the compiler calls; asked for once, not by each Makefile.uk
UK_LIBGCC := $(shell $(CC) $(ARCHFLAGS) -print-libgcc-file-name)

ifndef $(UK_PLAT_PREFIX)_LINK_SCRIPT
$(error Platform $(UK_PLAT) names no linker script: set \
	$(UK_PLAT_PREFIX)_LINK_SCRIPT in $($(UK_PLAT_PREFIX)_BASE)/Makefile.uk)
endif
# Scripts of libraries insert sections into the platform's, which ld wants last
$(eval $(call uk_script,$($(UK_PLAT_PREFIX)_LINK_SCRIPT),$(UK_PLAT_PREFIX),$(UK_PLAT)))
$(filter $(O)/%,$(UK_SCRIPTS)): | prepare

uk_link_hint := || { echo "$(UK_IMAGE_NAME): linking failed. A function that is \
	defined but not found is missing in the exportsyms.uk of its library" >&2; exit 1; }

$(eval $(call uk_step,$(UK_IMAGE).dbg,LINK,$(notdir $(UK_IMAGE)).dbg,$(strip \
	$(UK_LIB_OBJECTS) $(UK_SCRIPTS) $(UK_ALIBS)),$(strip $(LD) $(LDFLAGS-y) \
	$(LINKFLAGS-y) $($(UK_PLAT_PREFIX)_LINKFLAGS-y) $(addprefix -T ,$(UK_SCRIPTS)) \
	-o $(UK_IMAGE).dbg $(UK_LIB_OBJECTS) --start-group $(UK_ALIBS) \
	$(UK_LIBGCC) --end-group),$$(uk_link_hint)))
$(eval $(call uk_step,$(UK_IMAGE),STRIP,$(notdir $(UK_IMAGE)),$(UK_IMAGE).dbg,$(strip \
	$(STRIP) --strip-all -o $(UK_IMAGE) $(UK_IMAGE).dbg)))

# Symbols by address; smaller to copy; for gdb's `source`
UK_IMAGES := $(UK_IMAGE) $(UK_IMAGE).dbg.gdb.py $(if $(CONFIG_OPTIMIZE_SYMFILE),$(UK_IMAGE).sym) \
	$(if $(CONFIG_OPTIMIZE_COMPRESS),$(UK_IMAGE).gz)
$(eval $(call uk_step,$(UK_IMAGE).sym,SYM,$(notdir $(UK_IMAGE)).sym,$(UK_IMAGE).dbg,$(NM) \
	-n $(UK_IMAGE).dbg,>$(UK_IMAGE).sym))
$(eval $(call uk_step,$(UK_IMAGE).gz,GZ,$(notdir $(UK_IMAGE)).gz,$(UK_IMAGE),gzip \
	-9 -n -c $(UK_IMAGE),>$(UK_IMAGE).gz))
$(eval $(call uk_step,$(UK_IMAGE).dbg.gdb.py,CP,$(notdir $(UK_IMAGE)).dbg.gdb.py,$(strip \
	$(UK_BASE)/support/scripts/gdb.py),cp $(UK_BASE)/support/scripts/gdb.py \
	$(UK_IMAGE).dbg.gdb.py))

$(sort $(UK_DIRS)):
	@mkdir -p $@

.PHONY: fetch prepare preprocess objs libs images
all: images
fetch: $(UK_FETCH) $(UK_FETCH-y)
prepare: fetch $(UK_CONFIG_H) $(UK_PREPARE) $(UK_PREPARE-y)
preprocess: prepare $(UK_PREPROCESS) $(UK_PREPROCESS-y)
objs: $(foreach l,$(UK_LINK_LIBS),$(objs@$(call uk_upper,$l)))
libs: $(UK_LIB_OBJECTS)
images: $(UK_IMAGES)
