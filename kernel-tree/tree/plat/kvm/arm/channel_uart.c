/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The channel's device: the board's second PL011.
 *
 * It makes the guest wait for the line's speed. The FVP doesn't if it is told
 * so: bp.pl011_uart1.untimed_fifos=1.
 *
 * Interface: _ukplat_channel_write() of "../platform.h".
 */
#include "../platform.h"
#include "arm.h"

void _kvm_channel_init(void)
{
	_kvm_uart_init(_kvm_board.channel);
}

void _ukplat_channel_write(const void *buf, __sz len)
{
	const __u8 *bytes = buf;

	for (__sz i = 0; i < len; i++)
		_kvm_uart_send(_kvm_board.channel, bytes[i]);
}
