# SPDX-License-Identifier: Apache-2.0
#
# From the sources of a library to one object, LIBX_BUILD/../libx.o: compile,
# join with `ld -r`, hide what the library does not export.

# What comes after the last slash, without variant and suffix
uk_source  = $(firstword $(subst |, ,$1))
uk_variant = $(word 2,$(subst |, ,$1))
uk_stem    = $(basename $(notdir $(call uk_source,$1)))
# f.c -> f.o, f.c|isr -> f.isr.o
uk_object  = $($2_BUILD)/$(call uk_stem,$1)$(addprefix .,$(call uk_variant,$1)).o
# Prefix of the variables of one file
uk_file    = $2_$(call uk_upper,$(call uk_stem,$1)$(addprefix _,$(call uk_variant,$1)))

uk_libc_headers := -isystem $(UK_MUSL)/include

# The tree has no warnings. What others wrote for v0.11.0 may have some
uk_strict = $(if $(filter $(UK_BASE)/%,$1/),-Werror)
# $(call uk_flags,kind,prefix,library): all but the source's own
uk_flags = $(COMMONFLAGS) $(call uk_strict,$($2_BASE)) $($1FLAGS-y) $($1FLAGS) \
	$(UK_DEFINES) -D__LIBNAME__=\"$3\" $($2_$1FLAGS-y) $($2_$1FLAGS) \
	$($2_$1INCLUDES-y) $($2_$1INCLUDES) $($1INCLUDES-y) $($1INCLUDES) $(uk_libc_headers)

# $(call uk_compile,source,prefix,library,verb,program,kind)
uk_compile = $(call uk_compile_to,$(call uk_source,$1),$2,$3,$4,$5,$6,$(call \
	uk_object,$1,$2),$(call uk_variant,$1),$(call uk_file,$1,$2))
# ... the same with output, variant and prefix of the file's variables
define uk_compile_to
$(if $(filter $7,$(objs@$2)),$(error $3: two sources make $(notdir $7), the \
	second is $1. Name one of the objects: $(notdir $1)|name))
objs@$2 += $7
UK_COMPILED += $7
$(call uk_step,$7,$4,$3: $(notdir $7),$1,$(strip $5 $(flags@$2@$6) $(if \
	$(filter isr,$8),$(ISR_ARCHFLAGS)) $($9_FLAGS-y) $($9_INCLUDES-y) \
	-D__BASENAME__=\"$(notdir $1)\" -c $1 -o $7),-MD -MP -MF $7.d -MT $7)
endef

# A linker script is preprocessed if it asks for it
define uk_script
UK_SCRIPTS += $(if $(filter %.S,$1),$($2_BUILD)/$(basename $(notdir $1)),$1)
$(if $(filter %.S,$1),$(call uk_preprocess,$1,$($2_BUILD)/$(basename $(notdir \
	$1)),$3,$2))
endef
uk_preprocess = $(call uk_step,$2,LDS,$3: $(notdir $2),$1,$(strip $(CC) -E -P \
	-x assembler-with-cpp -std=c11 -D__ASSEMBLY__ $(PREFIXMAP) -nostdinc \
	$($4_ASINCLUDES-y) $(ASINCLUDES-y) $1 -o $2),-MD -MP -MF $2.d -MT $2)

# gen.awk>f.c, f.c.m4>: the output is a source like any other
uk_input  = $(firstword $(subst >, ,$1))
uk_named  = $(word 2,$(subst >, ,$(call uk_source,$1)))
# Its name: what follows the '>', or that as another suffix, or the stem
uk_output = $(if $(filter-out .%,$(call uk_named,$1)),,$(basename $(notdir $(call \
	uk_input,$1))))$(call uk_named,$1)
uk_generator.awk = $(AWK) -f
uk_generator.m4  = $(M4)
uk_generated = $(call uk_generated_as,$(call uk_input,$1),$($2_BUILD)/$(call \
	uk_output,$1),$(addprefix |,$(call uk_variant,$1)),$2,$3)
# $(call uk_generated_as,input,output,|variant,prefix,library)
define uk_generated_as
$(call uk_step,$2,GEN,$5: $(notdir $2),$1,$(or $(uk_generator$(suffix \
	$1)),$(error $5: $1 is no .awk or .m4)) $1,>$2)
UK_PREPROCESS += $2
$(if $(filter %.h,$2),,$(call uk_source_rule,$2$3,$4,$5))
endef

# $(call uk_source_rule,source,prefix,library)
uk_source_rule = $(if $(findstring >,$1),$(call uk_generated,$1,$2,$3),$(call \
	uk_suffix$(or $(filter .c .cc .cpp .S .s .ld .rs,$(if $(filter \
	%.lds.S,$(call uk_source,$1)),.ld,$(suffix $(call uk_source,$1)))),.x),$1,$2,$3))
uk_suffix.c   = $(call uk_compile,$1,$2,$3,CC,$(CC),C)
uk_suffix.cc  = $(call uk_compile,$1,$2,$3,CXX,$(CXX),CXX)
uk_suffix.cpp = $(uk_suffix.cc)
uk_suffix.S   = $(call uk_compile,$1,$2,$3,AS,$(CC),AS)
uk_suffix.s   = $(uk_suffix.S)
uk_suffix.ld  = $(call uk_script,$1,$2,$3)
uk_suffix.rs  = $(error $3: $1 is Rust, which this tree does not compile: give its \
	object to $2_OBJS-y, or leave it out)
uk_suffix.x   = $(error $3: $1 is none of .c .cc .cpp .S .s .ld .lds.S .awk> .m4>)

# $(call uk_library,library,prefix)
define uk_library
$(if $($2_ARCHIVES)$($2_CLONE),$(eval $(call uk_origin_rules,$1,$2)))
$(foreach k,C CXX AS,$(eval flags@$2@$k := $(call uk_flags,$k,$2,$1)))
$(foreach s,$($2_SRCS-y),$(eval $(call uk_source_rule,$s,$2,$1)))
$(eval objs@$2 += $($2_OBJS-y))
$(eval UK_ALIBS += $($2_ALIBS-y))
$(if $(strip $(objs@$2)),$(eval $(call uk_join,$1,$2,$(or $($2_EXPORTS),$(wildcard \
	$($2_BASE)/exportsyms.uk)),$(or $($2_LOCALS),$(wildcard $($2_BASE)/localsyms.uk)))))
endef

# $(call uk_join,library,prefix,exportsyms file,localsyms file)
define uk_join
UK_LIB_OBJECTS += $(O)/$1.o
.PHONY: $1
$1: $(O)/$1.o
$(call uk_step,$(O)/$1$(if $3$4,.ld).o,LD,$1$(if $3$4,.ld).o,$(strip \
	$(objs@$2)),$(strip $(LD) $(LDFLAGS-y) $($2_LDFLAGS-y) $($2_LDFLAGS) -r -o \
	$(O)/$1$(if $3$4,.ld).o $(objs@$2)))
$(if $3$4,$(call uk_step,$(O)/$1.o,OBJCOPY,$1.o,$(O)/$1.ld.o $3 $4,$(strip \
	$(OBJCOPY) $(if $3,--keep-global-symbols $3) $(if \
	$4,--localize-symbols $4) $(O)/$1.ld.o $(O)/$1.o)))
endef

$(foreach l,$(UK_LINK_LIBS),$(call uk_library,$l,$(call uk_upper,$l)))

# Generated headers come first; when one changes the .d files say who cares
$(UK_COMPILED): | prepare preprocess
