package io.tierwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The modules are nouns, and the arrows between them go one way. */
final class ModuleDirectionTest {

    private static final String BASE = "io.tierwall.";

    /** Which modules each module may know, and which packages of others. */
    private static final Map<String, Rules> MODULES = new TreeMap<>(Map.of(
            "model", new Rules(Set.of(), Set.of()),
            "wire", new Rules(Set.of("model"), Set.of("com.fasterxml.jackson")),
            "antrea", new Rules(Set.of("model"), Set.of("com.fasterxml.jackson", "io.fabric8.kubernetes")),
            "analysis", new Rules(Set.of("model", "antrea"), Set.of("io.fabric8.kubernetes", "org.roaringbitmap")),
            "store", new Rules(Set.of(), Set.of("org.jdbi", "org.flywaydb", "org.sqlite", "org.slf4j")),
            "sync", new Rules(Set.of("model", "antrea"), Set.of("io.fabric8", "org.slf4j", "com.fasterxml.jackson")),
            "lab",
                    new Rules(
                            Set.of("model", "antrea"),
                            Set.of(
                                    "io.fabric8.kubernetes",
                                    "com.fasterxml.jackson",
                                    "org.eclipse.jetty",
                                    "org.bouncycastle",
                                    "org.slf4j")),
            "cli", new Rules(Set.of("lab"), Set.of("com.fasterxml.jackson", "picocli", "org.slf4j"))));

    private record Rules(Set<String> modules, Set<String> libraries) {

        boolean allow(String module, JavaClass target) {
            String name = target.getPackageName();
            return name.startsWith("java.")
                    || name.startsWith("javax.")
                    || name.startsWith("org.jspecify")
                    || name.isEmpty()
                    || libraries.stream().anyMatch(library -> within(name, library))
                    || within(name, BASE + module)
                    || modules.stream().anyMatch(other -> within(name, BASE + other));
        }

        private static boolean within(String name, String outer) {
            return name.equals(outer) || name.startsWith(outer + ".");
        }
    }

    private static final Map<String, JavaClasses> CLASSES = load();

    private static Map<String, JavaClasses> load() {
        Map<String, JavaClasses> loaded = new TreeMap<>();
        Stream.concat(MODULES.keySet().stream(), Stream.of("server"))
                .forEach(module -> loaded.put(
                        module, new ClassFileImporter().importPath(Path.of("..", module, "target", "classes"))));
        return loaded;
    }

    @Test
    void everyModuleHasClassesToLookAt() {
        assertThat(CLASSES.values())
                .allSatisfy(classes -> assertThat((Collection<?>) classes).isNotEmpty());
    }

    @Test
    void aModuleKnowsOnlyWhatItsRowNames() {
        List<String> violations = MODULES.entrySet().stream()
                .flatMap(entry -> dependencies(entry.getKey())
                        .filter(dependency -> !entry.getValue()
                                .allow(
                                        entry.getKey(),
                                        dependency.getTargetClass().getBaseComponentType()))
                        .map(Dependency::getDescription))
                .toList();

        assertThat(violations).isEmpty();
    }

    @Test
    void quarkusLivesInTheServerAndNowhereElse() {
        List<String> users = MODULES.keySet().stream()
                .flatMap(ModuleDirectionTest::dependencies)
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("io.quarkus"))
                .map(Dependency::getDescription)
                .toList();

        assertThat(users).isEmpty();
    }

    private static Stream<Dependency> dependencies(String module) {
        return Objects.requireNonNull(CLASSES.get(module)).stream()
                .flatMap(javaClass -> javaClass.getDirectDependenciesFromSelf().stream());
    }
}
