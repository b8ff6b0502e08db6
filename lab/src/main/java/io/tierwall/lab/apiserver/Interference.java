package io.tierwall.lab.apiserver;

import io.tierwall.lab.apiserver.Fate.Disturbance;
import io.tierwall.lab.objects.ApiException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Between those who ask and the router: does to requests what the filter decides. */
final class Interference implements Answering {

    private final RequestFilter filter;
    private final Router router;
    private final Holds holds;

    Interference(RequestFilter filter, Router router, Holds holds) {
        this.filter = filter;
        this.router = router;
        this.holds = holds;
    }

    @Override
    public Answer handle(ApiRequest request) {
        if (router.isExtension(request)) {
            return router.handle(request);
        }
        RequestInfo info = RequestInfo.of(request);
        Fate fate = filter.before(info);
        holds.pause(fate.delay());
        Optional<Disturbance> disturbance = fate.disturbance();
        if (disturbance.isEmpty()) {
            return router.handle(request);
        }
        return switch (disturbance.get()) {
            case Fate.Restored(long versions) -> restored(new EarlierVersions(versions), request);
            case Fate.Disturbance other when info.verb() == RequestInfo.Verb.WATCH -> watch(other, request);
            case Fate.Truncated _ -> truncated(router.handle(request));
            case Fate.Disturbance other -> new Answer.Disturbed(other);
        };
    }

    private Answer restored(EarlierVersions versions, ApiRequest request) {
        return switch (router.handle(versions.request(request))) {
            case Answer.Document document -> document.with(versions.seen(document.body()));
            case Answer.Stream stream -> stream.seenAs(versions::seen);
            case Answer other -> other;
        };
    }

    private static Answer truncated(Answer answer) {
        if (answer instanceof Answer.Document document) {
            byte[] whole = HttpBridge.bytes(document.body());
            return new Answer.Bytes(ByteBuffer.wrap(whole, 0, whole.length / 2), document.contentType());
        }
        return answer;
    }

    /** A watch begins first, or its reader could not tell what happens from a server that is away. */
    private Answer watch(Disturbance disturbance, ApiRequest request) {
        return switch (disturbance) {
            case Fate.Cut _, Fate.Expired _, Fate.Truncated _ ->
                router.handle(request) instanceof Answer.Stream stream
                        ? stream.doomed(disturbance)
                        : new Answer.Disturbed(disturbance);
            case Fate.Refused _, Fate.Silent _, Fate.Restored _ -> new Answer.Disturbed(disturbance);
        };
    }

    static ApiException expired() {
        return ApiException.expired(0, 1);
    }
}
