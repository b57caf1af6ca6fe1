# SPDX-License-Identifier: Apache-2.0
#
# Reads every Makefile.uk: application, lib/, L=, architecture, platforms, P=
# (contract 9.1), and checks that together they can make an image. Makefile.rules
# come before: what one library defines there, all others may call.

include $(wildcard $(addsuffix /Makefile.rules,$(A) $(UK_BASE)/lib/* $(UK_ELIBS) \
	$(UK_BASE)/arch/$(UK_ARCH) $(UK_BASE)/plat/* $(UK_EPLATS)))

# $(call uk_external,variable,folder)
define uk_external
$(if $(wildcard $2/Makefile.uk),,$(error $1=$2 is not a library: $(if \
	$(wildcard $2/.),it has no Makefile.uk,there is no such folder)))
$(call import_lib,$2)
endef

$(eval $(call import_lib,$(A)))
include $(UK_BASE)/lib/Makefile.uk
$(foreach d,$(UK_ELIBS),$(eval $(call uk_external,L,$d)))
$(eval $(call import_lib,$(UK_BASE)/arch/$(UK_ARCH)))
$(foreach m,$(sort $(wildcard $(UK_BASE)/plat/*/Makefile.uk)),$(eval \
	$(call import_lib,$(m:/Makefile.uk=))))
$(foreach d,$(UK_EPLATS),$(eval $(call uk_external,P,$d)))

# Not an error yet: this may be the reading before make renews auto.conf
ifneq ($(words $(UK_PLATS)),1)
UK_PROBLEM := $(if $(UK_PLATS),More than one,No) platform is selected$(if \
	$(UK_PLATS),: $(UK_PLATS)). Set CONFIG_PLAT_KVM=y in $(C), or use the \
	goal menuconfig
else ifneq ($(CONFIG_LIBUKBOOT),y)
UK_PROBLEM := No boot library is selected. Set CONFIG_LIBUKBOOT=y in $(C)
else ifneq ($(CONFIG_HAVE_LIBC),y)
UK_PROBLEM := No C library is selected. Set CONFIG_LIBMUSL=y in $(C)
endif

UK_PLAT := $(strip $(UK_PLATS))
# Link order: the platform first, libcontext (registered last) at the end
UK_LINK_LIBS := $(UK_PLATLIBS) $(UK_LIBS)
