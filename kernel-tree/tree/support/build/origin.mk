# SPDX-License-Identifier: Apache-2.0
#
# Sources that do not lie beside their Makefile.uk (contract 9.1). They land in
# LIBX_ORIGIN, are patched there, and are then sources like any other:
#
#   $(eval $(call fetch,libx,URL))          an archive (or a file)
#   $(eval $(call fetchas,libx,URL,FILE))   ... that is to be called FILE
#   $(eval $(call fetch2,libx,URL,URL2))    ... from URL2 if URL fails
#   $(eval $(call clone,libx,URL,BRANCH))   a git repository
#   $(eval $(call patch,libx,DIR,SUBDIR))   DIR/*.patch, by `patch -p1` in
#                                           LIBX_ORIGIN/SUBDIR
#
# URL is a path, file:// or what curl knows. One more argument is the SHA-256
# that the file must have. Nothing is fetched for a library that is off.
#
# LIBX_BUILD/.origin is there when all is unpacked (goal `fetch`), and
# LIBX_BUILD/.prepared when it is patched (goal `prepare`).

UK_ORIGIN := $(UK_BASE)/support/scripts/origin.sh

fetch   = $(call uk_fetch,$1,$(call uk_upper,$1),$(notdir $2),$2,$3)
fetchas = $(call uk_fetch,$1,$(call uk_upper,$1),$3,$2,$4)
fetch2  = $(call uk_fetch,$1,$(call uk_upper,$1),$(notdir $2),$2 $3,$4)

# $(call uk_fetch,library,prefix,file,URLs,SHA-256)
define uk_fetch
$2_ORIGIN := $(O)/$1/origin
$2_ARCHIVES += $(O)/$1/$3
urls@$(O)/$1/$3 := $4
sha256@$(O)/$1/$3 := $5
endef

# $(call clone,library,URL,branch)
define clone
$(call uk_upper,$1)_ORIGIN := $(O)/$1/origin
$(call uk_upper,$1)_CLONE := $2 $3
endef

# $(call patch,library,directory of patches,subdirectory)
patch = $(call uk_upper,$1)_PATCHES += $2:$3

# $(call uk_origin_rules,library,prefix)
define uk_origin_rules
$(foreach f,$($2_ARCHIVES),$(call uk_step,$f,FETCH,$1: $(notdir $f),$(wildcard \
	$(patsubst file://%,%,$(urls@$f))),$(UK_ORIGIN) fetch $f $(or \
	$(sha256@$f),-) $(urls@$f))
)
$(call uk_step,$($2_BUILD)/.origin,UNPACK,$1,$($2_ARCHIVES),$(UK_ORIGIN) \
	$(if $($2_CLONE),clone,unpack) $($2_BUILD)/.origin $(or $($2_CLONE),$($2_ARCHIVES)))
$(call uk_step,$($2_BUILD)/.prepared,PATCH,$1,$($2_BUILD)/.origin $(foreach \
	p,$($2_PATCHES),$(wildcard $(firstword $(subst :, ,$p))/*.patch)),$(UK_ORIGIN) \
	patch $($2_BUILD)/.prepared $($2_PATCHES) -- $(if $($2_CLONE),clone \
	$($2_BUILD)/.origin $($2_CLONE),unpack $($2_BUILD)/.origin $($2_ARCHIVES)))
$($2_ORIGIN)/%: $($2_BUILD)/.prepared ;
UK_FETCH   += $($2_BUILD)/.origin
UK_PREPARE += $($2_BUILD)/.prepared
endef
