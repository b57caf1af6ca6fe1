# SPDX-License-Identifier: Apache-2.0
#
# The image: all library objects by the platform's linker script, with symbols
# (.dbg) and without.

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

$(sort $(UK_DIRS)):
	@mkdir -p $@

.PHONY: prepare objs libs images
all: images
prepare: $(UK_CONFIG_H) $(UK_PREPARE-y)
objs: $(foreach l,$(UK_LINK_LIBS),$(objs@$(call uk_upper,$l)))
libs: $(UK_LIB_OBJECTS)
images: $(UK_IMAGE)
