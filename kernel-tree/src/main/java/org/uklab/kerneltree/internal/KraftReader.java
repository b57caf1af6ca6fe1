/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.kerneltree.KraftComponent;
import org.uklab.kerneltree.KraftException;
import org.uklab.kerneltree.KraftFile;
import org.uklab.kerneltree.KraftTarget;
import org.uklab.kerneltree.internal.YamlNode.Mapping;
import org.uklab.kerneltree.internal.YamlNode.Scalar;
import org.uklab.kerneltree.internal.YamlNode.Sequence;

/** Read a kraft.yaml (contract 9.2) and fill in its defaults. */
public final class KraftReader {
    private static final Pattern SETTING = Pattern.compile("(?:CONFIG_)?([A-Za-z0-9_]+)=(.*)", Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile("[yn]|-?[0-9]+|0[xX][0-9a-fA-F]+|\".*\"", Pattern.DOTALL);

    private final Path file;
    private final KraftKeys root;

    private KraftReader(Path file, KraftKeys root) {
        this.file = file;
        this.root = root;
    }

    /** Read the text of a file; fails with a {@link KraftException} that names place and remedy. */
    public static KraftFile read(Path file, String text) throws IOException {
        YamlNode node = YamlNode.read(file.toString(), text);
        if (!(node instanceof Mapping mapping)) {
            throw new KraftException(node.place(), "", "it is " + node.kind(), "begin with specification: '0.5'");
        }
        return new KraftReader(file, new KraftKeys("", mapping)).file();
    }

    private KraftFile file() throws KraftException {
        root.text("specification", KraftReader::missing); // any: the words of 0.5 are understood, others passed over
        KraftComponent unikraft = component("unikraft", root.required("unikraft"), "");
        String folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("app");
        String name = root.text("name", key -> folder);
        String outdir = root.text("outdir", key -> "build");
        Optional<YamlNode> template = root.get("template");
        Map<String, Object> extensions = new LinkedHashMap<>();
        root.mapping().entries().forEach((key, value) -> {
            if (key.startsWith("x-")) {
                extensions.put(key, value.plain());
            }
        });
        return new KraftFile(
                file,
                name,
                outdir,
                template.isPresent() ? Optional.of(component("template", template.get(), "")) : Optional.empty(),
                unikraft,
                libraries(),
                targets(name, outdir),
                extensions);
    }

    private static String missing(KraftKeys.Missing at) throws KraftException {
        throw at.error();
    }

    private List<KraftComponent> libraries() throws KraftException {
        List<KraftComponent> libraries = new ArrayList<>();
        for (Map.Entry<String, YamlNode> entry :
                root.group("libraries").entries().entrySet()) {
            libraries.add(component("libraries." + entry.getKey(), entry.getValue(), entry.getKey()));
        }
        return libraries;
    }

    private List<KraftTarget> targets(String project, String outdir) throws KraftException {
        List<KraftTarget> targets = new ArrayList<>();
        List<YamlNode> items = root.list("targets");
        for (int i = 0; i < items.size(); i++) {
            String key = "targets[" + i + "]";
            targets.add(target(KraftKeys.of(key, items.get(i)), project, outdir));
        }
        return targets;
    }

    private static KraftTarget target(KraftKeys keys, String project, String outdir) throws KraftException {
        String name = keys.text("name", key -> project);
        KraftComponent architecture = named(keys, "architecture");
        KraftTarget.Platform platform = platform(keys);
        String kernel = keys.text(
                "kernel",
                key -> outdir + "/" + name + "_" + platform.component().name() + "-" + architecture.name());
        Optional<YamlNode> initrd = keys.get("initrd");
        return new KraftTarget(
                name,
                keys.mapping().place(),
                architecture,
                platform,
                initrd.isPresent()
                        ? Optional.of(initrd(KraftKeys.of(keys.at("initrd"), initrd.get())))
                        : Optional.empty(),
                words(keys, "command"),
                keys.text("format", key -> ""),
                kernel,
                keys.text("kerneldbg", key -> kernel + ".dbg"),
                kconfig(keys));
    }

    // The name is the text itself, or the `source` of a group of keys.
    private static KraftComponent named(KraftKeys keys, String key) throws KraftException {
        YamlNode value = keys.required(key);
        if (value instanceof Scalar scalar && scalar.type() == Scalar.Kind.TEXT) {
            return new KraftComponent(scalar.text(), "", "", true, List.of());
        }
        KraftKeys group = KraftKeys.of(keys.at(key), value);
        String name = group.text("name", at -> group.text("source", KraftReader::missing));
        return new KraftComponent(name, "", group.text("version", at -> ""), true, kconfig(group));
    }

    private static KraftTarget.Platform platform(KraftKeys keys) throws KraftException {
        KraftComponent component = named(keys, "platform");
        if (!(keys.required("platform") instanceof Mapping group)) {
            return new KraftTarget.Platform(component, "", "", 0, "");
        }
        KraftKeys more = new KraftKeys(keys.at("platform"), group);
        return new KraftTarget.Platform(
                component,
                more.text("pre_up", key -> ""),
                more.text("post_down", key -> ""),
                more.number("cpus"),
                more.text("memory", key -> ""));
    }

    private static KraftTarget.Initrd initrd(KraftKeys keys) throws KraftException {
        Map<String, String> input = new LinkedHashMap<>();
        YamlNode given = keys.get("input").orElse(new Sequence(keys.mapping().place(), List.of()));
        if (given instanceof Mapping mapping) {
            for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
                input.put(entry.getKey(), KraftKeys.text(keys.at("input") + "." + entry.getKey(), entry.getValue()));
            }
        } else {
            for (String path : words(keys, "input")) {
                int colon = path.indexOf(':');
                input.put(colon < 0 ? path : path.substring(0, colon), colon < 0 ? path : path.substring(colon + 1));
            }
        }
        return new KraftTarget.Initrd(
                keys.text("output", key -> ""), keys.flag("compress"), keys.text("format", key -> ""), input);
    }

