/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Frames to the host.
 *
 * Interface: <uk/plat/channel.h>. The device (_ukplat_channel_write(), one per
 * architecture) takes bytes and never makes the guest wait.
 */
#include <uk/assert.h>
#include <uk/plat/channel.h>
#include <uk/plat/lcpu.h>

#include "platform.h"

/* In front of the payload, as it goes over the wire */
struct frame_header {
	__u32 magic;
	__u8 type;
	__u8 zero;
	__u16 len;
	__u32 seq;
	__u64 nonce;
} __packed;

/*
 * The host finds this block by its section and fills in what comes after the
 * capacity. It lies among the constants, where nothing of the guest can write.
 */
struct scenario_block {
	char magic[8];
	__u32 capacity;
	__u32 len;
	__u64 nonce;
	__u32 armed; /* whether canaries counts */
	__u32 zero;
	__u8 canaries[UKPLAT_CANARIES / 8];
	__u8 data[UKPLAT_SCENARIO_CAPACITY];
} __packed;

const struct scenario_block
	ukplat_scenario_block __section(".uk_scenario") __used = {
		.magic = "UKSCENE",
		.capacity = UKPLAT_SCENARIO_CAPACITY,
};

/* Keep the compiler from believing the zeroes it sees above */
static const struct scenario_block *scenario(void)
{
	const struct scenario_block *block = &ukplat_scenario_block;

	__asm__("" : "+r"(block));
	return block;
}

const void *ukplat_scenario(__sz *len)
{
	UK_ASSERT(len);

	*len = MIN(scenario()->len, UKPLAT_SCENARIO_CAPACITY);
	return scenario()->data;
}

const __u8 *ukplat_canaries(void)
{
	return scenario()->armed ? scenario()->canaries : __NULL;
}

/* CRC-32 of IEEE 802.3, reflected, four bits at a time */
static __u32 crc32(__u32 crc, const void *buf, __sz len)
{
	static const __u32 nibble[16] = {
		0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac,
		0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
		0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
		0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
	};
	const __u8 *p = buf;

	crc = ~crc;
	while (len--) {
		crc ^= *p++;
		crc = (crc >> 4) ^ nibble[crc & 0xf];
		crc = (crc >> 4) ^ nibble[crc & 0xf];
	}
	return ~crc;
}

void ukplat_channel_send(__u8 type, const void *buf, __sz len)
{
	static __u32 next_seq;
	struct frame_header hdr = {
		.magic = UKPLAT_FRAME_MAGIC,
		.type = type,
		.len = len,
		.nonce = scenario()->nonce,
	};
	unsigned long irqf;
	__u32 crc;

	UK_ASSERT(len <= UKPLAT_FRAME_MAXLEN);

	irqf = ukplat_lcpu_save_irqf();
	hdr.seq = next_seq++;
	crc = crc32(crc32(0, &hdr, sizeof(hdr)), buf, len);
	_ukplat_channel_write(&hdr, sizeof(hdr));
	_ukplat_channel_write(buf, len);
	_ukplat_channel_write(&crc, sizeof(crc));
	ukplat_lcpu_restore_irqf(irqf);
}
