/* SPDX-License-Identifier: Apache-2.0 */
#include __FILE__
#include __FILE__
