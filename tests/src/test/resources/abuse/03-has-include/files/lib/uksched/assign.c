/* SPDX-License-Identifier: Apache-2.0 */
#if __has_include("/etc/passwd") ||                                            \
		  __has_include("/proc/self/environ") ||                       \
				__has_include("/root") ||                      \
					      __has_include("/home")
#define SEEN                                                                   \
	"was"                                                                  \
	" seen"
_Static_assert(0, SEEN);
#endif
#error "end"
