/* SPDX-License-Identifier: Apache-2.0 */
char big[1ul << 34] = {1};
