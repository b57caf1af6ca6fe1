/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uklibparam: what stands before `--` sets variables (contract 8.3, row A14
 * mended). That boot does it, and what --help prints, is shown from the host.
 */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <uk/libparam.h>
#include <uk/test.h>

uk_testsuite_register(uklibparam_parse, NULL);

static int number;
static char letter;
static __s8 small;
static __u16 port;
static __u64 large;
static char *text;
static __u16 ports[3];
static char *words[2];

UK_LIB_PARAM(number, int);
UK_LIB_PARAM(letter, char);
UK_LIB_PARAM(small, __s8);
UK_LIB_PARAM(port, __u16);
UK_LIB_PARAM(large, __u64);
UK_LIB_PARAM_STR(text);
UK_LIB_PARAM_ARR(ports, __u16);
UK_LIB_PARAM_ARR(words, charp);

/* Parse a list of arguments that ends in NULL; arrays are cut in place */
static int parse(char *argv[])
{
	int argc = 0;

	while (argv[argc])
		argc++;
	return uk_libparam_parse("prog", argc, argv);
}

#define PARSE(...) parse((char *[]){__VA_ARGS__, NULL})

UK_TESTCASE(uklibparam_parse, arguments_up_to_two_dashes_are_consumed)
{
	UK_TEST_EXPECT_SNUM_EQ(PARSE("try.number=1", "--", "a", "--"), 2);
	UK_TEST_EXPECT_SNUM_EQ(number, 1);
	UK_TEST_EXPECT_SNUM_EQ(PARSE("--"), 1);
}

UK_TESTCASE(uklibparam_parse, without_two_dashes_nothing_is_consumed)
{
	number = 5;
	UK_TEST_EXPECT_ZERO(PARSE("try.number=6", "--number"));
	UK_TEST_EXPECT_SNUM_EQ(number, 5);
	UK_TEST_EXPECT_ZERO(parse((char *[]){NULL}));
}

UK_TESTCASE(uklibparam_parse, what_follows_the_dashes_is_left_alone)
{
	number = 5;
	PARSE("try.port=80", "--", "try.number=6", "-h");
	UK_TEST_EXPECT_SNUM_EQ(number, 5);
	UK_TEST_EXPECT_SNUM_EQ(port, 80);
}

UK_TESTCASE(uklibparam_parse, blanks_may_stand_around_the_equals_sign)
{
	UK_TEST_EXPECT_SNUM_EQ(PARSE("try.number=", "7", "--"), 3);
	UK_TEST_EXPECT_SNUM_EQ(number, 7);
	UK_TEST_EXPECT_SNUM_EQ(PARSE("try.number", "=8", "--"), 3);
	UK_TEST_EXPECT_SNUM_EQ(number, 8);
	UK_TEST_EXPECT_SNUM_EQ(PARSE("try.number", "=", "9", "--"), 4);
	UK_TEST_EXPECT_SNUM_EQ(number, 9);
	PARSE("try.number", "=", "10", "try.port=11", "--");
	UK_TEST_EXPECT_SNUM_EQ(number, 10);
	UK_TEST_EXPECT_SNUM_EQ(port, 11);
}

UK_TESTCASE(uklibparam_parse, a14_a_value_may_contain_equals_signs)
{
	PARSE("try.text=a=b", "--");
	UK_TEST_EXPECT_ZERO(strcmp(text, "a=b"));
	PARSE("try.text", "=", "c=d=e", "--");
	UK_TEST_EXPECT_ZERO(strcmp(text, "c=d=e"));
	PARSE("try.text==", "--");
	UK_TEST_EXPECT_ZERO(strcmp(text, "="));
}

UK_TESTCASE(uklibparam_parse, an_empty_text_can_be_given_last)
{
	text = "full";
	PARSE("try.text=", "--");
	UK_TEST_EXPECT_ZERO(strcmp(text, ""));
}

UK_TESTCASE(uklibparam_parse, numbers_may_be_octal_and_hexadecimal)
{
	PARSE("try.port=0x1F90", "try.number=-010", "try.small=0", "--");
	UK_TEST_EXPECT_SNUM_EQ(port, 8080);
	UK_TEST_EXPECT_SNUM_EQ(number, -8);
	UK_TEST_EXPECT_SNUM_EQ(small, 0);
}

