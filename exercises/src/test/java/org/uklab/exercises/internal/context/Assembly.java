/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Read the assembly of a solution, as much of the language as the proofs use. Immutable once read.
 *
 * <p>So the proofs themselves are simulated, and not some likeness of them. Instructions are 16 bytes apart.
 */
final class Assembly {
    static final long CODE = 0x40_0000;
    static final long DATA = 0x60_0000;
    private static final int SPACING = 16;
    private static final List<String> LOW_NAMES = List.of(
            "eax", "ebx", "ecx", "edx", "esi", "edi", "ebp", "esp", "r8d", "r9d", "r10d", "r11d", "r12d", "r13d",
            "r14d", "r15d");
    private static final Pattern LABEL = Pattern.compile("([.\\w]+):\\s*(.*)");
    private static final Pattern MEMORY = Pattern.compile("([^(]*)\\((?:%(\\w+))\\)");

    sealed interface Operand {
        /** A register, or its lower half. */
        record Register(int number, boolean low) implements Operand {}

        record Immediate(long value) implements Operand {}

        /** A word at an offset from a register, or at an address if that is -1. */
        record Memory(long offset, int register) implements Operand {}
    }

    record Instruction(String name, List<Operand> operands) {}

    private record Line(String name, List<String> operands) {}

    private final Map<String, Long> symbols =
            new HashMap<>(Map.of("OFFSETOF_UKARCH_CTX_IP", 0L, "OFFSETOF_UKARCH_CTX_SP", 8L));
    private final List<Instruction> code = new ArrayList<>();
    private int dataWords;

    private Assembly() {}

    static Assembly read(String text) {
        Assembly it = new Assembly();
        List<Line> lines = new ArrayList<>();
        String plain = text.replaceAll("(?s)/\\*.*?\\*/", "");
        for (String line : plain.lines().map(String::strip).toList()) {
            it.accept(line, lines);
        }
        for (Line line : lines) {
            it.code.add(new Instruction(
                    line.name(), line.operands().stream().map(it::operand).toList()));
        }
        return it;
    }

    /** Give the address of the function under test. */
    long entry() {
        return symbol("ukarch_ctx_switch");
    }

    /** Give the instruction at an address of the code, if there is one. */
    Optional<Instruction> at(long address) {
        long index = (address - CODE) / SPACING;
        return address >= CODE && index < code.size() && (address - CODE) % SPACING == 0
                ? Optional.of(code.get((int) index))
                : Optional.empty();
    }

    static long next(long address) {
        return address + SPACING;
    }

    int dataWords() {
        return dataWords;
    }

    private void accept(String text, List<Line> lines) {
        String line = text;
        Matcher label = LABEL.matcher(line);
        if (label.matches()) {
            boolean data = label.group(2).startsWith(".");
            symbols.put(label.group(1), data ? DATA + 8L * dataWords : CODE + (long) SPACING * lines.size());
            line = label.group(2);
        }
        String[] words = line.split("\\s+", 2);
        if (words[0].equals(".fill")) {
            dataWords += Integer.parseInt(words[1].split(",", 2)[0]);
        } else if (words[0].equals(".quad")) {
            dataWords++;
        } else if (!line.isEmpty() && !line.startsWith(".") && !line.startsWith("#")) {
            lines.add(new Line(words[0], words.length == 1 ? List.of() : List.of(words[1].split(",\\s*", -1))));
        }
    }

    private Operand operand(String written) {
        String text = written.startsWith("*") ? written.substring(1) : written;
        Matcher memory = MEMORY.matcher(text);
        if (text.startsWith("%")) {
            String name = text.substring(1);
            int low = LOW_NAMES.indexOf(name);
            return new Operand.Register(low >= 0 ? low : register(name), low >= 0);
        }
        if (memory.matches()) {
            String base = memory.group(2);
            return new Operand.Memory(sum(memory.group(1)), base.equals("rip") ? -1 : register(base));
        }
        return new Operand.Immediate(sum(text.startsWith("$") ? text.substring(1) : text));
    }

    private static int register(String name) {
        int number = Registers.X86_64.names().indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("no register: " + name);
        }
        return number;
    }

    private long sum(String text) {
        long sum = 0;
        for (String term : text.split("\\+", -1)) {
            String word = term.strip();
            sum += word.isEmpty() ? 0 : word.matches("-?\\d+") ? Long.parseLong(word) : symbol(word);
        }
        return sum;
    }

    /** Forward references as in "1f" are to a number that stands once. */
    private long symbol(String name) {
        Long value = symbols.get(name.matches("\\d+[fb]") ? name.substring(0, name.length() - 1) : name);
        if (value == null) {
            throw new IllegalArgumentException("no such symbol: " + name);
        }
        return value;
    }
}
