/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The device tree of the FVP, which brings none: what this kernel uses of the
 * board, and nothing else. The first serial line is the console, the second
 * carries frames.
 *
 * Source of names and numbers: Devicetree Specification v0.3; Linux,
 * Documentation/devicetree/bindings.
 */
#include "board.h"
#include "fdt.inc"

#define PRIVATE 1	/* an interrupt of the processor, from INTID 16 on */
#define SHARED 0	/* ... of the board, from 32 on */
#define LEVEL 4
#define KIB64 0x10000

.globl _kvm_fvp_tree
	tree
_kvm_fvp_tree = tree_start
	node
	  text	model, "FVP Base RevC"
	  text	compatible, "arm,fvp-base-revc", "arm,vexpress"
	  cells	#address-cells, 2
	  cells	#size-cells, 2
	  cells	interrupt-parent, 1
	  node	chosen
	    text stdout-path, "/uart@1c090000"
	  end
	  node	memory@80000000
	    text device_type, "memory"
	    cells reg, 0, BOARD_RAM, 0, BOARD_RAM_SIZE
	  end
	  node	sysregs@1c010000
	    text compatible, "arm,vexpress-sysreg"
	    cells reg, 0, BOARD_SYSREGS, 0, KIB64
	  end
	  node	uart@1c090000
	    text compatible, "arm,pl011", "arm,primecell"
	    cells reg, 0, BOARD_UART, 0, KIB64
	    cells interrupts, SHARED, 5, LEVEL
	  end
	  node	uart@1c0a0000
	    text compatible, "arm,pl011", "arm,primecell"
	    cells reg, 0, BOARD_CHANNEL, 0, KIB64
	    cells interrupts, SHARED, 6, LEVEL
	  end
	  node	rtc@1c170000
	    text compatible, "arm,pl031", "arm,primecell"
	    cells reg, 0, BOARD_RTC, 0, KIB64
	    cells interrupts, SHARED, 4, LEVEL
	  end
	  node	interrupt-controller@2f000000
	    text compatible, "arm,gic-v3"
	    cells #address-cells, 0
	    cells #interrupt-cells, 3
	    flag interrupt-controller
	    cells phandle, 1
	    cells reg, 0, BOARD_GIC_DIST, 0, KIB64, \
		       0, BOARD_GIC_REDIST, 0, 0x200000
	  end
	  node	timer
	    text compatible, "arm,armv8-timer"
	    cells interrupts, PRIVATE, 13, LEVEL, PRIVATE, 14, LEVEL, \
			      PRIVATE, 11, LEVEL, PRIVATE, 10, LEVEL
	  end
	end
	tree_end

.section .note.GNU-stack, "", %progbits