    /** Read a part that is a version, a source, source@version, true, false, nothing, or a group of keys. */
    private static KraftComponent component(String key, YamlNode value, String name) throws KraftException {
        if (value instanceof Scalar scalar) {
            String text = scalar.type() == Scalar.Kind.BOOL ? "" : scalar.text();
            int at = text.lastIndexOf('@');
            boolean place = at >= 0 || text.contains("/") || text.startsWith(".");
            String source = at >= 0 ? text.substring(0, at) : place ? text : "";
            String version = at >= 0 ? text.substring(at + 1) : place ? "" : text;
            boolean selected =
                    scalar.type() != Scalar.Kind.BOOL || scalar.text().equals("true");
            return new KraftComponent(name, source, version, selected, List.of());
        }
        KraftKeys keys = KraftKeys.of(key, value);
        return new KraftComponent(
                name, keys.text("source", at -> ""), keys.text("version", at -> ""), true, kconfig(keys));
    }

    private static List<String> words(KraftKeys keys, String key) throws KraftException {
        Optional<YamlNode> value = keys.get(key);
        if (value.isPresent() && value.get() instanceof Scalar scalar) {
            return scalar.text().isBlank()
                    ? List.of()
                    : List.of(scalar.text().strip().split("\\s+"));
        }
        List<String> words = new ArrayList<>();
        for (YamlNode item : keys.list(key)) {
            words.add(KraftKeys.text(keys.at(key), item));
        }
        return words;
    }

    private static List<String> kconfig(KraftKeys keys) throws KraftException {
        List<String> settings = new ArrayList<>();
        Optional<YamlNode> value = keys.get("kconfig");
        if (value.isPresent() && value.get() instanceof Mapping mapping) {
            for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
                String text = KraftKeys.text(keys.at("kconfig") + "." + entry.getKey(), entry.getValue());
                boolean bool = entry.getValue() instanceof Scalar scalar && scalar.type() == Scalar.Kind.BOOL;
                String given = bool ? (text.equals("true") ? "y" : "n") : text;
                settings.add(setting(keys, entry.getValue(), entry.getKey() + "=" + given));
            }
        } else {
            for (YamlNode item : keys.list("kconfig")) {
                settings.add(setting(keys, item, KraftKeys.text(keys.at("kconfig"), item)));
            }
        }
        return settings;
    }

    private static String setting(KraftKeys keys, YamlNode at, String text) throws KraftException {
        Matcher setting = SETTING.matcher(text);
        if (!setting.matches() || text.contains("\n")) {
            throw new KraftException(
                    at.place(), keys.at("kconfig"), "'" + text + "' is no setting", "write CONFIG_NAME=value");
        }
        String value = setting.group(2);
        String quoted = BARE.matcher(value).matches()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return "CONFIG_" + setting.group(1) + "=" + quoted;
    }
}
