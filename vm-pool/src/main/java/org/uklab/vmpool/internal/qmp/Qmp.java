/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.qmp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Speak QMP with a QEMU. One worker asks, another thread feeds what comes.
 *
 * <p>A guest may have taken over the QEMU that answers. So an answer is bounded in size, in depth and in time, one question
 * is open at a time, and the first thing that is not as it should be ends the talk: it is never asked again.
 */
public final class Qmp {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int MAX_LINE = 64 << 10;
    private static final int MAX_DEPTH = 16;

    private static final JsonMapper JSON = makeMapper();

    /** How a guest stopped its machine. */
    public enum Ending {
        OFF,
        RESET,
        EXIT_DEVICE
    }

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable OutputStream out;
    private BooleanSupplier alive = () -> true;
    private int asked;
    private boolean greeted;
    private @Nullable JsonNode answer;
    private @Nullable Ending ending;
    private @Nullable String fault;

    private static JsonMapper makeMapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }

    /** Take bytes as they come from QEMU. */
    public synchronized void feed(byte[] bytes) {
        for (byte b : bytes) {
            if (fault != null) {
                return;
            }
            if (b == '\n') {
                take(line.toByteArray());
                line.reset();
            } else if (line.size() == MAX_LINE) {
                broken("a line without an end");
            } else {
                line.write(b);
            }
        }
    }

    private void take(byte[] text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (IOException e) {
            broken("something that is not JSON");
            return;
        }
        if (message.path("event").isTextual()) {
            event(message);
        } else if (!greeted && message.path("QMP").isObject()) {
            greeted = true;
            notifyAll();
        } else if (answer == null
                && message.path("id").isInt()
                && message.path("id").intValue() == asked) {
            answer = message;
            notifyAll();
        } else {
            broken("an answer that nobody asked for");
        }
    }

    private void event(JsonNode event) {
        switch (event.path("event").textValue()) {
            case "SHUTDOWN" ->
                ended(event.path("data").path("reason").asText("").equals("guest-reset") ? Ending.RESET : Ending.OFF);
            case "GUEST_PANICKED" -> ended(Ending.EXIT_DEVICE);
            default -> {
                // RESUME, STOP and the like tell nothing new
            }
        }
    }

    private void ended(Ending how) {
        if (ending == null) {
            ending = how;
            notifyAll();
        }
    }

    private void broken(String why) {
        fault = "QEMU sent " + why;
        notifyAll();
    }

    /**
     * Wait for QEMU's greeting and agree on the protocol.
     *
     * @param to where QEMU reads
     * @param runs whether it still does
     */
    public synchronized void begin(OutputStream to, BooleanSupplier runs) throws IOException, InterruptedException {
        out = to;
        alive = runs;
        await(() -> greeted);
        ask("{\"execute\":\"qmp_capabilities\",\"id\":%d}");
    }

    /** Let the machine run. */
    public void resume() throws IOException, InterruptedException {
        ask("{\"execute\":\"cont\",\"id\":%d}");
    }

    /** Stop the machine before its next instruction. */
    public void stop() throws IOException, InterruptedException {
        ask("{\"execute\":\"stop\",\"id\":%d}");
    }

    /** Return how many instructions the guest has executed; while it runs, as of a little while ago. */
    public long instructions() throws IOException, InterruptedException {
        JsonNode count = ask("{\"execute\":\"query-replay\",\"id\":%d}").path("icount");
        if (!count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
            throw new IOException("QEMU does not count instructions");
        }
        return count.longValue();
    }

    /** Return the processor's registers in QEMU's words for people. */
    public String registers() throws IOException, InterruptedException {
        return ask("{\"execute\":\"human-monitor-command\","
                        + "\"arguments\":{\"command-line\":\"info registers\"},\"id\":%d}")
                .asText("");
    }

    /** Wait at most so long for the guest to stop the machine. */
    public synchronized Optional<Ending> ending(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (ending == null && fault == null && System.nanoTime() < deadline) {
            wait(Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
        }
        return Optional.ofNullable(ending);
    }

    private synchronized JsonNode ask(String question) throws IOException, InterruptedException {
        asked++;
        answer = null;
        OutputStream to = Objects.requireNonNull(out, "begin comes first");
        to.write((question.formatted(asked) + "\n").getBytes(UTF_8));
        to.flush();
        await(() -> answer != null);
        JsonNode given = answer;
        answer = null;
        asked++; // a second answer to the same question would be nobody's
        if (given == null || !given.has("return")) {
            throw new IOException("QEMU refused " + question);
        }
        return given.path("return");
    }

    private void await(BooleanSupplier come) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            if (fault != null) {
                throw new IOException(fault);
            }
            if (!alive.getAsBoolean()) {
                throw new IOException("QEMU has ended");
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("QEMU does not answer");
            }
            wait(LOOK.toMillis());
        }
    }
}