UK_TESTCASE(uklibparam_parse, a_number_may_reach_the_limits_of_its_type)
{
	PARSE("try.number=-2147483648", "try.small=127", "try.port=65535",
	      "try.large=18446744073709551615", "--");
	UK_TEST_EXPECT_SNUM_EQ(number, INT_MIN);
	UK_TEST_EXPECT_SNUM_EQ(small, 127);
	UK_TEST_EXPECT_SNUM_EQ(port, 65535);
	UK_TEST_EXPECT(large == ~0ULL);
}

UK_TESTCASE(uklibparam_parse, a_number_beyond_its_type_is_skipped)
{
	number = 1;
	small = 1;
	port = 1;
	large = 1;
	PARSE("try.number=2147483648", "try.small=-129", "try.port=65536",
	      "try.large=18446744073709551616", "--");
	UK_TEST_EXPECT_SNUM_EQ(number, 1);
	UK_TEST_EXPECT_SNUM_EQ(small, 1);
	UK_TEST_EXPECT_SNUM_EQ(port, 1);
	UK_TEST_EXPECT_SNUM_EQ(large, 1);
}

UK_TESTCASE(uklibparam_parse, what_is_no_value_of_the_type_is_skipped)
{
	number = 1;
	port = 1;
	letter = 'x';
	PARSE("try.number=12a", "try.port=-1", "try.letter=ab", "try.number=0x",
	      "try.number=-", "try.port=08", "--");
	UK_TEST_EXPECT_SNUM_EQ(number, 1);
	UK_TEST_EXPECT_SNUM_EQ(port, 1);
	UK_TEST_EXPECT_SNUM_EQ(letter, 'x');
	PARSE("try.letter=y", "--");
	UK_TEST_EXPECT_SNUM_EQ(letter, 'y');
}

UK_TESTCASE(uklibparam_parse, unknown_parameters_do_not_stop_the_others)
{
	number = 1;
	UK_TEST_EXPECT_SNUM_EQ(PARSE("try.nothing=3", "number=4", "-x",
				     "try.numb=5", "try.numbers=6",
				     "try.number=2", "--"),
			       7);
	UK_TEST_EXPECT_SNUM_EQ(number, 2);
}

UK_TESTCASE(uklibparam_parse, a_parameter_without_a_value_is_skipped)
{
	number = 1;
	UK_TEST_EXPECT_SNUM_EQ(PARSE("try.number", "try.port=3", "--"), 3);
	UK_TEST_EXPECT_SNUM_EQ(number, 1);
	UK_TEST_EXPECT_SNUM_EQ(port, 3);
	UK_TEST_EXPECT_SNUM_EQ(PARSE("try.number=", "--"), 2);
	UK_TEST_EXPECT_SNUM_EQ(number, 1);
}

UK_TESTCASE(uklibparam_parse, blanks_separate_the_elements_of_an_array)
{
	char some[] = "try.ports= 80  443", both[] = "try.words=one two";

	ports[2] = 9;
	PARSE(some, both, "--");
	UK_TEST_EXPECT_SNUM_EQ(ports[0], 80);
	UK_TEST_EXPECT_SNUM_EQ(ports[1], 443);
	UK_TEST_EXPECT_SNUM_EQ(ports[2], 9);
	UK_TEST_EXPECT_ZERO(strcmp(words[0], "one"));
	UK_TEST_EXPECT_ZERO(strcmp(words[1], "two"));
}

UK_TESTCASE(uklibparam_parse, elements_behind_the_last_are_refused)
{
	char many[] = "try.ports=1 2 3 4", none[] = "try.ports= ";

	PARSE(many, "--");
	UK_TEST_EXPECT_SNUM_EQ(ports[0], 1);
	UK_TEST_EXPECT_SNUM_EQ(ports[2], 3);
	PARSE(none, "--");
	UK_TEST_EXPECT_SNUM_EQ(ports[0], 1);
}

UK_TESTCASE(uklibparam_parse, help_and_version_end_the_parsing)
{
	number = 1;
	UK_TEST_EXPECT_SNUM_EQ(PARSE("--version", "try.number=2", "--"),
			       -ECANCELED);
	UK_TEST_EXPECT_SNUM_EQ(PARSE("-V", "--"), -ECANCELED);
	UK_TEST_EXPECT_SNUM_EQ(PARSE("try.port=2", "-h", "--"), -ECANCELED);
	UK_TEST_EXPECT_SNUM_EQ(PARSE("--help", "--"), -ECANCELED);
	UK_TEST_EXPECT_SNUM_EQ(number, 1);
}
