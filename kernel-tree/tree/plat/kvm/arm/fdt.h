/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads a flattened device tree: what the machine tells about itself.
 *
 * Source: Devicetree Specification v0.3, chapter 5.
 */
#ifndef __KVM_ARM_FDT_H__
#define __KVM_ARM_FDT_H__

#include <uk/arch/types.h>

/* A node, or where to go on in the tree; 0 is none */
typedef __u32 fdt_node;

/**
 * Take a tree to read from.
 *
 * @param fdt the tree, borrowed; may be anything
 * @return its size in bytes, 0 if it is no tree
 */
__sz fdt_open(const void *fdt);

/**
 * Find the next node that has a value in its list of strings `property`
 * ("compatible", "device_type"), without those that are not for us: devices of
 * the secure world are disabled.
 *
 * @param after a node, or 0 to begin
 */
fdt_node fdt_find(fdt_node after, const char *property, const char *value);

/** Find a node of the root by name, without unit address. */
fdt_node fdt_child(const char *name);

/**
 * Get a property of a node.
 *
 * @param len bytes of it; may be NULL
 * @return NULL if the node has no such property
 */
const void *fdt_property(fdt_node node, const char *name, __sz *len);

/**
 * Get an address range of a node of the root, which counts both in two cells.
 *
 * @param i which one
 * @return 0, or -1 if there are fewer
 */
int fdt_reg(fdt_node node, int i, __u64 *base, __u64 *size);

#endif /* __KVM_ARM_FDT_H__ */
