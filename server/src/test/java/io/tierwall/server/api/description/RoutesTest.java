package io.tierwall.server.api.description;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the server serves of NSX's API is in the table of operations. */
final class RoutesTest {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");
    private static final String TIERWALL = "/tierwall/";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^:}]+)(?::([^}]*))?}");

    /** A method of a resource, and the paths that lead to it. */
    private record Route(String method, Pattern path) {

        boolean serves(NsxOperation operation) {
            String path = operation.path().replaceAll("\\{(site|enforcement-point)}", "default");
            return operation.method().equals(method)
                    && this.path.matcher(path.replaceAll("\\{[^}]*}", "x")).matches();
        }
    }

    @Test
    void everyRouteIsDescribed() throws IOException, ReflectiveOperationException {
        List<Route> routes = routes();
        List<NsxOperation> operations = NsxOperation.all();

        assertThat(routes).hasSizeGreaterThan(50);
        assertThat(routes.stream().filter(route -> operations.stream().noneMatch(route::serves)))
                .isEmpty();
    }

    private static List<Route> routes() throws IOException, ReflectiveOperationException {
        List<Route> routes = new ArrayList<>();
        for (Class<?> resource : resources()) {
            String base = resource.getAnnotation(Path.class).value();
            for (Method method : resource.getDeclaredMethods()) {
                verb(method).filter(_ -> isDescribed(base)).ifPresent(verb -> {
                    Path below = method.getAnnotation(Path.class);
                    routes.add(new Route(verb, pattern(below == null ? base : base + "/" + below.value())));
                });
            }
        }
        return routes;
    }

    /** Tierwall's own part is described by itself; that NSX's other scopes are not here needs no description. */
    private static boolean isDescribed(String base) {
        return !base.startsWith(TIERWALL) && !base.startsWith("/{scope");
    }

    private static List<Class<?>> resources() throws IOException, ReflectiveOperationException {
        List<Class<?>> resources = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve("io/tierwall/server/api"))) {
            for (java.nio.file.Path file : files.filter(file -> file.toString().endsWith("Resource.class"))
                    .toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                Class<?> found = Class.forName(name.substring(0, name.length() - ".class".length()));
                if (found.isAnnotationPresent(Path.class)) {
                    resources.add(found);
                }
            }
        }
        return resources;
    }

    private static Optional<String> verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return Optional.of(verb.value());
            }
        }
        return Optional.empty();
    }

    private static Pattern pattern(String template) {
        Matcher parameter = PARAMETER.matcher(template.replaceAll("/+", "/"));
        return Pattern.compile(parameter.replaceAll(found -> Matcher.quoteReplacement(
                found.group(2) == null ? "[^/]+" : "(?:" + found.group(2).strip() + ")")));
    }
}
