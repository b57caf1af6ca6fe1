/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the boot loader to C.
 *
 * The loader (multiboot 1, with the addresses in the header because QEMU takes
 * no 64-bit ELF there) enters in 32-bit protected mode without paging:
 *
 *   eax  0x2badb002     ebx  physical address of the multiboot information
 *
 * This file clears .bss, maps the first 4 GiB one to one with 2 MiB pages
 * (paging.c refines that), turns on long mode and SSE, and calls
 * _libkvmplat_start(ebx) on the boot stack with interrupts off.
 *
 * Sources: Multiboot Specification 0.6.96; Intel SDM volume 3, 9.8.5.
 */
#include "x86.h"

#define MULTIBOOT_MAGIC 0x1badb002
#define MULTIBOOT_FLAGS 0x00010003 /* page aligned, memory map, addresses */

#define PAGES_PER_TABLE 512
#define PTE_PRESENT_RW 0x3
#define PDE_PRESENT_RW_2M 0x83

.section .boot, "ax", @progbits
.code32

.balign 4
multiboot_header:
	.long	MULTIBOOT_MAGIC
	.long	MULTIBOOT_FLAGS
	.long	-(MULTIBOOT_MAGIC + MULTIBOOT_FLAGS)
	.long	multiboot_header	/* where this header is loaded */
	.long	_start_image		/* what to load ... */
	.long	_edata			/* ... and until where */
	.long	_end			/* end of .bss */
	.long	_libkvmplat_entry

.globl _libkvmplat_entry
_libkvmplat_entry:
	cld
	cli
	movl	%ebx, %ebp

	/* The loader may not have cleared .bss */
	xorl	%eax, %eax
	movl	$__bss_start, %edi
	movl	$_end, %ecx
	subl	%edi, %ecx
	shrl	$2, %ecx
	rep stosl

	movl	$_boot_stack_top, %esp

	/* PML4[0] -> PDPT[0..3] -> four tables of 2 MiB pages */
	movl	$_boot_pdpt + PTE_PRESENT_RW, _boot_pml4
	movl	$_boot_pd + PTE_PRESENT_RW, %eax
	movl	$_boot_pdpt, %edi
	movl	$4, %ecx
1:	movl	%eax, (%edi)
	addl	$4096, %eax
	addl	$8, %edi
	loop	1b

	movl	$PDE_PRESENT_RW_2M, %eax
	movl	$_boot_pd, %edi
	movl	$(4 * PAGES_PER_TABLE), %ecx
1:	movl	%eax, (%edi)
	addl	$(2 << 20), %eax
	addl	$8, %edi
	loop	1b

	movl	$_boot_pml4, %eax
	movl	%eax, %cr3
	movl	$(CR4_PAE | CR4_OSFXSR | CR4_OSXMMEXCPT), %eax
	movl	%eax, %cr4
	movl	$MSR_EFER, %ecx
	rdmsr
	orl	$(EFER_LME | EFER_NXE), %eax
	wrmsr
	movl	$(CR0_PG | CR0_WP | CR0_NE | CR0_MP | CR0_PE), %eax
	movl	%eax, %cr0

	lgdt	boot_gdt_ptr
	ljmp	$GDT_CODE, $start64

.code64
start64:
	movl	$GDT_DATA, %eax
	movl	%eax, %ds
	movl	%eax, %es
	movl	%eax, %ss
	xorl	%eax, %eax
	movl	%eax, %fs
	movl	%eax, %gs

	fninit
	movl	%ebp, %edi	/* the multiboot information */
	xorl	%ebp, %ebp	/* a backtrace ends here */
	call	_libkvmplat_start
	ud2

.balign 8
boot_gdt:
	.quad	0
	.quad	GDT_CODE_DESC
	.quad	GDT_DATA_DESC
boot_gdt_ptr:
	.word	boot_gdt_ptr - boot_gdt - 1
	.long	boot_gdt

.section .bss.boot, "aw", @nobits
.balign 4096
.globl _boot_pml4
_boot_pml4:	.skip 4096
_boot_pdpt:	.skip 4096
.globl _boot_pd
_boot_pd:	.skip 4 * 4096

/* Becomes the stack of the first thread */
.globl _boot_stack
_boot_stack:	.skip BOOT_STACK_SIZE
_boot_stack_top:

.section .note.GNU-stack, "", @progbits
