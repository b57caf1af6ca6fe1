# SPDX-License-Identifier: Apache-2.0
#
# A step is one command with one output. It runs if an input is newer, if a
# header named in its .d file is newer, or if the command is not the one that
# made the output, which is kept beside it:
#
#   OUT.cmd   verb@OUT, saved@OUT (the command), inputs@OUT
#
# The command is argv as is, without shell syntax except \" in defines, so that
# the same file tells others how to make the output (support/scripts/plan.py).

-include $(wildcard $(O)/*.cmd $(O)/*/*.cmd $(O)/*/.*.cmd)
-include $(wildcard $(O)/*/*.d)

# A source that has moved is still named by the old .d file: not an error
%.c:: ;
%.S:: ;

uk_same = $(if $(subst x$1,,x$2)$(subst x$2,,x$1),,y)

# $(call uk_step,output,verb,label,inputs,command[,extra arguments])
# Extra arguments are not part of the command: dependency files, a hint after a
# failure.
define uk_step
UK_OUTPUTS += $1
UK_DIRS += $(dir $1)
verb@$1  := $2
label@$1 := $3
input@$1 := $4
cmd@$1   := $5
extra@$1 := $6
$1: $4 $(if $(call uk_same,$(strip $5),$(strip $(saved@$1))),,FORCE) \
	| $(dir $1)
	$$(uk_run)
endef

define uk_run
$(if $(filter 2,$(V)),@echo '# $(label@$@): $(if $(filter FORCE,$?),its command has \
	changed,newer is $(wordlist 1,3,$?))'
)$(if $(Q),@printf '  %-7s %s\n' $(verb@$@) '$(label@$@)' &&) \
	$(cmd@$@) $(extra@$@)
@printf '%s\n' 'verb@$@ := $(verb@$@)' 'saved@$@ := $(cmd@$@)' \
	'inputs@$@ := $(input@$@)' >$@.cmd
endef

# Generators registered with uk_generate: no steps of the build proper
define uk_generator
$(files@$1) &: $(input@$1) $(if $(call uk_same,$(strip $($1)),$(strip $(saved@$1))),,FORCE)
	$$(if $$(Q),@printf '  %-7s %s\n' GEN '$(notdir $(firstword $(files@$1)))' &&) \
		mkdir -p $(dir $(firstword $(files@$1))) && $$(strip $$($1))
	@printf '%s\n' 'verb@$1 := GEN' 'saved@$1 := $$(strip $$($1))' >$(O)/$1.cmd
endef
$(foreach g,$(UK_GENERATE),$(eval $(call uk_generator,$g)))
