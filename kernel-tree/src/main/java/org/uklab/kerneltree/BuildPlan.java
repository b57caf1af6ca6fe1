/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * List the commands that make a kernel image, in dependency order, as {@code plan.json} of the build has them.
 *
 * @param version the format; we know 1
 * @param image absolute path of the bootable image
 * @param debug absolute path of the image with symbols
 * @param steps every compile, partial link, objcopy, link and strip
 */
public record BuildPlan(int version, String image, String debug, List<Step> steps) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public BuildPlan {
        steps = List.copyOf(steps);
    }

    /**
     * Run one command that reads {@code inputs} and writes {@code output}, nothing else.
     *
     * @param output absolute path, a token of {@code argv} by itself
     * @param inputs absolute paths: the source first, then headers; or objects and linker scripts
     * @param argv the command, no shell
     */
    public record Step(String output, List<String> inputs, List<String> argv) {
        public Step {
            inputs = List.copyOf(inputs);
            argv = List.copyOf(argv);
        }

        /** Say whether the step itself reads one of these files. */
        public boolean reads(Set<String> paths) {
            return !Collections.disjoint(inputs, paths);
        }

        /** Replace whole tokens of the command, the inputs and the output. */
        public Step relocated(Map<String, String> moved) {
            return new Step(moved.getOrDefault(output, output), replace(inputs, moved), replace(argv, moved));
        }

        private static List<String> replace(List<String> tokens, Map<String, String> moved) {
            return tokens.stream()
                    .map(token -> moved.getOrDefault(token, token))
                    .toList();
        }
    }

    /**
     * Parse {@code plan.json}.
     *
     * @throws IOException if it is not a plan of version 1 whose steps name their outputs in their commands
     */
    public static BuildPlan parse(byte[] json) throws IOException {
        BuildPlan plan;
        try {
            plan = JSON.readValue(json, BuildPlan.class);
        } catch (JsonProcessingException malformed) {
            throw new IOException("plan.json is malformed: " + malformed.getOriginalMessage(), malformed);
        }
        if (plan.version != 1) {
            throw new IOException("plan.json has version " + plan.version + "; this uklab reads version 1");
        }
        for (Step step : plan.steps) {
            if (!step.argv.contains(step.output)) {
                throw new IOException("plan.json: the command for " + step.output + " does not name it as a token");
            }
        }
        return plan;
    }

    /** Give the plan as {@code plan.json} has it. */
    public byte[] json() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /** List the steps to run again, in order, when these files change: their readers, and the readers' readers. */
    public List<Step> affectedBy(Set<String> changed) {
        Set<String> stale = new HashSet<>(changed);
        List<Step> again = new ArrayList<>();
        for (Step step : steps) {
            if (step.reads(stale)) {
                stale.add(step.output);
                again.add(step);
            }
        }
        return again;
    }
}
