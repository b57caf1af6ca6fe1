/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise uktest-first: puts one implementation after the other
 * in the place of uk_text_copy(), runs each case of the suite, and
 * tells whether any failed. Not through uktest's own runner, which would invert
 * some expectations for the host (canaries). The host knows which implementations are right.
 *
 *   OP_RUN  number of the implementation     answer: 1 if any case failed, or 0
 */
#include <uk/test.h>
#include <uk/trial.h>
#include "copies.h"

#define OP_RUN 1

/* Ours to run, not the boot's */
_UK_TESTSUITE(uktext, NULL);

static bool any_case_fails(void)
{
	struct uk_testcase *esac;
	bool fails = false;

	uk_testsuite_for_each_case(&_uk_testsuite_uktext, esac)
	{
		esac->asserts->status = UK_TEST_ASSERT_HEADER;
		esac->func(esac);
		fails |= esac->asserts->status == UK_TEST_ASSERT_FAIL;
	}
	return fails;
}

static int step(const struct uk_trial_step *s)
{
	if (s->op != OP_RUN || s->arg[0] < 0 || s->arg[0] >= COPIES)
		return -1;
	uk_text_copy = copies[s->arg[0]];
	uk_trial_answer(any_case_fails());
	return 0;
}

int main(void)
{
	static const struct uk_trial_ops ops = {.step = step};

	return uk_trial_run(&ops);
}
