/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fixed-size integer types of the kernel (contract, "Types").
 *
 * The names do not collide with a libc, so a header that needs a type can
 * include this file without choosing one.
 */
#ifndef __UK_ARCH_TYPES_H__
#define __UK_ARCH_TYPES_H__

#ifndef __ASSEMBLY__

typedef signed char __s8;
typedef unsigned char __u8;
typedef signed short __s16;
typedef unsigned short __u16;
typedef signed int __s32;
typedef unsigned int __u32;
typedef signed long long __s64;
typedef unsigned long long __u64;

typedef unsigned long __uptr; /* wide enough for any address */
typedef signed long __sptr;
typedef unsigned long __sz; /* sizes of memory objects */
typedef signed long __ssz;

typedef __u64 __nsec; /* nanoseconds */
typedef __s64 __snsec;

/* printf(3) conversions of the types above */
#define __PRIs8 "d"
#define __PRIu8 "u"
#define __PRIs16 "d"
#define __PRIu16 "u"
#define __PRIs32 "d"
#define __PRIu32 "u"
#define __PRIx32 "x"
#define __PRIs64 "lld"
#define __PRIu64 "llu"
#define __PRIx64 "llx"
#define __PRIuptr "lu"
#define __PRIxptr "lx"
#define __PRIsz "lu"
#define __PRIssz "ld"
#define __PRInsec __PRIu64
#define __PRIsnsec __PRIs64

#define __NULL ((void *)0)
#define __NSEC_MAX (~(__nsec)0)

#endif /* !__ASSEMBLY__ */
#endif /* __UK_ARCH_TYPES_H__ */
