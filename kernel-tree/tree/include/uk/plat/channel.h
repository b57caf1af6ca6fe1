/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The channel: frames from the guest to the host, and the scenario that the
 * host left in memory before the first instruction.
 *
 * The guest never waits for the host: it reads the scenario from its own
 * memory and writes frames to a device that always accepts. So a boot takes
 * the same instructions each time, however slow the host is.
 *
 * A frame, little endian:
 *
 *   u32 magic "UKFR" | u8 type | u8 0 | u16 len | u32 seq | u64 nonce
 *   | payload, len bytes | u32 CRC-32 (IEEE 802.3) of all before
 *
 * seq counts from 0; nonce is the scenario's. They make a frame that the host
 * did not ask for, or a lost one, visible.
 *
 * With a scenario come canaries: which expectations of the test suites the host
 * wants inverted, so that a report in which everything passed shows itself.
 *
 * Frames may be sent from any context; interrupts are off while one is sent.
 */
#ifndef __UKPLAT_CHANNEL_H__
#define __UKPLAT_CHANNEL_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UKPLAT_FRAME_MAGIC 0x52464b55 /* "UKFR" */
#define UKPLAT_FRAME_MAXLEN 4096      /* bytes of payload */

#define UKPLAT_FRAME_HELLO 1 /* platform and scheduler work; no payload */
#define UKPLAT_FRAME_DATA 2  /* an observation of an application */
#define UKPLAT_FRAME_END 3   /* the last frame: struct ukplat_end_payload */

/* Bytes of data that the host can leave; see ukplat_scenario() */
#define UKPLAT_SCENARIO_CAPACITY (16 * 1024U - 24)

#define UKPLAT_CANARIES 2048U /* bits */

/**
 * Send a frame to the host.
 *
 * @param type UKPLAT_FRAME_*
 * @param buf payload, not kept
 * @param len bytes of it, at most UKPLAT_FRAME_MAXLEN (asserted)
 */
void ukplat_channel_send(__u8 type, const void *buf, __sz len);

/**
 * Get what the host left in memory for this boot.
 *
 * @param len set to its length in bytes; 0 if there is none
 * @return its first byte, in the image; never NULL
 */
const void *ukplat_scenario(__sz *len);

/**
 * Get the canaries that the host left in memory for this boot.
 *
 * @return UKPLAT_CANARIES bits, lowest first, in the image, read-only; NULL if
 *   the host armed none, as when students run tests for themselves
 */
const __u8 *ukplat_canaries(void);

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_CHANNEL_H__ */
