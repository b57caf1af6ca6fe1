/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel console: a serial line (contract 8.5).
 */
#ifndef __UKPLAT_CONSOLE_H__
#define __UKPLAT_CONSOLE_H__

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Write text; a carriage return is sent before each line feed. Any context.
 *
 * @param buf text
 * @param len bytes
 * @return bytes of `buf` written: len
 */
int ukplat_coutk(const char *buf, unsigned int len);

/** Write debug text; the same device on every platform we have. */
int ukplat_coutd(const char *buf, unsigned int len);

/**
 * Read what has been typed; never waits.
 *
 * @param buf where to
 * @param maxlen its size
 * @return bytes read, 0 if nothing is there
 */
int ukplat_cink(char *buf, unsigned int maxlen);

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_CONSOLE_H__ */
