/* SPDX-License-Identifier: Apache-2.0 */
#define W                                                                      \
	_Pragma("GCC warning \"a warning that is long enough to fill a disk with\"")
#define A W W W W W W W W W W W W W W W W
#define B A A A A A A A A A A A A A A A A
#define C B B B B B B B B B B B B B B B B
#define D C C C C C C C C C C C C C C C C
D D D D
#error "and so it fails"
