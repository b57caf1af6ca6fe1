/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/** Read YAML into records without guessing: no unknown, missing, null or repeated keys, no text for numbers. Any thread. */
public final class StrictYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictYaml() {}

    /** Read the file that the complaints are about; empty, with a complaint, if that cannot be done. */
    public static <T> Optional<T> read(TypeReference<T> type, Complaints complaints) {
        try {
            return parse(Files.readString(complaints.file()), type, complaints);
        } catch (IOException unreadable) {
            complaints.about("", "it cannot be read", "create it; exercises/README.md says how");
            return Optional.empty();
        }
    }

    /** Read a piece of the file that the complaints are about; empty, with a complaint, if that cannot be done. */
    public static <T> Optional<T> parse(String yaml, TypeReference<T> type, Complaints complaints) {
        try {
            T value = MAPPER.readValue(yaml, type);
            if (value == null) {
                complaints.about("", "it is empty", "fill it in; exercises/README.md says how");
            }
            return Optional.ofNullable(value);
        } catch (UnrecognizedPropertyException unknown) {
            complaints.about(path(unknown), "unknown key", "use one of " + unknown.getKnownPropertyIds());
        } catch (MismatchedInputException mismatch) {
            complain(mismatch, complaints);
        } catch (JsonMappingException wrong) {
            complaints.about(path(wrong), firstLine(wrong), "correct the value");
        } catch (JsonProcessingException malformed) {
            String line = malformed.getLocation() == null
                    ? ""
                    : " (line " + malformed.getLocation().getLineNr() + ")";
            complaints.about("", "it is not YAML: " + firstLine(malformed) + line, "correct the syntax");
        }
        return Optional.empty();
    }

    // Jackson's own words speak of Java types, which are not the author's business.
    private static void complain(MismatchedInputException mismatch, Complaints complaints) {
        String reason = firstLine(mismatch);
        Class<?> wanted = Objects.requireNonNullElse(mismatch.getTargetType(), Object.class);
        if (reason.startsWith("Missing")) {
            complaints.about(path(mismatch), "it is missing", "add the key");
        } else if (reason.startsWith("Null")) {
            complaints.about(path(mismatch), "it has no value", "give it one");
        } else if (wanted.isEnum()) {
            complaints.about(path(mismatch), reason, "write one of those");
        } else {
            complaints.about(path(mismatch), "not " + kind(wanted), "correct the value");
        }
    }

    private static String kind(Class<?> type) {
        return type == String.class
                ? "a text"
                : type == int.class
                        ? "a whole number"
                        : type == boolean.class
                                ? "true or false"
                                : Collection.class.isAssignableFrom(type) ? "a list" : "a group of keys";
    }

    private static String path(JsonMappingException wrong) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : wrong.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String firstLine(JsonProcessingException error) {
        return Objects.requireNonNullElse(error.getOriginalMessage(), "no reason given")
                .lines()
                .findFirst()
                .orElse("no reason given");
    }
}
