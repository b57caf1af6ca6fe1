/* SPDX-License-Identifier: Apache-2.0 */
#error "[2J]0;t<i>ÿþÀ¯â€®"
