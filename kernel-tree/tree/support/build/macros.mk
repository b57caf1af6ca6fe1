# SPDX-License-Identifier: Apache-2.0
#
# What a Makefile.uk may use (contract 9.1). Interface:
#
#   $(eval $(call addlib,libx))                register a library
#   $(eval $(call addlib_s,libx,$(CONFIG_X)))  ... if the switch is y
#   $(eval $(call addplat_s,p,$(CONFIG_P)))    register a platform (addplat)
#   $(eval $(call addplatlib,p,libx))          register a platform's library
#   $(eval $(call addplatlib_s,p,libx,switch)) ... if the switch is y
#   $(eval $(call addlib_paramprefix,libx,x))  its parameters are x.name=value
#   $(eval $(call ukarch_tls_tcb_reserve,N))   N bytes of TCB, by one library
#
# Name prefixes are upper case with '_' for '-': libposix-process gives
# LIBPOSIX_PROCESS. For a library LIBX these are set:
#
#   LIBX_BASE    folder of its Makefile.uk     LIBX_BUILD  folder of its objects
#   LIBX_ORIGIN  folder of fetched sources, see origin.mk
#
# and it may set (`-y`, or `-$(CONFIG_SWITCH)`):
#
#   LIBX_SRCS-y += $(LIBX_BASE)/f.c            .c .cc .cpp .S .s .ld .lds.S
#   LIBX_SRCS-y += $(LIBX_BASE)/f.c|isr        without extended registers; any
#                                              other |name only names the object
#   LIBX_SRCS-y += $(LIBX_BASE)/gen.awk>f.c    output of an awk script, or
#                  $(LIBX_BASE)/f.c.m4>        of m4; what follows '>' is its
#                                              name, only its suffix, or empty
#   LIBX_CFLAGS-y, _CXXFLAGS-y, _ASFLAGS-y     flags of its files
#   LIBX_CINCLUDES-y, _CXXINCLUDES-y, _ASINCLUDES-y
#   LIBX_F_FLAGS-y, LIBX_F_INCLUDES-y          of its file f.* only;
#   LIBX_F_ISR_FLAGS-y                         with a variant, of f.*|isr
#   LIBX_LDFLAGS-y                             of the `ld -r` of the library
#   LIBX_OBJS-y, LIBX_ALIBS-y                  ready objects, archives
#   LIBX_EXPORTS, LIBX_LOCALS                  instead of exportsyms.uk and
#                                              localsyms.uk of its folder
#
# for all files: CFLAGS-y CXXFLAGS-y ASFLAGS-y CINCLUDES-y CXXINCLUDES-y
# ASINCLUDES-y (all of these also without -y); for the image: LINKFLAGS-y, and of a platform P
#
#   P_LINK_SCRIPT   its linker script, .ld or .lds.S      P_LINKFLAGS-y
#   P_IMAGE_NAME    instead of its own name in the image's file name
#
#   UK_FETCH, UK_PREPARE, UK_PREPROCESS += file    must be there before anything
#                                is compiled; each is a goal of its own
#   $(eval $(call uk_generate,files,inputs,VAR))   the command in $(VAR), which
#                                is expanded late, writes the files
#   UK_PROVIDED_SYSCALLS-y += name-nargs
#
# exportsyms.uk: one symbol a line, # comments. If there is one, every symbol
# that it does not name becomes local to the library. localsyms.uk is the
# opposite. With neither, all symbols are visible.

uk_lower_upper := a:A b:B c:C d:D e:E f:F g:G h:H i:I j:J k:K l:L m:M n:N o:O \
	p:P q:Q r:R s:S t:T u:U v:V w:W x:X y:Y z:Z -:_ .:_ +:_
# $(call uk_upper,name): the prefix of the variables of `name`
uk_upper = $(strip $(eval uk_text := $1)$(foreach p,$(uk_lower_upper),$(eval \
	uk_text := $$(subst $(subst :,$(uk_comma),$p),$$(uk_text)))))$(uk_text)
uk_comma := ,

uk_unquote = $(patsubst "%",%,$1)

UK_LIBS  :=
UK_PLATS :=
UK_FETCH :=
UK_PREPARE    :=
UK_PREPROCESS :=

# $(call uk_register,kind,name,prefix)
define uk_register
$3_BASE  := $(UK_IMPORT)
$3_BUILD := $(O)/$2
$(if $(filter $2,$(UK_LIBS) $(UK_PLATLIBS)),$(error Two libraries are called $2: \
	$($3_FIRST) and $(UK_IMPORT). Rename one of them))
$3_FIRST := $(UK_IMPORT)
$1 += $2
endef

# A library that is off still has names that others may use
define uk_base_only
$(call uk_upper,$1)_BASE  := $(UK_IMPORT)
$(call uk_upper,$1)_BUILD := $(O)/$1
endef

addlib   = $(call uk_register,UK_LIBS,$1,$(call uk_upper,$1))
addlib_s = $(if $(filter y,$2),$(call addlib,$1),$(call uk_base_only,$1))

define addplat
$(call uk_upper,$1)_BASE  := $(UK_IMPORT)
$(call uk_upper,$1)_BUILD := $(O)/$1plat
UK_PLATS += $1
endef
addplat_s = $(if $(filter y,$2),$(call addplat,$1),$(call uk_base_only,$1))

addplatlib   = $(if $(filter $1,$(UK_PLATS)),$(call \
	uk_register,UK_PLATLIBS,$2,$(call uk_upper,$2)),$(call uk_base_only,$2))
addplatlib_s = $(if $(filter y,$3),$(call addplatlib,$1,$2),$(call uk_base_only,$2))

define addlib_paramprefix
$(call uk_upper,$1)_CFLAGS-y   += -DUK_LIBPARAM_PREFIX=\"$2\"
$(call uk_upper,$1)_CXXFLAGS-y += -DUK_LIBPARAM_PREFIX=\"$2\"
endef

define ukarch_tls_tcb_reserve
$(if $(UK_TCB_OWNER),$(error The thread control block is reserved twice: by \
	$(UK_TCB_OWNER) and $(UK_IMPORT)))
UK_TCB_OWNER := $(UK_IMPORT)
CFLAGS-y   += -DCONFIG_UKARCH_TLS_HAVE_TCB=1
CXXFLAGS-y += -DCONFIG_UKARCH_TLS_HAVE_TCB=1
LIBCONTEXT_CFLAGS-y += -DTCB_SIZE=$1
endef

# Which command it is counts as an input, see step.mk
define uk_generate
UK_GENERATE += $3
files@$3 := $1
input@$3 = $2
endef

# $(call import_lib,folder)
define import_lib
UK_IMPORT := $1
include $1/Makefile.uk
endef
