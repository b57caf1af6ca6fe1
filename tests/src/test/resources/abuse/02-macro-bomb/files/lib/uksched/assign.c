/* SPDX-License-Identifier: Apache-2.0 */
#define A(x) x x x x x x x x x x x x x x x x
#define B(x) A(A(x))
#define C(x) B(B(x))
#define D(x) C(C(x))
int D(D(D(a)));
