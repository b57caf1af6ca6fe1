/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The image of a QEMU/KVM guest on x86-64.
 *
 * One loadable segment from file offset 4096 on, so that a loader that knows
 * addresses only (multiboot with its header's address fields) sees the same
 * bytes as one that reads ELF. Libraries add tables of their own with scripts
 * that INSERT AFTER .uk_inittab.
 */
OUTPUT_FORMAT(elf64-x86-64)
ENTRY(_libkvmplat_entry)

PHDRS
{
	image PT_LOAD FLAGS(7);
	tls PT_TLS FLAGS(4);
	stack PT_GNU_STACK FLAGS(6);
}

SECTIONS
{
	. = 0x100000;
	_start_image = .;

	.text : {
		KEEP(*(.boot))
		*(.text .text.*)
	} :image
	. = ALIGN(4096);
	_etext = .;

	_rodata = .;
	.rodata : { *(.rodata .rodata.*) }

	.uk_ctortab : ALIGN(8) {
		PROVIDE_HIDDEN(uk_ctortab_start = .);
		KEEP(*(SORT_BY_NAME(.uk_ctortab[0-9])))
		PROVIDE_HIDDEN(uk_ctortab_end = .);
	}
	.uk_inittab : ALIGN(8) {
		PROVIDE_HIDDEN(uk_inittab_start = .);
		KEEP(*(SORT_BY_NAME(.uk_inittab[1-6][0-9])))
		PROVIDE_HIDDEN(uk_inittab_end = .);
	}
	.preinit_array : ALIGN(8) {
		PROVIDE_HIDDEN(__preinit_array_start = .);
		KEEP(*(.preinit_array))
		PROVIDE_HIDDEN(__preinit_array_end = .);
	}
	.init_array : ALIGN(8) {
		PROVIDE_HIDDEN(__init_array_start = .);
		KEEP(*(SORT_BY_INIT_PRIORITY(.init_array.*)))
		KEEP(*(.init_array))
		PROVIDE_HIDDEN(__init_array_end = .);
	}
	.fini_array : ALIGN(8) {
		PROVIDE_HIDDEN(__fini_array_start = .);
		KEEP(*(SORT_BY_INIT_PRIORITY(.fini_array.*)))
		KEEP(*(.fini_array))
		PROVIDE_HIDDEN(__fini_array_end = .);
	}
	.uk_scenario : ALIGN(8) { KEEP(*(.uk_scenario)) }

	/* The template of thread-local storage, see <uk/arch/tls.h> */
	.tdata : ALIGN(64) {
		_tls_start = .;
		*(.tdata .tdata.*)
		_etdata = .;
	} :image :tls
	.tbss : {
		*(.tbss .tbss.*)
		. = ALIGN(1);
	} :image :tls
	_tls_end = ADDR(.tbss) + SIZEOF(.tbss);
	_tls_align = MAX(ALIGNOF(.tdata), ALIGNOF(.tbss));
	. = ALIGN(4096);
	_erodata = .;

	.data : { *(.data .data.*) } :image
	. = ALIGN(8);
	_edata = .;

	.bss : ALIGN(4096) {
		__bss_start = .;
		*(.bss.boot)
		*(.bss .bss.*)
		*(COMMON)
		. = ALIGN(4096);
	}
	_end = .;

	/DISCARD/ : {
		*(.comment .note.* .eh_frame)
	}
}
