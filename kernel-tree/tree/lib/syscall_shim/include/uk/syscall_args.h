/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parameter lists of <uk/syscall.h>: "type1, arg1, type2, arg2, ..." with up to
 * seven pairs becomes a list in which a macro is applied to each pair.
 */
#ifndef __UK_SYSCALL_ARGS_H__
#define __UK_SYSCALL_ARGS_H__

#define UK_SYSCALL_DECL(type, arg) type arg
#define UK_SYSCALL_LONG(type, arg) long arg
#define UK_SYSCALL_CAST(type, arg) (type)(arg)
#define UK_SYSCALL_PASS(type, arg) arg
#define UK_SYSCALL_TOLONG(type, arg) (long)(arg)

/* Number of pairs */
#define __UK_PAIRS_(_0, a, b, c, d, e, f, g, h, i, j, k, l, m, n, count, ...)  \
	count
#define __UK_PAIRS(...)                                                        \
	__UK_PAIRS_(0, ##__VA_ARGS__, 7, odd, 6, odd, 5, odd, 4, odd, 3, odd,  \
		    2, odd, 1, odd, 0, )

#define __UK_EACH1(m, t, a) m(t, a)
#define __UK_EACH2(m, t, a, ...) m(t, a), __UK_EACH1(m, __VA_ARGS__)
#define __UK_EACH3(m, t, a, ...) m(t, a), __UK_EACH2(m, __VA_ARGS__)
#define __UK_EACH4(m, t, a, ...) m(t, a), __UK_EACH3(m, __VA_ARGS__)
#define __UK_EACH5(m, t, a, ...) m(t, a), __UK_EACH4(m, __VA_ARGS__)
#define __UK_EACH6(m, t, a, ...) m(t, a), __UK_EACH5(m, __VA_ARGS__)
#define __UK_EACH7(m, t, a, ...) m(t, a), __UK_EACH6(m, __VA_ARGS__)

#define __UK_PARAMS0(m, ...) void
#define __UK_PARAMS1 __UK_EACH1
#define __UK_PARAMS2 __UK_EACH2
#define __UK_PARAMS3 __UK_EACH3
#define __UK_PARAMS4 __UK_EACH4
#define __UK_PARAMS5 __UK_EACH5
#define __UK_PARAMS6 __UK_EACH6
#define __UK_PARAMS7 __UK_EACH7
#define __UK_EACH0(m, ...)

/* In a declaration "no parameters" is void, in a call it is nothing */
#define UK_SYSCALL_PARAMS(m, ...)                                              \
	UK_CONCAT(__UK_PARAMS, __UK_PAIRS(__VA_ARGS__))(m, ##__VA_ARGS__)
#define UK_SYSCALL_ARGS(m, ...)                                                \
	UK_CONCAT(__UK_EACH, __UK_PAIRS(__VA_ARGS__))(m, ##__VA_ARGS__)

#endif /* __UK_SYSCALL_ARGS_H__ */
