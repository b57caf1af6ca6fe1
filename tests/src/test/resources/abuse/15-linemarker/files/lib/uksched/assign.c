/* SPDX-License-Identifier: Apache-2.0 */
# 2147483647 "/etc/passwd"
#error "x"
# 99999999999 "../../x"
#error "y"
