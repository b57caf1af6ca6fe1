/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uklab.exercises.internal.context.Assembly.Instruction;
import org.uklab.exercises.internal.context.Assembly.Operand;

/**
 * Execute a solution on simulated memory until control gets to a place of the agent's. One thread.
 *
 * <p>Memory is the agent's arena and the solution's own data; all else faults.
 */
final class SimulatedProcessor {
    static final long DIRECTION = 1L << 10;
    static final long INTERRUPTS = 1L << 9;
    /** Trampolines of fresh contexts, as in ctx_start.S. */
    static final long CLEAR_REGS = 0x30_0000;

    static final long JUMP = CLEAR_REGS + 1;
    static final long POP1 = CLEAR_REGS + 2;
    static final long POP2 = CLEAR_REGS + 3;

    private static final int RSP = 7;
    private static final int RBP = 6;
    private static final int RSI = 4;
    private static final int RDI = 5;
    private static final int R11 = 11;
    private static final int MOST_INSTRUCTIONS = 500;
    private static final long LOW = 0xffff_ffffL;

    /** Ends a run: a fault, or an endless loop. */
    static final class CrashException extends RuntimeException {
        CrashException(String what) {
            super(what, null, false, false);
        }
    }

    final long[] registers = new long[16];
    long flags;
    final long[] arena = new long[Arena.WORDS];

    private final Arena places;
    private final Assembly assembly;
    private final long[] data;
    private boolean equal;

    SimulatedProcessor(Arena places, Assembly assembly) {
        this.places = places;
        this.assembly = assembly;
        data = new long[assembly.dataWords()];
    }

    /** Call the function under test, and give the address where control gets out of it. */
    long call(long returnTo) {
        push(returnTo);
        long ip = assembly.entry();
        for (int left = MOST_INSTRUCTIONS; left > 0; left--) {
            Optional<Instruction> instruction = assembly.at(ip);
            if (instruction.isPresent()) {
                ip = execute(instruction.get(), Assembly.next(ip));
            } else if (ip >= CLEAR_REGS && ip <= POP2) {
                ip = trampoline(ip);
            } else {
                return ip;
            }
        }
        throw new CrashException("an endless loop");
    }

    private long trampoline(long ip) {
        if (ip == CLEAR_REGS) {
            long r11 = registers[R11];
            long rsp = registers[RSP];
            Arrays.fill(registers, 0);
            registers[R11] = r11;
            registers[RSP] = rsp;
        }
        if (ip == POP1 || ip == POP2) {
            registers[RDI] = pop();
        }
        if (ip == POP2) {
            registers[RSI] = pop();
        }
        registers[RBP] = 0;
        return pop();
    }

    /** Execute one, and give the address of the next. */
    private long execute(Instruction it, long next) {
        List<Operand> operands = it.operands();
        switch (it.name()) {
            case "pushq" -> push(get(operands.get(0)));
            case "popq" -> set(operands.get(0), pop());
            case "pushfq" -> push(flags);
            case "popfq" -> flags = pop();
            case "movq" -> set(operands.get(1), get(operands.get(0)));
            case "movl" -> moveLow(operands.get(0), operands.get(1));
            case "leaq" -> set(operands.get(1), address((Operand.Memory) operands.get(0)));
            case "addq" -> set(operands.get(1), get(operands.get(1)) + get(operands.get(0)));
            case "subq" -> set(operands.get(1), get(operands.get(1)) - get(operands.get(0)));
            case "xorq" -> set(operands.get(1), get(operands.get(1)) ^ get(operands.get(0)));
            case "cmpq" -> equal = get(operands.get(1)) == get(operands.get(0));
            case "std" -> flags |= DIRECTION;
            case "cli" -> flags &= ~INTERRUPTS;
            case "sti" -> flags |= INTERRUPTS;
            case "jmp", "jmpq" -> {
                return get(operands.get(0));
            }
            case "je" -> {
                return equal ? get(operands.get(0)) : next;
            }
            case "call" -> {
                push(next);
                return get(operands.get(0));
            }
            case "ret" -> {
                long to = pop();
                registers[RSP] += operands.isEmpty() ? 0 : get(operands.get(0));
                return to;
            }
            default -> throw new IllegalArgumentException("no proof used " + it.name() + " before");
        }
        return next;
    }

    private void moveLow(Operand from, Operand to) {
        long value = get(from) & LOW;
        set(to, to instanceof Operand.Memory ? (get(to) & ~LOW) | value : value);
    }

    private long get(Operand operand) {
        if (operand instanceof Operand.Register register) {
            return registers[register.number()];
        }
        return operand instanceof Operand.Memory memory ? load(address(memory)) : ((Operand.Immediate) operand).value();
    }

    private void set(Operand operand, long value) {
        if (operand instanceof Operand.Register register) {
            registers[register.number()] = value;
        } else {
            store(address((Operand.Memory) operand), value);
        }
    }

    private long address(Operand.Memory memory) {
        return memory.offset() + (memory.register() < 0 ? 0 : registers[memory.register()]);
    }

    private void push(long value) {
        registers[RSP] -= 8;
        store(registers[RSP], value);
    }

    private long pop() {
        long value = load(registers[RSP]);
        registers[RSP] += 8;
        return value;
    }

    long load(long address) {
        return inData(address) ? data[index(Assembly.DATA, address)] : arena[inArena(address)];
    }

    void store(long address, long value) {
        if (inData(address)) {
            data[index(Assembly.DATA, address)] = value;
        } else {
            arena[inArena(address)] = value;
        }
    }

    private boolean inData(long address) {
        return address % 8 == 0 && address >= Assembly.DATA && index(Assembly.DATA, address) < data.length;
    }

    private int inArena(long address) {
        if (address % 8 != 0 || address < places.base() || address >= places.address(Arena.WORDS)) {
            throw new CrashException("no memory at " + Words.hex(address));
        }
        return index(places.base(), address);
    }

    private static int index(long base, long address) {
        return (int) Math.min((address - base) / 8, Integer.MAX_VALUE);
    }
}
