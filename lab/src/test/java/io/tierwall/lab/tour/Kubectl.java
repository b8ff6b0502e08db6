package io.tierwall.lab.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kubectl of this machine: the one on the path, or one that {@code TIERWALL_TEST_KUBECTL} names.
 *
 * @param program where it is
 * @param minor which minor version of Kubernetes it belongs to
 * @param home where it runs, with a file {@code kubeconfig}
 */
record Kubectl(Path program, int minor, Path home) {

    private static final Pattern MINOR = Pattern.compile("\"minor\": \"(\\d+)");
    private static final int PATIENCE_SECONDS = 120;

    /** What a run said, errors included. */
    record Run(int code, String said) {}

    /** All that are here, each once. */
    static List<Kubectl> found(Path home) {
        Stream<Path> onPath = split(System.getenv().getOrDefault("PATH", ""))
                .map(directory -> directory.resolve("kubectl"))
                .filter(Files::isExecutable)
                .limit(1);
        Stream<Path> named = split(System.getenv().getOrDefault("TIERWALL_TEST_KUBECTL", ""));
        return Stream.concat(onPath, named)
                .distinct()
                .map(program -> new Kubectl(program, minor(program), home))
                .toList();
    }

    private static Stream<Path> split(String paths) {
        return Arrays.stream(paths.split(File.pathSeparator))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    private static int minor(Path program) {
        String said = new Kubectl(program, 0, Path.of("."))
                .run("version", "--client", "--output=json")
                .said();
        Matcher minor = MINOR.matcher(said);
        if (!minor.find()) {
            throw new IllegalArgumentException(program + " does not say its version: " + said);
        }
        return Integer.parseInt(minor.group(1));
    }

    Process start(String... arguments) {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", home.resolve("kubeconfig").toString());
        builder.environment().put("KUBE_EDITOR", "sed -i s/colour:.*/colour:\\ edited/");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Run run(String... arguments) {
        Process process = start(arguments);
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(said)
                    .isTrue();
            return new Run(process.exitValue(), said);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What a run that succeeds says. */
    String does(String... arguments) {
        Run run = run(arguments);
        assertThat(run.code()).as("%s: %s", List.of(arguments), run.said()).isZero();
        return run.said();
    }

    /** What a run that fails says. */
    String fails(String... arguments) {
        Run run = run(arguments);
        assertThat(run.code()).as("%s: %s", List.of(arguments), run.said()).isNotZero();
        return run.said();
    }
}
