package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds who answers a request. */
final class Router implements Answering {

    private static final Set<String> PROBES = Set.of("/healthz", "/livez", "/readyz");

    private final Kinds kinds;
    private final KeptResources kept;
    private final ComputedResources computed;
    private final Discovery discovery;
    private final List<Extension> extensions;

    Router(Kinds kinds, KeptResources kept, ComputedResources computed, List<Extension> extensions) {
        this.kinds = kinds;
        this.kept = kept;
        this.computed = computed;
        this.discovery = new Discovery(kinds);
        this.extensions = List.copyOf(extensions);
    }

    @Override
    public Answer handle(ApiRequest request) {
        Access.check(request);
        Optional<Extension> extension = extension(request);
        if (extension.isPresent()) {
            return Answer.ok(extension
                    .get()
                    .handle(request.method(), request.path(), request.body().json()));
        }
        if (!request.path().equals("/openapi/v2")) {
            acceptable(request.accept());
        }
        return PROBES.contains(request.path()) && request.method().equals("GET")
                ? new Answer.Text("ok")
                : document(request).orElseGet(() -> resource(request));
    }

    /** Whether it is about something else than Kubernetes' API. */
    boolean isExtension(ApiRequest request) {
        return extension(request).isPresent();
    }

    private Optional<Extension> extension(ApiRequest request) {
        return extensions.stream()
                .filter(candidate -> request.path().startsWith(candidate.prefix()))
                .findFirst();
    }

    private Optional<Answer> document(ApiRequest request) {
        Optional<Answer> document = discovery.at(request.path(), request.accept());
        if (document.isPresent() && !request.method().equals("GET")) {
            throw ApiException.notAllowed();
        }
        return document;
    }

    private Answer resource(ApiRequest request) {
        ResourcePath path = ResourcePath.parse(request.path()).orElseThrow(ApiException::noSuchResource);
        if (Reviews.isOne(path)) {
            return Reviews.answer(path, request);
        }
        Optional<Target> target = kinds.kept(path);
        if (target.isPresent()) {
            return kept.handle(target.get(), request);
        }
        ReadOnlyResource resource = kinds.computed(path).orElseThrow(ApiException::noSuchResource);
        return computed.handle(resource, path, request);
    }

    /** All answers are JSON. */
    private static void acceptable(String accept) {
        String wanted = accept.toLowerCase(Locale.ROOT);
        if (!wanted.isBlank()
                && !wanted.contains("application/json")
                && !wanted.contains("*/*")
                && !wanted.contains("application/*")) {
            throw ApiException.notAcceptable(accept);
        }
    }
}
