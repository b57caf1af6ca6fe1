/* SPDX-License-Identifier: Apache-2.0 */
/* musl names a field __unused, <uk/essentials.h> an attribute */
#pragma push_macro("__unused")
#undef __unused
#include_next <mqueue.h>
#pragma pop_macro("__unused")
