/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The suite of test_uktext.c, run at boot.
 */
#include <uk/test.h>

uk_testsuite_register(uktext, NULL);
