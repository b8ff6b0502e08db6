package io.tierwall.server.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.server.api.http.FrontDoor;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No path that the manager serves is forgotten when it is said who may do what. */
final class RegisteredPathsTest {

    /** All of it is refused to everybody. */
    private static final String OTHER_SCOPES =
            "/{scope: policy/api/v1/(orgs|org-root|global-infra)|global-manager/api/v1}{rest: (/.*)?}";

    /** A parameter that stands for one of some words. */
    private static final Pattern ALTERNATIVES = Pattern.compile("\\{\\w+: ([-\\w/]+(?:\\|[-\\w/]+)+)}");

    private record Registered(String method, String path) {}

    private static List<Registered> registered() throws Exception {
        URI classes = FrontDoor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        java.nio.file.Path root = java.nio.file.Path.of(classes).resolve("io/tierwall/server/api");
        List<Registered> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            for (java.nio.file.Path file : files.sorted().toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                if (name.endsWith("Resource.class")) {
                    collect(Class.forName("io.tierwall.server.api." + name.replaceFirst("\\.class$", "")), found);
                }
            }
        }
        return found;
    }

    private static void collect(Class<?> resource, List<Registered> found) throws IOException {
        String base = path(Optional.ofNullable(resource.getAnnotation(Path.class)));
        for (Method method : resource.getDeclaredMethods()) {
            String path = base + path(Optional.ofNullable(method.getAnnotation(Path.class)));
            Arrays.stream(method.getAnnotations())
                    .flatMap(annotation ->
                            Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                    .forEach(verb -> prefixes(path).forEach(each -> found.add(new Registered(verb.value(), each))));
        }
    }

    private static String path(Optional<Path> annotation) {
        String path = annotation.map(Path::value).orElse("");
        return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    }

    private static Stream<String> prefixes(String path) {
        Matcher alternatives = ALTERNATIVES.matcher(path);
        return alternatives.find()
                ? Stream.of(alternatives.group(1).split("\\|", -1))
                        .flatMap(one -> prefixes(path.replace(alternatives.group(), one)))
                : Stream.of(path);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    @Test
    void everyPathIsNamedUnlessItIsOpenOrEveryRoleMayReadIt() throws Exception {
        List<String> unnamed = registered().stream()
                .filter(each -> !Requirements.names(segments(each.path())))
                .map(each -> each.method() + " /" + String.join("/", segments(each.path())))
                .distinct()
                .toList();

        assertThat(unnamed)
                .containsExactlyInAnyOrder(
                        "POST /api/session/create",
                        "GET /api/v1/reverse-proxy/node/health",
                        "GET /policy/api/v1/infra/{path: .+}",
                        "PUT /policy/api/v1/infra/{path: .+}",
                        "PATCH /policy/api/v1/infra/{path: .+}",
                        "POST /policy/api/v1/infra/{path: .+}",
                        "DELETE /policy/api/v1/infra/{path: .+}",
                        "GET /policy/api/v1/search",
                        "GET /policy/api/v1/search/query",
                        "GET /policy/api/v1/search/dsl",
                        "GET " + OTHER_SCOPES,
                        "PUT " + OTHER_SCOPES,
                        "PATCH " + OTHER_SCOPES,
                        "POST " + OTHER_SCOPES,
                        "DELETE " + OTHER_SCOPES);
    }

    @Test
    void manyPathsAreFound() throws Exception {
        assertThat(registered()).hasSizeGreaterThan(60);
    }
}
